import type { Transaction as KyselyTransaction } from 'kysely'
import type { Database } from './client'
import type { Schema } from './schema'

export type Transaction = KyselyTransaction<Schema>

/**
 * Runs `work` in one transaction on the one writer: all of it is committed to disk when the promise resolves, none of
 * it when it rejects. Transactions queue behind one another, so `work` must not wait for another one.
 */
export function inTransaction<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.write.transaction().execute(work)
}
