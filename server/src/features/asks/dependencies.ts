import type * as Y from 'yjs'
import type { Acting } from '../../http/acting'

/** What asks need of the rest of the server; wired in app.ts. */
export interface AskDependencies extends Acting {
  documents: {
    /** What `look` returns, once all that it could see is committed. */
    read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>
  }
  /** After the commit: what these people find among their asks, or those of their team, is another. */
  told(personIds: readonly string[]): void
}
