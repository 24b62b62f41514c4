import { randomBytes } from 'node:crypto'
import type { CycleView } from 'shared/cycles/document'
import type { Database } from '../db/client'
import { inTransaction } from '../db/transaction'
import { copyIds } from '../features/cycles/copy-id'
import { keepCopyKey } from '../features/cycles/store'
import { buildCycle, type BuiltCycle } from './build-cycle'
import { calendar } from './calendar'
import { buildingId, demoTeams } from './people'
import { deleteCycles, readEpochs, writeCycle, writeDocuments, writePeople, writeTeams } from './store'
import { demoStories } from './stories'

/**
 * Writes the demo school as it is on its first day, in one transaction, over whatever was there. People keep their ids
 * and stay signed in; documents begin a new epoch. Returns the ids of the documents that were there before.
 */
export function writeSchool(database: Database, now: number): Promise<string[]> {
  const days = calendar(now)
  return inTransaction(database, async (transaction) => {
    const epochs = await readEpochs(transaction)
    await deleteCycles(transaction)
    await writePeople(transaction, days)
    await writeTeams(transaction, days)
    const copyId = copyIds(await keepCopyKey(transaction, buildingId, randomBytes(32), now))
    for (const { team, cycles } of demoStories(days)) {
      const members = demoTeams.find(({ id }) => id === team)?.members.map(({ id }) => id) ?? []
      let previous: { id: string; view: CycleView } | null = null
      for (const story of cycles) {
        const { built, view }: { built: BuiltCycle; view: CycleView } = buildCycle(story, { teamId: team, members, previous, copyId })
        await writeCycle(transaction, team, built)
        await writeDocuments(transaction, built, (documentId) => (epochs.get(documentId) ?? 0) + 1)
        previous = { id: built.id, view }
      }
    }
    return [...epochs.keys()]
  })
}
