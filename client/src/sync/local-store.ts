import type { DocumentKind } from 'shared/cycles/fields'
import type { DocumentAddress } from 'shared/cycles/schema'
import type { LocalCopy } from './local-copy'

/** A document whose changes are still waiting on this device for a way to the server. */
export interface UnsentDocument {
  documentId: string
  kind: DocumentKind
  epoch: number
  lastAt: number
}

/** What is kept on this device, sealed with a key that the server hands only to its owner (docs/sync.md A5). */
export interface LocalStore {
  /** Whose copies can be read now; null when nobody's. */
  whoWasHere(): string | null
  /** Takes the person's key into use. Another person's key is deleted, and what the server already has of theirs. */
  signedIn(personId: string, key: Uint8Array<ArrayBuffer>): Promise<void>
  /** Deletes the key, and all that the server already has. Unsent changes stay, sealed, for at most 30 days. */
  signOut(): Promise<void>
  unsentDocuments(): Promise<UnsentDocument[]>
  /** Null when nothing can be kept for this person on this device. */
  copyOf(personId: string, kind: DocumentKind, address: DocumentAddress): LocalCopy | null
  /** Keeps an answer of the API for the next start without the server. */
  keep(name: string, json: unknown): Promise<void>
  /** The answer as it was kept; undefined when there is none. */
  recall(name: string): Promise<unknown>
}

/** Keeps nothing: for browsers without IndexedDB or WebCrypto, and until the store is open. */
export const noLocalStore: LocalStore = {
  whoWasHere: () => null,
  signedIn: async () => {},
  signOut: async () => {},
  unsentDocuments: async () => [],
  copyOf: () => null,
  keep: async () => {},
  recall: async () => undefined,
}

/** Opens what is kept on this device. Never fails: where nothing can be kept, the store keeps nothing. */
export async function openLocalStore(): Promise<LocalStore> {
  return noLocalStore
}
