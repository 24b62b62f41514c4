import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { DocumentKind } from 'shared/cycles/fields'
import type { Sealed } from './seal'

/** What a copy is, beside its sealed rows. */
export interface CopyRecord {
  /** Of person, document, epoch and schema version: see {@link copyName}. */
  name: string
  personId: string
  documentId: string
  kind: DocumentKind
  epoch: number
  schemaVersion: number
  inStep: boolean
  /** Ids of the rows that hold something that the server does not have for certain. */
  unsent: number[]
  /** Milliseconds since 1970. */
  lastAt: number
}

export interface RowRecord extends Sealed {
  copy: string
}

export interface AnswerRecord extends Sealed {
  personId: string
  name: string
}

interface Tables extends DBSchema {
  /** At most one: whoever is signed in on this device. */
  people: { key: string; value: { personId: string; key: CryptoKey } }
  copies: { key: string; value: CopyRecord }
  rows: { key: number; value: RowRecord; indexes: { byCopy: string } }
  answers: { key: [string, string]; value: AnswerRecord }
}

export type LocalDatabase = IDBPDatabase<Tables>

export function openDatabase(name = 'clear-cycle'): Promise<LocalDatabase> {
  return openDB<Tables>(name, 1, {
    upgrade(database) {
      database.createObjectStore('people', { keyPath: 'personId' })
      database.createObjectStore('copies', { keyPath: 'name' })
      database.createObjectStore('rows', { autoIncrement: true }).createIndex('byCopy', 'copy')
      database.createObjectStore('answers', { keyPath: ['personId', 'name'] })
    },
    // A newer version of the app is opening in another tab: it must not wait for us.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

/** Older code never opens a newer copy, and an erased document's copy is never shown as the new one (docs/sync.md A5). */
export function copyName(copy: Pick<CopyRecord, 'personId' | 'documentId' | 'epoch' | 'schemaVersion'>): string {
  return [copy.personId, copy.documentId, copy.epoch, copy.schemaVersion].join('/')
}

/** Deletes a copy with all its rows, in one transaction. */
export async function deleteCopy(database: LocalDatabase, name: string): Promise<void> {
  const transaction = database.transaction(['copies', 'rows'], 'readwrite')
  const rows = transaction.objectStore('rows')
  const ids = await rows.index('byCopy').getAllKeys(name)
  await Promise.all([transaction.objectStore('copies').delete(name), ...ids.map((id) => rows.delete(id)), transaction.done])
}

/** Deletes what the server has of a copy; unsent rows stay. A copy with none of these goes entirely. */
export async function deleteSent(database: LocalDatabase, name: string): Promise<void> {
  const transaction = database.transaction(['copies', 'rows'], 'readwrite')
  const copies = transaction.objectStore('copies')
  const rows = transaction.objectStore('rows')
  const copy = await copies.get(name)
  const ids = await rows.index('byCopy').getAllKeys(name)
  const unsent = new Set(copy?.unsent)
  const stays = copy && unsent.size > 0 ? copies.put({ ...copy, inStep: false }) : copies.delete(name)
  const sent = ids.filter((id) => !unsent.has(id))
  await Promise.all([stays, ...sent.map((id) => rows.delete(id)), transaction.done])
}
