import type { DocumentKind } from 'shared/cycles/fields'
import type { Transaction } from '../db/transaction'

export interface NewDocument {
  id: string
  buildingId: string
  kind: DocumentKind
  cycleId: string
  /** The author of a personal document; null for the shared ones. */
  ownerId: string | null
  /** The document's first content, as one Yjs update (V1). */
  seed: Uint8Array
  /** Milliseconds since 1970. */
  createdAt: number
}

/**
 * Creates a document with its seed as row 1, inside the transaction that creates whatever it belongs to
 * (docs/sync.md L6): there is no moment at which it exists empty, and nobody else ever seeds it.
 */
export async function createDocument(transaction: Transaction, document: NewDocument): Promise<void> {
  const { id, buildingId, kind, cycleId, ownerId, seed, createdAt } = document
  await transaction
    .insertInto('documents')
    .values({
      id,
      building_id: buildingId,
      kind,
      cycle_id: cycleId,
      owner_id: ownerId,
      epoch: 1,
      generation: 1,
      head_seq: 1,
      access_version: 1,
      created_at: createdAt,
    })
    .execute()
  await transaction
    .insertInto('document_updates')
    .values({ building_id: buildingId, document_id: id, seq: 1, at: createdAt, person_id: null, bytes: seed })
    .execute()
}
