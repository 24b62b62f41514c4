import type { DocumentKind } from 'shared/cycles/fields'
import type { Transaction } from '../../db/transaction'
import type { Acting } from '../../http/acting'
import type { Logger } from '../../lib/logger'

/** A document as the log holds it (sync/log.ts): applying `updates` in order gives its state at row `headSeq`. */
export interface Logged {
  kind: DocumentKind
  epoch: number
  generation: number
  headSeq: number
  updates: readonly Uint8Array[]
}

/** What erasing needs of the live documents; wired in wiring/erasing.ts. */
export interface ErasableDocuments {
  load(documentId: string): Promise<Logged | null>
  /** The same state as one update, made off the event loop. */
  replay(updates: readonly Uint8Array[]): Promise<Uint8Array>
  /** Of a snapshot. */
  checksum(of: { documentId: string; epoch: number; seq: number; bytes: Uint8Array }): string
  /** Notes who wrote the rows that are about to go, and when: "since you were here" tells of them as before. */
  keepAuthors(transaction: Transaction, documentId: string, upTo: number): Promise<void>
  /** Lets go of documents that have begun a new epoch, committed: whoever is in one starts again (4409). */
  restart(documentIds: readonly string[]): Promise<void>
}

/** What erasing anew in a restored database needs, before anybody can come in. */
export type ReapplyDependencies = Pick<Acting, 'database' | 'now'> & {
  logger: Pick<Logger, 'warn'>
  documents: ErasableDocuments
  /** Of all fingerprints (fingerprint.ts). */
  key: Uint8Array
  /** Until when a backup that was made at this time still holds what it held; null where nobody here knows. */
  backupsUntil(madeBefore: number): number | null
}

export interface ErasingDependencies extends Acting, ReapplyDependencies {
  logger: Logger
  /** One after another: two at once would begin the same documents anew twice. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Something that others look at has changed. */
  changed(buildingId: string): void
}
