import { randomBytes } from 'node:crypto'
import type { Database } from '../db/client'
import { inTransaction } from '../db/transaction'
import { copyIds } from '../features/cycles/copy-id'
import { keepCopyKey } from '../features/cycles/store'
import { forgetErasures } from '../db/erasures-file'
import type { CycleStatesTable } from '../db/schema'
import type { BuiltCycle } from './build-cycle'
import { sendDemoAsks } from './asks'
import { buildSchool } from './build-school'
import { calendar } from './calendar'
import { writeHistory } from './history'
import { publishDemoCards } from './cards'
import { writeMeetings } from './meetings'
import { buildingId } from './people'
import { deleteCycles, readEpochs, writeAgreement, writeCycle, writeDocuments, writePeople, writeStates, writeTeams, writeTrail } from './store'

export interface WrittenSchool {
  /** Ids of the documents that were there before. */
  before: string[]
  states: CycleStatesTable[]
}

/**
 * Writes the demo school as it is on its first day, in one transaction, over whatever was there. People keep their ids
 * and stay signed in; documents begin a new epoch.
 */
export function writeSchool(database: Database, now: number): Promise<WrittenSchool> {
  const days = calendar(now)
  // Before the table forgets them: otherwise the next start would erase them in the sample school again.
  forgetErasures(database.folder, buildingId)
  return inTransaction(database, async (transaction) => {
    const epochs = await readEpochs(transaction)
    await deleteCycles(transaction)
    await writePeople(transaction, days)
    await writeTeams(transaction, days)
    await writeMeetings(transaction, now, days.day(0))
    await writeAgreement(transaction, days)
    const copyId = copyIds(await keepCopyKey(transaction, buildingId, randomBytes(32), now))
    const states: CycleStatesTable[] = []
    const epochOf = (documentId: string) => (epochs.get(documentId) ?? 0) + 1
    const cycles = buildSchool(days, copyId)
    for (const { team, cycle } of cycles) {
      await writeCycle(transaction, team, cycle)
      await writeTrail(transaction, cycle, now)
      await writeDocuments(transaction, cycle, epochOf)
      await writeHistory(transaction, { team, cycle }, { now, epochOf })
      states.push(...statesOf(cycle, now))
    }
    await writeStates(transaction, states)
    await publishDemoCards(transaction, days, cycles)
    await sendDemoAsks(transaction, days, cycles)
    return { before: [...epochs.keys()], states }
  })
}

function statesOf({ id, documents }: BuiltCycle, now: number): CycleStatesTable[] {
  return documents.flatMap(({ kind, state, updates }) =>
    kind === 'personal' || state === null
      ? []
      : [{ cycle_id: id, kind, building_id: buildingId, projected_seq: updates.length, state, updated_at: now }],
  )
}
