import type * as Y from 'yjs'
import type { Response } from 'express'
import type { Retention } from 'shared/keeping/schema'
import type { Acting } from '../../http/acting'
import type { Logger } from '../../lib/logger'

/** What keeping and letting go need of the rest of the server; wired in app.ts. */
export interface KeepingDependencies extends Acting {
  logger: Logger
  documents: {
    /** What `look` returns, once all that it could see is committed. */
    read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>
    /** Lets go of live documents that are gone from the disk. */
    letGo(documentIds: readonly string[]): Promise<void>
  }
  /** Signs somebody out on every device. */
  endSessions(personId: string): Promise<void>
  clearCookie(response: Response): void
  /** Where a team stands has changed for all who look at it. */
  changed(buildingId: string): void
  backups: {
    /** How backups of the server stand; null where nobody makes any. */
    state(): Retention['backups']
    /** Deletes all of them. Returns how many. */
    deleteAll(): Promise<number>
  }
  /** There is no building any more: says where the next one is set up. */
  offerSetup(): Promise<void>
}
