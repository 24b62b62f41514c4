import type { Database } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import { type Appended, type Batch, DamagedLog, type Log, type LoggedDocument } from './log'

/** The log in the tables `documents` and `document_updates`. */
export function sqliteLog(database: Database): Log {
  return {
    load: (documentId) => load(database, documentId),
    append: (batches) => inTransaction(database, (transaction) => append(transaction, batches)),
  }
}

async function load({ read }: Database, documentId: string): Promise<LoggedDocument | null> {
  const document = await read.selectFrom('documents').selectAll().where('id', '=', documentId).executeTakeFirst()
  if (document === undefined) return null
  const rows = await read
    .selectFrom('document_updates')
    .select(['seq', 'bytes'])
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .execute()
  // A commit between the two questions is seen by the second alone: the rows decide, the head may only be behind them.
  const whole = rows.length >= document.head_seq && rows.every(({ seq }, index) => seq === index + 1)
  if (!whole) throw new DamagedLog(documentId)
  return {
    documentId,
    buildingId: document.building_id,
    kind: document.kind,
    cycleId: document.cycle_id,
    epoch: document.epoch,
    headSeq: rows.length,
    updates: rows.map(({ bytes }) => bytes),
  }
}

async function append(transaction: Transaction, batches: readonly Batch[]): Promise<Appended[]> {
  const documents = await transaction
    .selectFrom('documents')
    .select(['id', 'epoch', 'head_seq', 'access_version'])
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
  return outcomes
}

function outcomeOf(
  { epoch, headSeq, updates }: Batch,
  document: { epoch: number; head_seq: number; access_version: number } | undefined,
): Appended {
  if (document === undefined) return 'gone'
  if (document.epoch !== epoch) return 'epoch-changed'
  if (document.head_seq !== headSeq) return 'moved'
  const stale = updates.some(
    ({ accessVersion }) => accessVersion !== null && accessVersion !== document.access_version,
  )
  return stale ? 'access-changed' : 'committed'
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
