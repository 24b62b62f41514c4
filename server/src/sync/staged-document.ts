import * as Y from 'yjs'
import { changesNothing, dropGap } from './gate'
import { DamagedLog, type LoggedDocument } from './log'
import { Session } from './session'
import { Staging } from './staging'

export interface StagedDocumentSettings {
  now(): number
  /** An update has been staged; by this session, or by the server itself. */
  onStaged(session: Session | null): void
}

/** The origin of a transaction that the server makes itself. */
class ServerEdit {
  constructor(readonly by: string | null) {}
}

/**
 * A document with everything that has been accepted, whether it is on disk yet or not. Each update that changes it is
 * staged as Yjs tells it, so that the log and the colleagues get the very same bytes.
 */
export class StagedDocument {
  readonly staging: Staging
  readonly #doc = new Y.Doc()
  readonly #settings: StagedDocumentSettings

  /** Throws when the log does not make a whole document (docs/sync.md L3). */
  constructor({ documentId, headSeq, updates }: LoggedDocument, settings: StagedDocumentSettings) {
    this.#settings = settings
    this.staging = new Staging(headSeq)
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    if (dropGap(this.#doc)) throw new DamagedLog(documentId)
    this.#doc.on('update', (bytes: Uint8Array, origin: unknown) => this.#stage(bytes, origin))
  }

  /** What the document holds, for a SyncStep1. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** What somebody lacks who has this, for a SyncStep2. Throws when it is no state vector. */
  since(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector)
  }

  alreadyHolds(update: Uint8Array): boolean {
    return changesNothing(this.#doc, update)
  }

  /**
   * Applies an update that has passed the gate. 'gap' when some of it lacks what comes before; that part is dropped.
   * Throws when the document broke under it: then nobody knows what state it is in.
   */
  apply(session: Session, update: Uint8Array): 'whole' | 'gap' {
    Y.applyUpdate(this.#doc, update, session)
    return dropGap(this.#doc) ? 'gap' : 'whole'
  }

  /** Runs `change` in one transaction of the server's. When it throws, half of it may be staged: Yjs takes nothing back. */
  edit<T>(by: string | null, change: (doc: Y.Doc) => T): T {
    return this.#doc.transact(() => change(this.#doc), new ServerEdit(by))
  }

  look<T>(look: (doc: Y.Doc) => T): T {
    return look(this.#doc)
  }

  destroy(): void {
    this.#doc.destroy()
  }

  #stage(bytes: Uint8Array, origin: unknown): void {
    const session = origin instanceof Session ? origin : null
    const by = origin instanceof ServerEdit ? origin.by : null
    this.staging.push({
      bytes,
      at: this.#settings.now(),
      personId: session?.person.personId ?? by,
      accessVersion: session?.access.accessVersion ?? null,
      session,
    })
    this.#settings.onStaged(session)
  }
}
