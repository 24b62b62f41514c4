import type { ErasedCopies } from 'shared/erasing/schema'
import type { Database } from '../../db/client'
import * as store from './store'

/**
 * Which copies on a device hold what was erased since. Asked by whoever is signed in there, about everybody's copies: an
 * id is drawn at random and known to those alone who could open its document, and the answer says no more than that.
 */
export async function erasedCopies(database: Database, copies: readonly { documentId: string; epoch: number }[], buildingId: string): Promise<ErasedCopies> {
  const erased = await store.erasedEpochsOf(database.read, copies.map(({ documentId }) => documentId))
  return {
    erased: copies.filter(({ documentId, epoch }) => epoch < (erased.get(documentId) ?? 0)).map(({ documentId, epoch }) => ({ documentId, epoch })),
    latest: await store.latestErasure(database.read, buildingId),
  }
}
