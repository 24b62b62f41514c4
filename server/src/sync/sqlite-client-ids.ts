import type { Database } from '../db/client'
import type { Transaction } from '../db/transaction'
import type { Batch } from './log'

/** A row binds five values, and SQLite binds 32,766 a statement. */
const rowsAtOnce = 5000

/** Whose client ids are whose in a document (docs/sync.md G2). */
export async function readClientIds({ read }: Database, documentId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await read
    .selectFrom('client_ids')
    .select(['client_id', 'person_id'])
    .where('document_id', '=', documentId)
    .execute()
  return new Map(rows.map(({ client_id, person_id }) => [client_id, person_id]))
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
