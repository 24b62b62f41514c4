import type { DocumentKind } from 'shared/cycles/fields'
import { day } from '../lib/clock'

/** A document as the log holds it: applying `updates` in order gives its present state. */
export interface LoggedDocument {
  documentId: string
  buildingId: string
  kind: DocumentKind
  cycleId: string
  epoch: number
  /** Raised when a backup takes the place of the log (docs/sync.md L7). */
  generation: number
  headSeq: number
  /** The last row that `updates[0]` stands for, where that is a snapshot; 0 where it is the seed. */
  snapshotSeq: number
  updates: Uint8Array[]
  /** How many newer snapshots were passed over because they are not what was written. */
  damagedSnapshots: number
  /** Whose client ids are whose (docs/sync.md G2): the persons' alone. Also of ids that have written nothing yet. */
  clientIds: ReadonlyMap<number, string>
  /** After a restore: until when clients may bring back what the backup lacks, also colleagues' (G2). Milliseconds since 1970. */
  recoveringUntil: number | null
  /** Client ids that were bound since that restore: what is written under these was never lost. Empty without one. */
  boundSince: ReadonlySet<number>
}

/** The state of a document as its first `seq` rows make it, to stand in their place (docs/sync.md L4). */
export interface Snapshot {
  documentId: string
  buildingId: string
  epoch: number
  /** Of the log from which it was made. */
  generation: number
  seq: number
  /** One Yjs update (V1). */
  bytes: Uint8Array
  /** Milliseconds since 1970. */
  at: number
}

/** A snapshot that was just written cannot be read back. Nothing that it stands for may go. */
export class DamagedSnapshot extends Error {
  override readonly name = 'DamagedSnapshot'
  constructor(documentId: string, seq: number) {
    super(`The snapshot of document ${documentId} at row ${seq} is not what was written.`)
  }
}

export interface NewUpdate {
  bytes: Uint8Array
  /** Milliseconds since 1970. */
  at: number
  /** Whose edit it is; null for the server's own. */
  personId: string | null
  /** The access version under which its author was let in; null where nobody had to be. */
  accessVersion: number | null
  /** Client ids that write here for the first time: from now on they are its author's. */
  binds?: readonly number[]
  /** It brings back, after a restore, what others had written: `personId` is who brought it. */
  recovered?: boolean
}

/** What one document adds in one append. Its updates become the rows headSeq + 1, headSeq + 2, … */
export interface Batch {
  documentId: string
  buildingId: string
  epoch: number
  /** Of the log that the writer has read. */
  generation: number
  /** The head that the writer believes in. */
  headSeq: number
  updates: readonly NewUpdate[]
}

/**
 * What became of a batch: `committed`, or nothing of it was written, because who may edit has changed since an author
 * was let in, or because the log has moved on without this writer (also when a backup has taken its place), or because the document is no longer
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
  /**
   * The newest snapshot whose checksum is right, and every row after it (L4). Null when there is no such document.
   * Rejects when it cannot be read: never an empty document (L3).
   */
  load(documentId: string): Promise<LoggedDocument | null>
  /**
   * Appends all batches, at most one a document, in one transaction, and resolves in their order when it is on disk.
   * Rejects when that failed, or when nobody can tell: then the log has to be read again.
   */
  append(batches: readonly Batch[]): Promise<Appended[]>
  /**
   * Keeps a snapshot beside those before it, and reads it back from the disk (L4). False, and nothing is kept, when the
   * document is gone, has begun again or been restored, or has fewer rows than that.
   * @throws DamagedSnapshot when what is read back is not what was written
   */
  keep(snapshot: Snapshot): Promise<boolean>
  /**
   * Deletes what nobody needs any more: snapshots before the newest {@link keptSnapshots} good ones, and the rows that
   * all of these hold, so that each one that stays still makes the whole document with the rows after it. As long as
   * there are fewer, every row stays.
   */
  prune(documentId: string, epoch: number): Promise<void>
}

/** For how long after a restore clients may bring back what the backup lacks (docs/sync.md G2). */
export const recoveryMs = 30 * day

/** How many good snapshots of a document are kept. */
export const keptSnapshots = 3
