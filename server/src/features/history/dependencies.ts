import type { DocumentKind } from 'shared/cycles/fields'
import type * as Y from 'yjs'
import type { Acting } from '../../http/acting'

/** The whole state of a shared document, as its log holds it up to a row. */
export interface DocumentCopy {
  documentId: string
  kind: DocumentKind
  buildingId: string
  epoch: number
  generation: number
  /** The last row that is in it. */
  seq: number
  /** One Yjs update (V1). */
  bytes: Uint8Array
}

/** What history needs of the rest of the server; wired in wiring/history.ts. */
export interface HistoryDependencies extends Acting {
  documents: {
    /** Resolves once the change is committed. The change must not throw. */
    edit<T>(documentId: string, by: string | null, change: (doc: Y.Doc) => T): Promise<T>
    /** What `look` returns, once all that it could see is committed. */
    read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>
    /**
     * A copy of what is committed, made off the loop from the log alone, up to this row. Null when there is no such
     * document, or when its log cannot be read up to just there any more. Rejects when nobody can vouch for the copy.
     */
    copy(documentId: string, upTo: number): Promise<DocumentCopy | null>
  }
  checksumOf(copy: Pick<DocumentCopy, 'documentId' | 'epoch' | 'seq' | 'bytes'>): string
  /** Notes that somebody looks at a cycle now. */
  seen(cycleId: string, personId: string, buildingId: string): Promise<void>
  logger: { error(details: object, message: string): void }
}

export const toTheEnd = Number.MAX_SAFE_INTEGER
