import type { Closing } from 'shared/sync/rules'
import { ClearCycleError } from 'shared/errors'
import { closeCode, type CloseCode, type Refusal } from 'shared/sync/wire'
import type * as Y from 'yjs'
import type { Access, Granted, SignedIn } from './access'
import { Audience } from './audience'
import { Tail } from './compactor'
import type { Flushable } from './flush'
import { askFrame, readFrame } from './frames'
import type { Appended, Batch, LoggedDocument } from './log'
import type { Roots } from './places'
import { Session, type Wire } from './session'
import { type Sent, StagedDocument } from './staged-document'
import type { Staging } from './staging'
import type { SyncLogger } from './sync'
import type { SyncWatch } from './watch'

/** More than this staged and not yet on disk: whoever sends more is asked to come back (1013). */
const maxQueuedBytes = 8 * 1024 * 1024

/** How often in a row a flush may find that who may edit has changed, before everybody is asked to come back. */
const looksAllowed = 5

/** Thrown to those who wait for a commit that did not happen, or that nobody can vouch for. */
export class NotSaved extends ClearCycleError {
  constructor(readonly documentId: string) {
    super('not-ready', 'This could not be saved just now. What was saved before is not lost; try again in a moment.')
  }
}

export interface RoomSettings {
  /** What lies where in a document of a kind (docs/sync.md G5). */
  roots: Roots
  access(personId: string, documentId: string): Promise<Access>
  logger: SyncLogger
  /** Rows have reached the disk that bring back what others had written and a restored backup lacks. Must not throw. */
  recovered?(document: Room['document']): void
  watch?: SyncWatch
  now(): number
}

/** What a room tells whoever keeps it. */
export interface RoomListener {
  /** There are rows to append. */
  staged(room: Room): void
  /** Rows have reached the disk. */
  committed(room: Room): void
  /** An append has failed, or nobody can tell: right before the room is discarded. */
  notSaved(room: Room): void
  /** Nobody is left and nothing is held. */
  idle(room: Room): void
  /** The room is no more: whoever wants the document loads it again. */
  discarded(room: Room): void
}

/**
 * One document while somebody is in it (docs/sync.md, invariant). Updates are applied to the staged Y.Doc as they
 * come; nothing that knows of them leaves before the flush that holds them.
 */
export class Room implements Flushable {
  readonly document: Omit<LoggedDocument, 'updates' | 'headSeq' | 'clientIds'>
  /** What of it stands in no snapshot yet. */
  readonly tail: Tail
  readonly #settings: RoomSettings
  readonly #listener: RoomListener
  readonly #staged: StagedDocument
  readonly #staging: Staging
  readonly #audience: Audience
  #open = true
  #joins = 0
  #looks = 0

  /** Throws when the log does not make a whole document (docs/sync.md L3). */
  constructor(logged: LoggedDocument, settings: RoomSettings, listener: RoomListener) {
    const { updates: _updates, headSeq: _headSeq, clientIds: _clientIds, ...document } = logged
    this.document = document
    this.tail = new Tail(logged)
    this.#settings = settings
    this.#audience = new Audience(settings.now)
    this.#listener = listener
    this.#staged = new StagedDocument(logged, {
      now: settings.now,
      rootOf: (name) => settings.roots(document.kind, name),
      onStaged: (session) => {
        session?.wire.edited()
        session?.noteStaged()
        listener.staged(this)
      },
    })
    this.#staging = this.#staged.staging
  }

  get isOpen(): boolean {
    return this.#open
  }

  get listeners(): number {
    return this.#audience.size
  }

  get isIdle(): boolean {
    return this.#audience.isEmpty && this.#staging.isQuiet
  }

  /** What is staged and not yet on disk. */
  get queued(): { rows: number; bytes: number } {
    return { rows: this.#staging.staged - this.#staging.committed, bytes: this.#staging.unsavedBytes }
  }

  /** The last sequence number that is on disk. */
  get headSeq(): number {
    return this.#staging.committed
  }

  /** Throws when the room is no more: an update to it would be written nowhere, and its mark acknowledged. */
  join(person: SignedIn, access: Granted, wire: Wire): Session {
    this.#mustBeOpen()
    const session = new Session(person, access, wire, ++this.#joins, this.#settings.watch)
    this.#audience.add(session)
    this.#ask(session)
    return session
  }

  leave(session: Session): void {
    if (this.#audience.remove(session)) this.#checkIdle()
  }

  /** Takes one frame. Throws on what is not a frame at all; the sender alone bears that. */
  receive(session: Session, bytes: Uint8Array): void {
    if (!this.#audience.has(session)) return
    const frame = readFrame(bytes)
    switch (frame.kind) {
      case 'ask':
        return this.#answer(session, frame.stateVector)
      case 'update':
        return this.#receiveUpdate(session, frame.bytes, frame.answer)
      case 'mark':
        return session.mark(frame.n, this.#staging)
      case 'awareness':
        // A personal document has no colleagues, and its author's whereabouts are nobody's business.
        if (this.document.kind === 'personal') return
        return this.#audience.hear(session, frame.bytes)
      case 'awareness-query':
        return this.#audience.introduce(session, true)
      case 'unknown':
        return
      default:
        frame satisfies never
    }
  }

  /** What this session sent is refused for good; its next mark hears so. */
  refuse(session: Session, why: Refusal): void {
    this.#settings.watch?.refused(why, this.document.documentId)
    session.refuse(why)
  }

  /**
   * Runs `change` in one transaction; resolves once what it wrote, and all that it saw, is committed.
   * @param by the person on whose word the row is kept; null for the server's own
   */
  async edit<T>(by: string | null, change: (doc: Y.Doc) => T): Promise<T> {
    this.#mustBeOpen()
    let result: T
    try {
      result = this.#staged.edit(by, change)
    } catch (error) {
      // Half of it may be staged.
      this.discard(closeCode.overloaded)
      throw error
    }
    await this.#staging.untilCommitted()
    return result
  }

  /** What `look` returns and the seq that it knows of, once that is committed. */
  async read<T>(look: (doc: Y.Doc) => T): Promise<{ value: T; seq: number }> {
    this.#mustBeOpen()
    const value = this.#staged.look(look)
    const seq = this.#staging.staged
    await this.#staging.untilCommitted()
    return { value, seq }
  }

  take(maxBytes: number, maxRows: number): Batch | null {
    const updates = this.#open ? this.#staging.take(maxBytes, maxRows) : []
    if (updates.length === 0) return null
    const { documentId, buildingId, epoch, generation } = this.document
    return { documentId, buildingId, epoch, generation, headSeq: this.#staging.committed, updates }
  }

  settle(outcome: Appended | 'failed'): void {
    if (!this.#open) return
    switch (outcome) {
      case 'committed':
        return this.#commit()
      case 'access-changed':
        void this.#lookAgain()
        return
      case 'gone':
        return this.discard(closeCode.gone)
      case 'epoch-changed':
        return this.discard(closeCode.epochChanged)
      case 'failed':
        this.#listener.notSaved(this)
        return this.discard(closeCode.overloaded)
      case 'moved':
        return this.discard(closeCode.overloaded)
      default:
        outcome satisfies never
    }
  }

  /** Throws away what is staged. Whoever waits hears that it was not saved, and the clients come again with theirs. */
  discard(code: CloseCode, why?: Closing): void {
    if (!this.#open) return
    this.#open = false
    this.#staging.abandon(new NotSaved(this.document.documentId))
    this.#audience.close(code, why)
    this.#staged.destroy()
    this.#listener.discarded(this)
  }

  /** Lets go of a document of which everything is on disk. */
  unload(): void {
    this.#open = false
    this.#staged.destroy()
  }

  #ask(session: Session): void {
    session.countQuestion()
    session.answer(askFrame(this.#staged.stateVector()), this.#staging)
  }

  #answer(session: Session, stateVector: Uint8Array): void {
    const first = !session.hearsUpdates
    for (const frame of this.#staged.answer(stateVector)) session.answer(frame, this.#staging)
    session.hearAfter(this.#staging.staged)
    if (first) this.#audience.introduce(session)
  }

  #receiveUpdate(session: Session, update: Uint8Array, isAnswer: boolean): void {
    if (this.#staging.queuedBytes > maxQueuedBytes) return session.wire.close(closeCode.overloaded, 'queue-full')
    if (isAnswer) session.countAnswer()
    const sender = { personId: session.person.personId, shownBy: (clientId: number) => this.#audience.shownBy(clientId), isAnswer }
    const judged = this.#staged.judge(update, sender)
    if (judged.kind === 'refused') return this.refuse(session, judged.why)
    if (session.access.kind === 'reader') {
      const addsNothing = judged.kind === 'passed' && judged.writers.length === 0
      if (!addsNothing || !this.#staged.alreadyHolds(update)) this.refuse(session, 'read-only')
      return
    }
    switch (judged.kind === 'gap' ? 'gap' : this.#apply(session, update, { sender, writers: judged.writers })) {
      case 'whole':
        if (isAnswer) session.noteWhole(this.#staging)
        return
      case 'gap':
        return this.#askForGap(session)
      case 'broken':
        return
    }
  }

  #askForGap(session: Session): void {
    const next = session.noteGap()
    if (next === 'give-up') return session.wire.close(closeCode.overloaded, 'too-many-gaps')
    if (next === 'wait') return
    this.#settings.watch?.askedAgain()
    this.#ask(session)
  }

  #apply(session: Session, update: Uint8Array, sent: Sent): 'whole' | 'gap' | 'broken' {
    try {
      return this.#staged.apply(session, update, sent)
    } catch (error) {
      const { documentId } = this.document
      this.#settings.logger.error({ err: error, documentId }, 'An update broke its document; it is loaded again')
      this.discard(closeCode.overloaded)
      return 'broken'
    }
  }

  #commit(): void {
    this.#looks = 0
    const { rows, first } = this.#staging.commit()
    for (const { bytes } of rows) this.tail.bytes += bytes.byteLength
    this.#audience.committed(rows, first)
    if (this.#staging.hasQueue) this.#listener.staged(this)
    if (rows.some(({ recovered }) => recovered === true)) this.#settings.recovered?.(this.document)
    this.#listener.committed(this)
    this.#checkIdle()
  }

  /**
   * Who may edit has changed since an author in this flush was let in (docs/sync.md A2). If all of them still may, the
   * rows go once more; if not, the staged document holds words that must not be kept, and goes.
   */
  async #lookAgain(): Promise<void> {
    const { documentId } = this.document
    if (++this.#looks > looksAllowed) return this.discard(closeCode.overloaded, 'access-unsettled')
    try {
      for (const author of this.#staging.authors()) {
        const access = await this.#settings.access(author.person.personId, documentId)
        if (access.kind !== 'editor') return this.discard(closeCode.roleChanged)
        author.access = access
      }
      if (!this.#open) return
      this.#staging.retry()
      this.#listener.staged(this)
    } catch (error) {
      this.#settings.logger.error({ err: error, documentId }, 'Nobody could say who may edit')
      this.discard(closeCode.overloaded, 'not-readable')
    }
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new NotSaved(this.document.documentId)
  }

  #checkIdle(): void {
    if (this.#open && this.isIdle) this.#listener.idle(this)
  }
}
