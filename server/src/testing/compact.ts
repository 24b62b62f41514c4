import type { Database } from '../db/client'
import { replay } from '../sync/compaction-worker'
import { keptSnapshots } from '../sync/log'
import { sqliteLog } from '../sync/sqlite-log'

/** Compacts a document so often that nothing is left of its rows, as months of use would. */
export async function compactWholly(database: Database, documentId: string): Promise<void> {
  const log = sqliteLog(database)
  for (let round = 0; round < keptSnapshots; round++) {
    const document = await log.load(documentId)
    if (document === null) throw new Error(`there is no document ${documentId}`)
    const { buildingId, epoch, generation, headSeq: seq, updates } = document
    await log.keep({ documentId, buildingId, epoch, generation, seq, bytes: replay(updates), at: round })
    await log.prune(documentId, epoch)
  }
}
