import type { Database } from '../db/client'
import type { Transaction } from '../db/transaction'
import { type Batch, type LoggedDocument, recoveryMs } from './log'

/** A row binds five values, and SQLite binds 32,766 a statement. */
const rowsAtOnce = 5000

/** Whose client ids are whose in a document, and which were bound since it was restored (docs/sync.md G2). */
export async function readClientIds(
  { read }: Database,
  documentId: string,
  recoveringUntil: number | null,
): Promise<Pick<LoggedDocument, 'clientIds' | 'boundSince'>> {
  const rows = await read
    .selectFrom('client_ids')
    .select(['client_id', 'person_id', 'bound_at'])
    .where('document_id', '=', documentId)
    .execute()
  const restoredAt = recoveringUntil === null ? Infinity : recoveringUntil - recoveryMs
  return {
    clientIds: new Map(rows.map(({ client_id, person_id }) => [client_id, person_id])),
    boundSince: new Set(rows.flatMap(({ client_id, bound_at }) => (bound_at >= restoredAt ? [client_id] : []))),
  }
}

/** Binds the client ids that these updates are the first to use; one that is bound stays with its person. */
export async function bindClientIds(transaction: Transaction, batches: readonly Batch[]): Promise<void> {
  const rows = batches.flatMap(({ documentId, buildingId, updates }) =>
    updates.flatMap(({ at, personId, binds = [] }) =>
      personId === null
        ? []
        : binds.map((clientId) => ({
            ...{ document_id: documentId, client_id: clientId, building_id: buildingId },
            ...{ person_id: personId, bound_at: at },
          })),
    ),
  )
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const values = rows.slice(from, from + rowsAtOnce)
    await transaction
      .insertInto('client_ids')
      .values(values)
      .onConflict((conflict) => conflict.columns(['document_id', 'client_id']).doNothing())
      .execute()
  }
}
