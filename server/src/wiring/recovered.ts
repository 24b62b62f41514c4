import { randomUUID } from 'node:crypto'
import type { Database } from '../db/client'
import { insertChanges } from '../features/history/store'
import { type Clock, minute } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { SyncSettings } from '../sync/sync'

/** What comes back within this time is one entry: a whole team reconnects after a restore. */
const sameEntryMs = 10 * minute

/**
 * Puts into a cycle's journal that a colleague's device brought back work which a restored backup lacks (docs/sync.md G2):
 * that it happened and when, never what or who. An entry that cannot be written is logged; the work itself is saved.
 */
export function recoveredJournal({ database, now, logger }: { database: Database; now: Clock; logger: Logger }): NonNullable<SyncSettings['recovered']> {
  const noted = new Map<string, number>()
  return ({ documentId, buildingId, cycleId, kind }) => {
    const at = now()
    for (const [other, last] of noted) if (at - last >= sameEntryMs) noted.delete(other)
    if (kind === 'personal' || noted.has(documentId)) return
    noted.set(documentId, at)
    const entry = { field: null, row_id: null, column_name: null, what: 'recovered', count: 1, first_at: at, at } as const
    insertChanges(database.write, [{ id: randomUUID(), building_id: buildingId, cycle_id: cycleId, document: kind, ...entry }]).catch((error: unknown) => {
      noted.delete(documentId)
      logger.warn({ err: error, documentId }, 'that work was brought back could not be put into the journal')
    })
  }
}
