import { ClearCycleError } from 'shared/errors'
import { cycleDocument, type CycleView } from 'shared/cycles/document'
import { newId } from 'shared/document/table'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { CycleDependencies } from './dependencies'
import { createSharedDocuments } from './documents'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { findCycleOrThrow } from './entry'
import { type CycleRecord, cyclesOfTeam, documentsOfCycle, findNextCycleId, insertCycle, setClosed } from './store'

/** Opens a team's next cycle, which carries in what the last one decided. Returns its id. */
export async function openCycle(dependencies: CycleDependencies, teamId: string, by: By): Promise<string> {
  const { database, teams } = dependencies
  const team = await teams.find(teamId)
  if (team === undefined) throw notThere()

  const [last] = await cyclesOfTeam(database.read, teamId)
  const previous = last === undefined ? null : { record: last, view: await readView(dependencies, last.summary.id) }
  const opened = await inTransaction(database, async (transaction) => {
    const id = await open(dependencies, transaction, { teamId, buildingId: team.building_id, previous })
    await dependencies.audit(transaction, by, { what: 'cycle opened', about: id })
    return id
  })
  dependencies.cycleOfTeamChanged(teamId)
  return opened
}

/**
 * Closes a cycle and, with `openNext`, opens the next one. Asking twice does it once: the second call answers with the
 * cycle that the first one opened.
 */
export async function closeCycle(
  dependencies: CycleDependencies,
  cycleId: string,
  openNext: boolean,
  by: By,
): Promise<string | null> {
  const { database, now } = dependencies
  const cycle = await findCycleOrThrow(dependencies, cycleId)
  const { teamId, buildingId } = cycle
  const view = openNext ? await readView(dependencies, cycleId) : null
  const nextCycleId = await inTransaction(database, async (transaction) => {
    if (await setClosed(transaction, cycleId, now())) {
      await dependencies.audit(transaction, by, { what: 'cycle closed', about: cycleId })
    }
    const next = await findNextCycleId(transaction, cycleId)
    if (next !== null || view === null) return next
    return open(dependencies, transaction, { teamId, buildingId, previous: { record: cycle, view } })
  })
  dependencies.cycleOfTeamChanged(teamId)
  return nextCycleId
}

interface Opening {
  teamId: string
  buildingId: string
  previous: { record: CycleRecord; view: CycleView } | null
}

/** In a transaction, so that of two people who open at once the second finds the first one's. */
async function open(
  { documents, now }: CycleDependencies,
  transaction: Transaction,
  { teamId, buildingId, previous }: Opening,
): Promise<string> {
  const [last] = await cyclesOfTeam(transaction, teamId)
  const expected = previous?.record.summary.id
  if (last !== undefined && (last.summary.closedAt === null || last.summary.id !== expected)) {
    throw new ClearCycleError('conflict', 'Your team has an open cycle. Close it first, then open the next.')
  }
  const id = newId()
  const createdAt = now()
  await insertCycle(transaction, {
    id,
    building_id: buildingId,
    team_id: teamId,
    number: (last?.summary.number ?? 0) + 1,
    opened_at: createdAt,
    closed_at: null,
    previous_cycle_id: last?.summary.id ?? null,
    paused_at: null,
    pause_reason: null,
  })
  await createSharedDocuments(documents, transaction, { cycleId: id, buildingId, createdAt }, previous?.view ?? null)
  return id
}

/** The team's room as it stands, to the last word that is saved. */
async function readView({ database, documents }: CycleDependencies, cycleId: string): Promise<CycleView> {
  const room = (await documentsOfCycle(database.read, cycleId)).find(({ kind }) => kind === 'cycle')
  if (room === undefined) throw notThere()
  return documents.read(room.id, (doc) => cycleDocument(doc).project().view)
}
