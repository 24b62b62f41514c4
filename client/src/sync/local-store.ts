import { type DocumentKind, shapes } from 'shared/cycles/fields'
import type { DocumentAddress } from 'shared/cycles/schema'
import type { LocalCopy } from './local-copy'
import { copyName, type CopyRecord, deleteCopy, deleteSent, type LocalDatabase, openDatabase } from './local-database'
import { forgetErased } from './erased-copies'
import { importKey, seal, unseal } from './seal'
import { sealedCopy } from './sealed-copy'

/** A document whose changes are still waiting on this device for a way to the server. */
export interface UnsentDocument {
  documentId: string
  kind: DocumentKind
  epoch: number
  lastAt: number
}

/** What was in a copy that had to go, with changes that the server never had. */
export interface ErasedCopy {
  kind: DocumentKind
  sent: Uint8Array[]
  unsent: Uint8Array[]
}

/** What is kept on this device, sealed with a key that the server hands only to its owner (docs/sync.md A5). */
export interface LocalStore {
  /** Can anything be kept here at all? */
  readonly keepsAnything: boolean
  /** Whose copies can be read now; null when nobody's. */
  whoWasHere(): string | null
  /**
   * Takes the person's key into use. Everybody else's key is deleted, and what the server already has of theirs.
   * @param key 32 bytes
   */
  signedIn(personId: string, key: Uint8Array<ArrayBuffer>): Promise<void>
  /** Deletes the key, and all that the server already has. Unsent changes stay, sealed, for at most 30 days. */
  signOut(): Promise<void>
  /** Documents of the person who is here with changes that the server does not have. */
  unsentDocuments(): Promise<UnsentDocument[]>
  /** Null when nothing can be kept for this person on this device. */
  copyOf(personId: string, kind: DocumentKind, address: DocumentAddress): LocalCopy | null
  /** Deletes what the server has of a document that its reader may not write in any more. Never fails. */
  forgetSent(personId: string, kind: DocumentKind, address: DocumentAddress): Promise<void>
  /** Every copy on this device, also those of people who have signed out, by document and epoch. */
  copies(): Promise<DocumentAddress[]>
  /**
   * Deletes copies that hold what was erased everywhere, whoever's they are, unsent changes too (docs/sync.md L7).
   * Returns what was in those of the person who is here that had unsent changes: it is nowhere else any more.
   */
  forgetErased(erased: readonly DocumentAddress[]): Promise<ErasedCopy[]>
  /** Deletes every answer of the API that is kept here, of everybody. */
  forgetAnswers(): Promise<void>
  /** Keeps an answer of the API for the next start without the server; null deletes it. Never fails: then it is not kept. */
  keep(name: string, json: unknown): Promise<void>
  /** The answer as it was kept; undefined when there is none. */
  recall(name: string): Promise<unknown>
  close(): void
}

/** Keeps nothing: for browsers without IndexedDB or WebCrypto, and until the store is open. */
export const noLocalStore: LocalStore = {
  keepsAnything: false,
  whoWasHere: () => null,
  signedIn: async () => {},
  signOut: async () => {},
  unsentDocuments: async () => [],
  copyOf: () => null,
  forgetSent: async () => {},
  copies: async () => [],
  forgetErased: async () => [],
  forgetAnswers: async () => {},
  keep: async () => {},
  recall: async () => undefined,
  close: () => {},
}

/** Milliseconds that unsent changes of somebody who has signed out stay on this device. */
const keptFor = 30 * 24 * 60 * 60 * 1000

interface StoreOptions {
  databaseName?: string
  now?: () => number
}

/** Opens what is kept on this device. Never fails: where nothing can be kept, the store keeps nothing. */
export async function openLocalStore({ databaseName, now = Date.now }: StoreOptions = {}): Promise<LocalStore> {
  // WebCrypto is missing on plain http, IndexedDB where the browser or its owner forbids it.
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return noLocalStore
  try {
    const database = await openDatabase(databaseName)
    return await storeIn(database, now)
  } catch {
    return noLocalStore
  }
}

async function storeIn(database: LocalDatabase, now: () => number): Promise<LocalStore> {
  let [owner = null] = await database.getAll('people')
  await deleteExpired(database, owner?.personId ?? null, now())
  const isOwner = (personId: string) => owner?.personId === personId
  const copiesOfOwner = async () => (await database.getAll('copies')).filter((copy) => isOwner(copy.personId))

  return {
    keepsAnything: true,
    whoWasHere: () => owner?.personId ?? null,
    async signedIn(personId, bytes) {
      const key = await importKey(bytes)
      owner = { personId, key }
      const transaction = database.transaction('people', 'readwrite')
      await Promise.all([transaction.store.clear(), transaction.store.put(owner), transaction.done])
      await deleteWhatTheServerHas(database, (copy) => copy.personId !== personId)
      await deleteExpired(database, personId, now())
    },
    async signOut() {
      owner = null
      await database.clear('people')
      await deleteWhatTheServerHas(database, () => true)
    },
    async unsentDocuments() {
      const copies = await copiesOfOwner()
      return copies
        .filter((copy) => copy.unsent.length > 0)
        .map(({ documentId, kind, epoch, lastAt }) => ({ documentId, kind, epoch, lastAt }))
    },
    copyOf(personId, kind, { id, epoch }) {
      if (!isOwner(personId)) return null
      const copy = { personId, documentId: id, kind, epoch, schemaVersion: shapes[kind].version }
      return sealedCopy({ database, copy, now, key: () => (isOwner(personId) ? (owner?.key ?? null) : null) })
    },
    async forgetSent(personId, kind, { id, epoch }) {
      const name = copyName({ personId, documentId: id, epoch, schemaVersion: shapes[kind].version })
      await deleteSent(database, name).catch(() => undefined)
    },
    async copies() {
      return (await database.getAll('copies')).map(({ documentId, epoch }) => ({ id: documentId, epoch }))
    },
    forgetErased: (erased) => forgetErased(database, erased, (personId) => (isOwner(personId) ? (owner?.key ?? null) : null)),
    forgetAnswers: () => database.clear('answers'),
    async keep(name, json) {
      if (!owner) return
      const { personId, key } = owner
      try {
        if (json === null) return await database.delete('answers', [personId, name])
        const sealed = await seal(key, answerPlace(personId, name), new TextEncoder().encode(JSON.stringify(json)))
        if (isOwner(personId)) await database.put('answers', { ...sealed, personId, name })
      } catch {
        // A full device keeps no answers: the next start without the server will say that it needs one.
      }
    },
    async recall(name) {
      if (!owner) return undefined
      const { personId, key } = owner
      try {
        const answer = await database.get('answers', [personId, name])
        if (!answer) return undefined
        const json: unknown = JSON.parse(new TextDecoder().decode(await unseal(key, answerPlace(personId, name), answer)))
        return json
      } catch {
        return undefined
      }
    },
    close: () => database.close(),
  }
}

function answerPlace(personId: string, name: string): string {
  return `${personId} ${name}`
}

async function deleteWhatTheServerHas(database: LocalDatabase, whose: (copy: { personId: string }) => boolean): Promise<void> {
  const copies = await database.getAll('copies')
  for (const copy of copies.filter(whose)) await deleteSent(database, copy.name)
  const answers = await database.getAllKeys('answers')
  for (const key of answers) if (whose({ personId: key[0] })) await database.delete('answers', key)
}

/** Unsent changes whose owner has not come back, and copies that their owner has not opened for as long. */
async function deleteExpired(database: LocalDatabase, owner: string | null, now: number): Promise<void> {
  const isExpired = (copy: CopyRecord) =>
    now - copy.lastAt > keptFor && (copy.personId !== owner || copy.unsent.length === 0)
  for (const copy of (await database.getAll('copies')).filter(isExpired)) await deleteCopy(database, copy.name)
}
