import { mayOpen } from 'shared/access/policy'
import type { Relation } from 'shared/access/standing'
import type { CycleDetail, DocumentAddress } from 'shared/cycles/schema'
import { inTransaction } from '../../db/transaction'
import { day } from '../../lib/clock'
import type { CycleDependencies } from './dependencies'
import { createPersonalDocument } from './documents'
import { notThere } from '../../http/guard'
import { findCycleOrThrow } from './entry'
import { documentsOfCycle, findNextCycleId, recordVisit } from './store'

/** How long a team is reminded that an admin opened its pages. */
const emergenciesToldFor = 14 * day

/**
 * Everything about a cycle that is not in its documents, and where those are. Whoever asks has looked: it is noted as
 * their visit, and a member who has no personal document here yet gets one.
 */
export async function readCycle(
  dependencies: CycleDependencies,
  cycleId: string,
  { id: personId, relation }: { id: string; relation: Relation },
): Promise<CycleDetail> {
  if (relation.kind === 'none' || relation.kind === 'owner') throw notThere()
  const { database, teams, now } = dependencies
  const { teamId, buildingId, summary, previousCycleId } = await findCycleOrThrow(dependencies, cycleId)
  const team = await teams.find(teamId)
  if (team === undefined) throw notThere()

  const place = { cycleId, buildingId, createdAt: now() }
  const { found, isNew } = await inTransaction(database, async (transaction) => {
    const before = await documentsOfCycle(transaction, cycleId)
    const isMissing = relation.kind === 'member' && !before.some(({ owner_id }) => owner_id === personId)
    if (isMissing) await createPersonalDocument(dependencies.documents, transaction, place, personId)
    const seq = before.find(({ kind }) => kind === 'cycle')?.head_seq ?? 0
    await recordVisit(transaction, { buildingId, personId, cycleId, at: now(), seq })
    return { found: isMissing ? await documentsOfCycle(transaction, cycleId) : before, isNew: isMissing }
  })
  if (isNew) dependencies.personalDocumentCreated(cycleId)
  const addressOf = (wanted: (document: (typeof found)[number]) => boolean): DocumentAddress | null => {
    const document = found.find(wanted)
    return document === undefined ? null : { id: document.id, epoch: document.epoch }
  }
  const room = addressOf(({ kind }) => kind === 'cycle')
  if (room === null) throw notThere()

  return {
    ...summary,
    team: { id: team.id, name: team.name, grade: team.grade, students: team.students },
    members: await teams.membersOf(teamId),
    coaches: await teams.coachesOf(teamId),
    nextMeeting: summary.pause === null ? await teams.nextMeeting(teamId, now()) : null,
    previousCycleId,
    nextCycleId: await findNextCycleId(database.read, cycleId),
    mayEdit: mayOpen({ kind: 'cycle', relation }) === 'editor',
    mayWriteTries: mayOpen({ kind: 'practice', relation }) === 'editor',
    as: relation.kind,
    until: 'until' in relation ? relation.until : null,
    sight: await teams.sight(teamId, now(), { id: personId, relation }),
    emergencies: relation.kind === 'member' ? await teams.emergencies(teamId, now() - emergenciesToldFor) : [],
    documents: {
      cycle: room,
      practice: mayOpen({ kind: 'practice', relation }) ? addressOf(({ kind }) => kind === 'practice') : null,
      personal: relation.kind === 'member' ? addressOf(({ owner_id }) => owner_id === personId) : null,
    },
  }
}
