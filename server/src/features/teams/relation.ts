import type { Kysely } from 'kysely'
import type { Relation } from 'shared/cycles/policy'
import type { Schema } from '../../db/schema'
import { findCoachAssignment, isMember } from './store'

/** What a person is to a team, as the tables say. */
export async function relationTo(db: Kysely<Schema>, teamId: string, personId: string): Promise<Relation> {
  if (await isMember(db, teamId, personId)) return { kind: 'member' }
  const coach = await findCoachAssignment(db, teamId, personId)
  if (coach === undefined) return { kind: 'none' }
  // A team cannot opt in to show its tries yet: that comes with the coach's desk.
  return { kind: 'coach', mayEdit: coach.may_edit === 1, paused: coach.paused_at !== null, practiceShared: false }
}
