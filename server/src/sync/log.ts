import type { DocumentKind } from 'shared/cycles/fields'

/** A document as the log holds it: applying `updates` in order gives its present state. */
export interface LoggedDocument {
  documentId: string
  buildingId: string
  kind: DocumentKind
  cycleId: string
  epoch: number
  headSeq: number
  updates: Uint8Array[]
}

export interface NewUpdate {
  bytes: Uint8Array
  /** Milliseconds since 1970. */
  at: number
  /** Whose edit it is; null for the server's own. */
  personId: string | null
  /** The access version under which its author was let in; null where nobody had to be. */
  accessVersion: number | null
}

/** What one document adds in one append. Its updates become the rows headSeq + 1, headSeq + 2, … */
export interface Batch {
  documentId: string
  buildingId: string
  epoch: number
  /** The head that the writer believes in. */
  headSeq: number
  updates: readonly NewUpdate[]
}

/**
 * What became of a batch: `committed`, or nothing of it was written, because who may edit has changed since an author
 * was let in, or because the log has moved on without this writer, or because the document is no longer
 * there, or has begun again (docs/sync.md L7).
 */
export type Appended = 'committed' | 'access-changed' | 'moved' | 'gone' | 'epoch-changed'

/** The rows of a document do not make a whole. Nobody may open it until that is mended: half a log is not a document. */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog'
  constructor(documentId: string) {
    super(`The log of document ${documentId} has rows missing.`)
  }
}

/**
 * The durable, append-only storage of documents (docs/sync.md L1). Every implementation passes `log.contract.ts`.
 */
export interface Log {
  /** Null when there is no such document. Rejects when it cannot be read: never an empty document (L3). */
  load(documentId: string): Promise<LoggedDocument | null>
  /**
   * Appends all batches, at most one a document, in one transaction, and resolves in their order when it is on disk.
   * Rejects when that failed, or when nobody can tell: then the log has to be read again.
   */
  append(batches: readonly Batch[]): Promise<Appended[]>
}
