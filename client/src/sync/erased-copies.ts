import type { DocumentAddress } from 'shared/cycles/schema'
import { type CopyRecord, deleteCopy, type LocalDatabase } from './local-database'
import type { ErasedCopy } from './local-store'
import { unseal } from './seal'

/**
 * Deletes the copies of these epochs, everybody's. Those that can be read, because their owner is here, and hold what the
 * server never had, are read first.
 * @param keyOf null for whoever is not here
 */
export async function forgetErased(
  database: LocalDatabase,
  erased: readonly DocumentAddress[],
  keyOf: (personId: string) => CryptoKey | null,
): Promise<ErasedCopy[]> {
  const isErased = (copy: CopyRecord) => erased.some(({ id, epoch }) => copy.documentId === id && copy.epoch === epoch)
  const read: ErasedCopy[] = []
  for (const copy of (await database.getAll('copies')).filter(isErased)) {
    const key = keyOf(copy.personId)
    if (key && copy.unsent.length > 0) read.push(await readCopy(database, copy, key))
    await deleteCopy(database, copy.name)
  }
  return read.filter(({ unsent }) => unsent.length > 0)
}

async function readCopy(database: LocalDatabase, { name, kind, unsent }: CopyRecord, key: CryptoKey): Promise<ErasedCopy> {
  const transaction = database.transaction('rows', 'readonly')
  const index = transaction.store.index('byCopy')
  const [ids, rows] = await Promise.all([index.getAllKeys(name), index.getAll(name), transaction.done])
  const updates = await Promise.all(rows.map((row) => unseal(key, name, row).catch(() => null)))
  const copy: ErasedCopy = { kind, sent: [], unsent: [] }
  updates.forEach((update, at) => update && copy[unsent.includes(ids[at] ?? -1) ? 'unsent' : 'sent'].push(update))
  return copy
}
