import type { Relation } from 'shared/access/standing'
import type { Sight } from 'shared/cycles/schema'
import type { Database } from '../../db/client'
import { coachAssignmentsOf, visitorsOf } from './store'

/**
 * Who else than members can see a team's room now, as it is for this reader to know: all of it to who is of the team or
 * coaches it. A visitor finds themselves there and the coaches who read along; what the team has decided about its
 * coaches, and who else came to look, is not theirs to know.
 */
export async function readSight(
  { read }: Database,
  teamId: string,
  now: number,
  reader: { id: string; relation: Relation },
): Promise<Sight> {
  const coaches = (await coachAssignmentsOf(read, teamId)).map(({ person, paused, practiceShared }) => ({ name: person.name, paused, practiceShared }))
  const visitors = await visitorsOf(read, teamId, now)
  const isVisitor = reader.relation.kind === 'invited' || reader.relation.kind === 'emergency'
  const mayKnow = ({ personId }: { personId: string }) => !isVisitor || personId === reader.id
  return {
    coaches: isVisitor ? coaches.filter(({ paused }) => !paused).map((coach) => ({ ...coach, practiceShared: false })) : coaches,
    visitors: visitors.filter(mayKnow).map(({ name, as, until }) => ({ name, as, until })),
  }
}
