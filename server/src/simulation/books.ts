import type { DocumentKind } from 'shared/cycles/fields'
import { messageType, readMark } from 'shared/sync/wire'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { type AwarenessEntry, readAwareness, readFrame } from '../sync/frames'
import type { Batch, LoggedDocument, NewUpdate } from '../sync/log'
import type { Link, Onlooker } from './link'
import { pictureOf } from './picture'
import { fingerprint, type Trace } from './trace'

/** What a person may do with a document, and since when. */
export interface Right {
  kind: 'editor' | 'reader' | 'none'
  since: number
  /** What it was until then. */
  before: Right['kind']
}

export interface Fault {
  kind: 'lost' | 'diverged' | 'broken'
  /** By its number in docs/sync.md. */
  rule: string
  what: string
}

/** Stands in everything that must be refused. */
export const forbidden = 'FORBIDDEN'

/** Who is out of a document hears nothing of it after this (docs/sync.md A2). Milliseconds. */
const outWithin = 1000

/** One document as it stands on the disk, kept beside the log by somebody who saw every commit. */
export class Book {
  doc = new Y.Doc()
  head = 0
  epoch = 0
  generation = 0
  isRecovering = false
  /** Of earlier epochs: a room may still speak of one until it is let go. */
  readonly #earlier = new Map<number, Book>()
  #snapshot: Y.Snapshot | null = null

  constructor(
    readonly documentId: string,
    readonly kind: DocumentKind,
  ) {}

  /** Begins again with what the log holds now. */
  reopen({ headSeq, epoch, generation, updates, recoveringUntil }: LoggedDocument): void {
    if (this.epoch !== 0 && this.epoch !== epoch) this.#earlier.set(this.epoch, this.#copy())
    this.doc = docOf(updates)
    Object.assign(this, { head: headSeq, epoch, generation, isRecovering: recoveringUntil !== null })
    this.#snapshot = null
  }

  /** The book of that epoch. */
  of(epoch: number): Book {
    return this.#earlier.get(epoch) ?? this
  }

  write(bytes: Uint8Array): void {
    Y.applyUpdate(this.doc, bytes)
    this.head++
    this.#snapshot = null
  }

  holds(update: Uint8Array): boolean {
    this.#snapshot ??= Y.snapshot(this.doc)
    return Y.snapshotContainsUpdate(this.#snapshot, update)
  }

  knows(stateVector: Uint8Array): boolean {
    return [...Y.decodeStateVector(stateVector)].every(([client, clock]) => clock <= Y.getState(this.doc.store, client))
  }

  /** In this epoch or in one before, of which a room may still speak. */
  knewOnce(stateVector: Uint8Array): boolean {
    return [this, ...this.#earlier.values()].some((book) => book.knows(stateVector))
  }

  /** Is this document the very same, in what it says and in what it has deleted? */
  equals(doc: Y.Doc): boolean {
    this.#snapshot ??= Y.snapshot(this.doc)
    return Y.equalSnapshots(this.#snapshot, Y.snapshot(doc)) && this.looksLike(doc)
  }

  looksLike(doc: Y.Doc): boolean {
    return pictureOf(this.kind, this.doc) === pictureOf(this.kind, doc)
  }

  /** The words in it that nobody writes twice. */
  words(): string[] {
    return pictureOf(this.kind, this.doc).match(/‹[^›]*›/g) ?? []
  }

  #copy(): Book {
    const copy = new Book(this.documentId, this.kind)
    const { doc, head, epoch, generation } = this
    return Object.assign(copy, { doc, head, epoch, generation })
  }
}

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** Sees every commit and every frame, and says which rule is broken by whom. */
export class Books implements Onlooker {
  readonly faults: Fault[] = []
  /** How often what went wrong: a world in which nothing does shows nothing. */
  readonly seen = new Map<string, number>()
  readonly books = new Map<string, Book>()
  /** `person document` → what they may do. */
  readonly rights = new Map<string, Right>()
  /** Who a client id really belongs to. */
  readonly authors = new Map<number, string>()
  acked: { documentId: string; epoch: number; update: Uint8Array; isExcused: boolean }[] = []

  constructor(
    readonly trace: Trace,
    readonly now: () => number,
  ) {}

  blame(rule: string, what: string, kind: Fault['kind'] = 'broken'): void {
    this.trace.note(`!!! ${rule} ${what}`)
    this.faults.push({ kind, rule, what })
  }

  saw(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1)
  }

  book(documentId: string): Book {
    const book = this.books.get(documentId)
    if (book === undefined) throw new Error(`there is no book of ${documentId}`)
    return book
  }

  right(personId: string, documentId: string): Right {
    return this.rights.get(`${personId} ${documentId}`) ?? { kind: 'none', since: 0, before: 'none' }
  }

  /** Rows of this batch have reached the disk. */
  committed({ documentId, epoch, generation, headSeq, updates }: Batch, headNow: number): void {
    const book = this.book(documentId)
    this.trace.note(`disk ${documentId} ${headSeq + 1}..${headNow} ${updates.map(({ bytes }) => fingerprint(bytes)).join()}`)
    if (book.epoch !== epoch || book.generation !== generation) this.blame('L7', `rows of ${documentId} for another epoch or generation`)
    if (book.head !== headSeq || headNow !== headSeq + updates.length) this.blame('L1', `rows of ${documentId} after ${headSeq}, where ${book.head} is the last`)
    for (const update of updates) {
      if (update.recovered === true) this.saw('brought back')
      if (Buffer.from(update.bytes).includes(forbidden)) this.blame('gate', `what was to be refused is in ${documentId}`)
      this.#checkAuthor(book, update)
      book.write(update.bytes)
    }
    if (book.doc.store.pendingStructs !== null || book.doc.store.pendingDs !== null) this.blame('G3', `a row of ${documentId} lacks what comes before it`)
  }

  /** A backup has taken the place of the log: what it lacks counts as promised no more, until it is brought back. */
  excuse(documentId: string): void {
    const book = this.book(documentId)
    for (const promise of this.acked) {
      const isLost = promise.epoch !== book.epoch || !book.holds(promise.update)
      if (promise.documentId === documentId && isLost) promise.isExcused = true
    }
  }

  sentToServer(link: Link, frame: Uint8Array): void {
    this.trace.note(`${link.owner.name} > ${nameOf(frame)} ${fingerprint(frame)}`)
  }

  sentToClient(link: Link, frame: Uint8Array): void {
    this.trace.note(`${link.owner.name} < ${nameOf(frame)} ${fingerprint(frame)}`)
    const book = this.book(documentOf(link)).of(Number(link.url.searchParams.get('epoch')))
    const right = this.right(link.owner.personId, book.documentId)
    const isOut = right.kind === 'none' && this.now() - right.since > outWithin
    if (isOut) this.blame('A2', `${link.owner.name} hears of a document that is closed to them`)
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === messageType.mark) return this.#answered(link, book, decoder)
    const read = readFrame(frame)
    if (read.kind === 'ask' && !book.knows(read.stateVector)) this.blame('invariant', `a question to ${link.owner.name} knows more than the disk`)
    if (read.kind === 'update') this.#checkUpdate(link, book, read.bytes)
    if (read.kind === 'awareness') for (const entry of readAwareness(read.bytes)) this.#checkPresence(link, book, entry)
  }

  closed(link: Link, by: string, code: number): void {
    this.trace.note(`${link.owner.name} closed by ${by} ${code}`)
  }

  #answered(link: Link, book: Book, decoder: decoding.Decoder): void {
    const mark = readMark(decoder)
    const { owner } = link
    if (mark.kind === 'nack') {
      const right = this.right(owner.personId, book.documentId)
      const isExcused = mark.reason === 'read-only' && (right.kind !== 'editor' || (right.before !== 'editor' && this.now() - right.since < outWithin))
      if (owner.isHonest && !isExcused) this.blame('honest', `${owner.name} was refused: ${mark.reason}`)
    }
    if (mark.kind !== 'ack') return
    for (const update of owner.covered(link, mark.n)) {
      if (!book.holds(update)) this.blame('H1', `mark ${mark.n} of ${owner.name} was acknowledged before its edits were on the disk`)
      const isExcused = book.epoch !== this.book(book.documentId).epoch
      this.acked.push({ documentId: book.documentId, epoch: book.epoch, update, isExcused })
    }
  }

  #checkUpdate(link: Link, book: Book, update: Uint8Array): void {
    if (!book.holds(update)) this.blame('invariant', `${link.owner.name} was sent what is not on the disk`)
  }

  #checkPresence(link: Link, book: Book, { clientId, state }: AwarenessEntry): void {
    if (book.kind === 'personal') this.blame('A3', `${link.owner.name} hears who is in a personal document`)
    const shown: unknown = JSON.parse(state)
    if (typeof shown !== 'object' || shown === null) return
    const person: unknown = Reflect.get(shown, 'person')
    const said: unknown = typeof person === 'object' && person !== null ? Reflect.get(person, 'id') : null
    const really: unknown = Reflect.get(shown, 'really')
    if (said !== really) this.blame('A3', `${link.owner.name} is shown ${String(said)} under ${clientId}, where ${String(really)} is`)
  }

  #checkAuthor(book: Book, { bytes, personId, accessVersion }: NewUpdate): void {
    if (personId === null) return
    const right = this.right(personId, book.documentId)
    if (right.kind !== 'editor' && accessVersion !== null) this.blame('A2', `a row by ${personId}, who may not edit ${book.documentId}`)
    if (book.isRecovering) return
    for (const struct of Y.decodeUpdate(bytes).structs) {
      const author = this.authors.get(struct.id.client)
      const isNew = !(struct instanceof Y.Skip) && struct.id.clock + struct.length > Y.getState(book.doc.store, struct.id.client)
      if (isNew && author !== undefined && author !== personId) this.blame('G2', `${personId} wrote under a client id of ${author}`)
    }
  }
}

export function documentOf(link: Link): string {
  return link.url.pathname.split('/').at(-1) ?? ''
}

function nameOf(frame: Uint8Array): string {
  if (frame[0] === messageType.mark) return ['mark', 'ack', 'nack'][frame[1] ?? 0] ?? 'mark?'
  if (frame[0] === messageType.sync) return ['ask', 'answer', 'update'][frame[1] ?? 0] ?? 'sync?'
  return frame[0] === messageType.awareness ? 'presence' : 'other'
}
