import { closeCode, type CloseCode } from 'shared/sync/wire'
import * as Y from 'yjs'
import type { Access, Granted, SignedIn } from './access'
import type { Flushable } from './flush'
import { answerFrame, askFrame, readFrame, updateFrame } from './frames'
import { changesNothing, dropGap, type KnownRoots, refusalOf } from './gate'
import { type Appended, type Batch, DamagedLog, type LoggedDocument } from './log'
import { PresenceTable } from './presence'
import { Session, type Wire } from './session'
import { Staging } from './staging'
import type { SyncLogger } from './sync'

/** More than this staged and not yet on disk: whoever sends more is asked to come back (1013). */
const maxQueuedBytes = 8 * 1024 * 1024

/** How often in a row a flush may find that who may edit has changed, before everybody is asked to come back. */
const looksAllowed = 5

/** Thrown to those who wait for a commit that did not happen, or that nobody can vouch for. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved'
  constructor(documentId: string) {
    super(`What was written to document ${documentId} could not be saved.`)
  }
}

export interface RoomSettings {
  isKnownRoot: KnownRoots
  access(personId: string, documentId: string): Promise<Access>
  logger: SyncLogger
  now(): number
}

/** What a room tells whoever keeps it. */
export interface RoomListener {
  /** There are rows to append. */
  staged(room: Room): void
  /** Rows have reached the disk. */
  committed(room: Room): void
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
  readonly document: Omit<LoggedDocument, 'updates' | 'headSeq'>
  readonly #settings: RoomSettings
  readonly #listener: RoomListener
  readonly #doc: Y.Doc
  readonly #staging: Staging
  readonly #sessions = new Set<Session>()
  readonly #presence = new PresenceTable()
  #open = true
  #joins = 0
  #looks = 0

  /** Throws when the log does not make a whole document (docs/sync.md L3). */
  constructor({ updates, headSeq, ...document }: LoggedDocument, settings: RoomSettings, listener: RoomListener) {
    this.document = document
    this.#settings = settings
    this.#listener = listener
    this.#staging = new Staging(headSeq)
    this.#doc = new Y.Doc()
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    if (dropGap(this.#doc)) throw new DamagedLog(document.documentId)
    this.#doc.on('update', (bytes: Uint8Array, origin: unknown) => this.#stage(bytes, origin))
  }

  get isOpen(): boolean {
    return this.#open
  }

  get isIdle(): boolean {
    return this.#sessions.size === 0 && this.#staging.isQuiet
  }

  /** The last sequence number that is on disk. */
  get headSeq(): number {
    return this.#staging.committed
  }

  join(person: SignedIn, access: Granted, wire: Wire): Session {
    const session = new Session(person, access, wire, ++this.#joins)
    this.#sessions.add(session)
    this.#ask(session)
    return session
  }

  leave(session: Session): void {
    if (!this.#sessions.delete(session)) return
    this.#tell(session, this.#presence.leave(session))
    this.#checkIdle()
  }

  /** Takes one frame. Throws on what is not a frame at all; the sender alone bears that. */
  receive(session: Session, bytes: Uint8Array): void {
    if (!this.#sessions.has(session)) return
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
        return this.#tell(session, this.#presence.receive(session, frame.bytes))
      case 'awareness-query':
        return this.#show(session)
      case 'unknown':
        return
      default:
        frame satisfies never
    }
  }

  /**
   * Runs `change` in one transaction; resolves once what it wrote, and all that it saw, is committed.
   * @param by the person on whose word the row is kept; null for the server's own
   */
  async edit<T>(by: string | null, change: (doc: Y.Doc) => T): Promise<T> {
    this.#mustBeOpen()
    let result: T
    try {
      result = this.#doc.transact(() => change(this.#doc), new ServerEdit(by))
    } catch (error) {
      // Half a change may be staged, and Yjs cannot take it back.
      this.discard(closeCode.overloaded)
      throw error
    }
    await this.#staging.untilCommitted()
    return result
  }

  /** What `look` returns and the seq that it knows of, once that is committed. */
  async read<T>(look: (doc: Y.Doc) => T): Promise<{ value: T; seq: number }> {
    this.#mustBeOpen()
    const value = look(this.#doc)
    const seq = this.#staging.staged
    await this.#staging.untilCommitted()
    return { value, seq }
  }

  take(maxBytes: number, maxRows: number): Batch | null {
    const updates = this.#open ? this.#staging.take(maxBytes, maxRows) : []
    if (updates.length === 0) return null
    const { documentId, buildingId, epoch } = this.document
    return { documentId, buildingId, epoch, headSeq: this.#staging.committed, updates }
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
      case 'moved':
      case 'failed':
        return this.discard(closeCode.overloaded)
      default:
        outcome satisfies never
    }
  }

  /** Throws away what is staged. Whoever waits hears that it was not saved, and the clients come again with theirs. */
  discard(code: CloseCode): void {
    if (!this.#open) return
    this.#open = false
    this.#staging.abandon(new NotSaved(this.document.documentId))
    for (const session of this.#sessions) session.wire.close(code)
    this.#sessions.clear()
    this.#doc.destroy()
    this.#listener.discarded(this)
  }

  /** Lets go of a document of which everything is on disk. */
  unload(): void {
    this.#open = false
    this.#doc.destroy()
  }

  #ask(session: Session): void {
    session.countQuestion()
    session.answer(askFrame(Y.encodeStateVector(this.#doc)), this.#staging)
  }

  #answer(session: Session, stateVector: Uint8Array): void {
    const first = !session.hearsUpdates
    session.answer(answerFrame(Y.encodeStateAsUpdate(this.#doc, stateVector)), this.#staging)
    session.hearAfter(this.#staging.staged)
    if (first) this.#show(session)
  }

  #show(session: Session): void {
    const others = this.#presence.others(session)
    if (others !== null) session.wire.send(others)
  }

  #tell(from: Session, presence: Uint8Array | null): void {
    if (presence === null) return
    for (const session of this.#sessions) {
      if (session !== from && session.hearsUpdates) session.wire.send(presence)
    }
  }

  #receiveUpdate(session: Session, update: Uint8Array, isAnswer: boolean): void {
    if (this.#staging.queuedBytes > maxQueuedBytes) return session.wire.close(closeCode.overloaded)
    if (isAnswer) session.countAnswer()
    const refusal = refusalOf(update, this.document.kind, this.#settings.isKnownRoot)
    if (refusal !== null) return session.refuse(refusal)
    if (session.access.kind === 'reader') {
      if (!changesNothing(this.#doc, update)) session.refuse('read-only')
      return
    }
    if (!this.#apply(session, update)) return
    if (!dropGap(this.#doc)) {
      if (isAnswer) session.noteWhole(this.#staging)
      return
    }
    const next = session.noteGap()
    if (next === 'ask') this.#ask(session)
    if (next === 'give-up') session.wire.close(closeCode.overloaded)
  }

  /** Whether the update could be applied. If not, nobody knows what state the document is in: the log does. */
  #apply(session: Session, update: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.#doc, update, session)
      return true
    } catch (error) {
      const { documentId } = this.document
      this.#settings.logger.error({ err: error, documentId }, 'An update broke its document; it is loaded again')
      this.discard(closeCode.overloaded)
      return false
    }
  }

  #stage(bytes: Uint8Array, origin: unknown): void {
    const session = origin instanceof Session ? origin : null
    const by = origin instanceof ServerEdit ? origin.by : null
    this.#staging.push({
      bytes,
      at: this.#settings.now(),
      personId: session?.person.personId ?? by,
      accessVersion: session?.access.accessVersion ?? null,
      session,
    })
    session?.wire.edited()
    this.#listener.staged(this)
  }

  #commit(): void {
    this.#looks = 0
    const { rows, first } = this.#staging.commit()
    const frames = rows.map(({ bytes }) => updateFrame(bytes))
    for (const session of this.#sessions) {
      const news = frames.filter((_, index) => rows[index]?.session !== session && session.hears(first + index))
      session.release(this.#staging.committed, news)
    }
    if (this.#staging.hasQueue) this.#listener.staged(this)
    this.#listener.committed(this)
    this.#checkIdle()
  }

  /**
   * Who may edit has changed since an author in this flush was let in (docs/sync.md A2). If all of them still may, the
   * rows go once more; if not, the staged document holds words that must not be kept, and goes.
   */
  async #lookAgain(): Promise<void> {
    const { documentId } = this.document
    if (++this.#looks > looksAllowed) return this.discard(closeCode.overloaded)
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
      this.discard(closeCode.overloaded)
    }
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new NotSaved(this.document.documentId)
  }

  #checkIdle(): void {
    if (this.#open && this.isIdle) this.#listener.idle(this)
  }
}

/** The origin of a transaction that the server makes itself. */
class ServerEdit {
  constructor(readonly by: string | null) {}
}
