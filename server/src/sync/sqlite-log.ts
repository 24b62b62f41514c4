import type { Database } from '../db/client'
import { DamagedLog, type Log, type LoggedDocument } from './log'
import { appendsTo } from './sqlite-append'
import { readClientIds } from './sqlite-client-ids'
import { keepSnapshot, pruneLog, readSnapshot, snapshotsOf } from './sqlite-snapshots'

/** Rows that are read at once: a long log does not hold up whoever types elsewhere while it comes in (docs/sync.md V5). */
const rowsAtOnce = 2000

/** The log in the tables `documents`, `document_updates` and `document_snapshots`. */
export function sqliteLog(database: Database): Log {
  return {
    async load(documentId) {
      let document = await load(database, documentId)
      // Rows whose place another snapshot has just taken may go between two questions: then look again.
      if (document === 'not-whole') document = await load(database, documentId)
      if (document === 'not-whole') throw new DamagedLog(documentId)
      return document
    },
    append: appendsTo(database),
    keep: (snapshot) => keepSnapshot(database, snapshot),
    prune: (documentId, epoch) => pruneLog(database, documentId, epoch),
  }
}
async function load(database: Database, documentId: string): Promise<LoggedDocument | null | 'not-whole'> {
  const document = await database.read.selectFrom('documents').selectAll().where('id', '=', documentId).executeTakeFirst()
  if (document === undefined) return null
  const { snapshot, damagedSnapshots } = await newestGood(database, documentId, document.epoch)
  const snapshotSeq = snapshot?.seq ?? 0
  const rows = await rowsAfter(database, documentId, snapshotSeq)
  const headSeq = snapshotSeq + rows.length
  // A commit between the questions is seen by the later ones alone: the rows decide, the head may only be behind them.
  const whole = headSeq > 0 && headSeq >= document.head_seq && rows.every(({ seq }, index) => seq === snapshotSeq + index + 1)
  if (!whole) return 'not-whole'
  return {
    documentId,
    buildingId: document.building_id,
    kind: document.kind,
    cycleId: document.cycle_id,
    epoch: document.epoch,
    generation: document.generation,
    headSeq,
    snapshotSeq,
    updates: [...(snapshot === null ? [] : [snapshot.bytes]), ...rows.map(({ bytes }) => bytes)],
    damagedSnapshots,
    ...(await readClientIds(database, documentId, document.recovering_until)),
    recoveringUntil: document.recovering_until,
  }
}

async function newestGood(database: Database, documentId: string, epoch: number) {
  let damagedSnapshots = 0
  for (const { id, seq } of await snapshotsOf(database, documentId, epoch)) {
    const bytes = await readSnapshot(database, id)
    if (bytes !== null) return { snapshot: { seq, bytes }, damagedSnapshots }
    damagedSnapshots++
  }
  return { snapshot: null, damagedSnapshots }
}

async function rowsAfter({ read }: Database, documentId: string, seq: number) {
  const rows: { seq: number; bytes: Uint8Array }[] = []
  for (;;) {
    const more = await read
      .selectFrom('document_updates')
      .select(['seq', 'bytes'])
      .where('document_id', '=', documentId)
      .where('seq', '>', rows.at(-1)?.seq ?? seq)
      .orderBy('seq')
      .limit(rowsAtOnce)
      .execute()
    for (const row of more) rows.push(row)
    if (more.length < rowsAtOnce) return rows
  }
}
