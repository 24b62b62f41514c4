import type { Database } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import { type Appended, type Batch, DamagedLog, type Log, type LoggedDocument } from './log'
import { bindClientIds, readClientIds } from './sqlite-client-ids'
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
    append: (batches) => inTransaction(database, (transaction) => append(transaction, batches)),
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

async function append(transaction: Transaction, batches: readonly Batch[]): Promise<Appended[]> {
  const documents = await transaction
    .selectFrom('documents')
    .select(['id', 'epoch', 'generation', 'head_seq', 'access_version'])
    .where(
      'id',
      'in',
      batches.map(({ documentId }) => documentId),
    )
    .execute()
  const byId = new Map(documents.map((document) => [document.id, document]))
  const outcomes = batches.map((batch) => outcomeOf(batch, byId.get(batch.documentId)))
  const accepted = batches.filter((_, index) => outcomes[index] === 'committed')
  if (accepted.length === 0) return outcomes

  await transaction
    .insertInto('document_updates')
    .values(
      accepted.flatMap(({ documentId, buildingId, headSeq, updates }) =>
        updates.map(({ at, personId, bytes }, index) => ({
          building_id: buildingId,
          document_id: documentId,
          seq: headSeq + index + 1,
          at,
          person_id: personId,
          bytes,
        })),
      ),
    )
    .execute()
  await raiseHeads(transaction, accepted)
  await bindClientIds(transaction, accepted)
  await markRecovered(transaction, accepted)
  return outcomes
}

function outcomeOf(
  { epoch, generation, headSeq, updates }: Batch,
  document: { epoch: number; generation: number; head_seq: number; access_version: number } | undefined,
): Appended {
  if (document === undefined) return 'gone'
  if (document.epoch !== epoch) return 'epoch-changed'
  if (document.generation !== generation || document.head_seq !== headSeq) return 'moved'
  const stale = updates.some(
    ({ accessVersion }) => accessVersion !== null && accessVersion !== document.access_version,
  )
  return stale ? 'access-changed' : 'committed'
}

/** Rows that bring back what others had written: so few that the insert need not know of them. */
async function markRecovered(transaction: Transaction, accepted: readonly Batch[]): Promise<void> {
  for (const { documentId, headSeq, updates } of accepted) {
    const rows = updates.flatMap(({ recovered = false }, index) => (recovered ? [headSeq + index + 1] : []))
    if (rows.length === 0) continue
    await transaction.updateTable('document_updates').set({ recovered: 1 }).where('document_id', '=', documentId).where('seq', 'in', rows).execute()
  }
}

/** One statement for all rooms of a flush: each head is the highest row that was just written. */
async function raiseHeads(transaction: Transaction, accepted: readonly Batch[]): Promise<void> {
  await transaction
    .updateTable('documents')
    .set(({ selectFrom }) => ({
      head_seq: selectFrom('document_updates')
        .select((rows) => rows.fn.max('document_updates.seq').as('head'))
        .whereRef('document_updates.document_id', '=', 'documents.id')
        .$asScalar()
        .$notNull(),
    }))
    .where(
      'id',
      'in',
      accepted.map(({ documentId }) => documentId),
    )
    .execute()
}
