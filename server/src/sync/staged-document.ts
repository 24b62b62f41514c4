import * as Y from 'yjs'
import { ClientIds } from './client-ids'
import { answerFrame } from './frames'
import { FullAnswer } from './full-answer'
import { changesNothing, dropGap, Gate, type Judged, type Sender } from './gate'
import { DamagedLog, type LoggedDocument } from './log'
import type { Place } from './places'
import { QuietDoc } from './quiet-doc'
import { Session } from './session'
import { Staging } from './staging'
import { Structure } from './structure'

export interface StagedDocumentSettings {
  now(): number
  /** What a root type of this name is in this document; null when there is none. */
  rootOf(name: string): Place | null
  /** An update has been staged; by this session, or by the server itself. */
  onStaged(session: Session | null): void
}

export interface Sent {
  sender: Sender
  writers: readonly number[]
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
  readonly #doc = new QuietDoc()
  readonly #full = new FullAnswer(() => Y.encodeStateAsUpdate(this.#doc))
  readonly #settings: StagedDocumentSettings
  readonly #clientIds: ClientIds
  readonly #gate: Gate
  readonly #isShared: boolean
  /** Who sent the update that is being applied, and under which client ids it writes. */
  #sent: Sent | null = null

  /** Throws when the log does not make a whole document (docs/sync.md L3). */
  constructor(logged: LoggedDocument, settings: StagedDocumentSettings) {
    const { documentId, kind, headSeq, updates } = logged
    this.#settings = settings
    this.#isShared = kind !== 'personal'
    this.staging = new Staging(headSeq)
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    if (dropGap(this.#doc)) throw new DamagedLog(documentId)
    this.#clientIds = new ClientIds(this.#doc, logged, settings.now)
    this.#gate = new Gate(this.#doc, new Structure(this.#doc, settings.rootOf), this.#clientIds)
    this.#doc.on('update', (bytes: Uint8Array, origin: unknown) => this.#stage(bytes, origin))
  }

  /** What the document holds, for a SyncStep1. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** Frames with what somebody lacks who has this, the first of them a SyncStep2. Throws when it is no state vector. */
  answer(stateVector: Uint8Array): readonly Uint8Array[] {
    if (isEmpty(stateVector)) return this.#full.frames()
    return [answerFrame(Y.encodeStateAsUpdate(this.#doc, stateVector))]
  }

  alreadyHolds(update: Uint8Array): boolean {
    return changesNothing(this.#doc, update)
  }

  /** Judges an update before it is applied (docs/sync.md, Gate). */
  judge(update: Uint8Array, sender: Sender): Judged {
    return this.#gate.judge(update, sender)
  }

  /**
   * Applies an update that has passed the gate; `writers` are the client ids under which it writes. 'gap' when some of it lacks what comes before; that part is dropped.
   * Throws when the document broke under it: then nobody knows what state it is in.
   */
  apply(session: Session, update: Uint8Array, sent: Sent): 'whole' | 'gap' {
    this.#sent = sent
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
    this.#full.changed(bytes)
    const session = origin instanceof Session ? origin : null
    const by = origin instanceof ServerEdit ? origin.by : null
    const sent = session === null ? null : this.#sent
    const binds = sent === null ? [] : this.#clientIds.bind(sent.writers, sent.sender)
    this.staging.push({
      bytes,
      at: this.#settings.now(),
      personId: session?.person.personId ?? by,
      accessVersion: session?.access.accessVersion ?? null,
      session,
      binds,
      // Nobody but its author ever writes a personal document.
      recovered: sent !== null && this.#isShared && this.#clientIds.bringsBack(sent.writers, sent.sender),
    })
    this.#settings.onStaged(session)
  }
}

/** Of somebody who has nothing. */
function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}
