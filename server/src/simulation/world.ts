import type { DocumentKind } from 'shared/cycles/fields'
import { Table } from 'shared/document/table'
import * as Y from 'yjs'
import { checksumOf } from '../sync/checksum'
import { Books, type Right } from './books'
import type { Clock } from './clock'
import { seedOf } from './deeds'
import { Network } from './link'
import { Disk } from './log'
import { Page } from './page'
import { pictureOf } from './picture'
import { RunOfServer } from './run-of-server'
import type { Trace } from './trace'

/** A school in which everything may go wrong: its documents, its people with their pages, its server and its disk. */
export class World {
  readonly books: Books
  readonly network: Network
  readonly disk: Disk
  readonly people: readonly string[]
  readonly pages: Page[] = []
  readonly signedOut = new Set<string>()
  server: RunOfServer | null = null
  #backup: (() => void) | null = null
  #words = 0

  constructor(
    readonly clock: Clock,
    readonly trace: Trace,
  ) {
    this.books = new Books(trace, () => clock.age)
    this.network = new Network(clock, this.books)
    this.disk = new Disk(clock, this.books)
    this.people = ['ada', 'ben', 'cleo', 'dan'].slice(0, 2 + this.pick(3))
    this.#found()
    this.start()
  }

  get random(): () => number {
    return this.clock.random
  }

  get documents(): readonly string[] {
    return [...this.books.books.keys()]
  }

  /** A whole number from 0 up to this. */
  pick(below: number): number {
    return Math.floor(this.random() * below)
  }

  oneOf<Item>(items: readonly Item[]): Item | undefined {
    return items[this.pick(items.length)]
  }

  start(): void {
    this.trace.note('the server starts')
    this.server = new RunOfServer(this)
    this.network.door = this.server
  }

  /** The server dies at this moment. */
  kill(landed: boolean): void {
    this.trace.note(`the server dies, ${landed ? 'after' : 'before'} its last write`)
    this.server?.die(landed)
    this.server = null
    this.network.orphanAll()
  }

  /** The server is stopped as an operator stops it. */
  async stop(): Promise<void> {
    const { server } = this
    if (server === null) return
    this.trace.note('the server stops')
    const stopping = { isOver: false }
    void server.sync.drain().then(() => (stopping.isOver = true))
    for (let slice = 0; slice < 1500 && !stopping.isOver; slice++) await this.clock.run(100)
    if (!stopping.isOver) this.books.blame('V3', 'the server does not stop')
    this.kill(false)
  }

  setRight(personId: string, documentId: string, kind: Right['kind']): void {
    const before = this.books.right(personId, documentId).kind
    if (before === kind) return
    this.trace.note(`${personId} is ${kind} of ${documentId}`)
    this.books.rights.set(`${personId} ${documentId}`, { kind, before, since: this.clock.age })
    const document = this.disk.memory.documents.get(documentId)
    if (document !== undefined) document.accessVersion++
    this.clock.timer(() => this.server?.tell({ kind: 'access-changed', personId, documentId }), 1 + this.pick(50), null)
  }

  backUp(): void {
    this.trace.note('a backup is made')
    this.#backup = this.disk.backup()
  }

  /** The backup takes the place of all that came after it; the server must not be running (docs/sync.md L7). */
  restore(): void {
    if (this.#backup === null) return
    this.trace.note('the backup is restored')
    this.#backup()
    this.disk.check('after a restore')
    // Who may only read cannot bring back what the backup lacks, and goes on seeing it until the page is loaded anew.
    for (const page of this.pages) if (!page.mayEdit) page.isSpoiled = true
  }

  /** A document begins again under a new epoch; whoever is in it hears of it a moment later (docs/sync.md L7). */
  beginAgain(documentId: string): void {
    const document = this.disk.memory.documents.get(documentId)
    if (document === undefined) return
    const seed = seedOf(document.kind, `begun again ${++this.#words} `)
    this.trace.note(`${documentId} begins again`)
    // It goes on counting: a state of the old epoch, which may still be under way, is never later than the new one's.
    const epoch = ++document.epoch
    const seq = ++document.headSeq
    const snapshot = { documentId, buildingId: document.buildingId, epoch, generation: document.generation, seq, bytes: seed, at: this.clock.now() }
    document.snapshots = [{ ...snapshot, checksum: checksumOf(snapshot) }]
    document.rows = []
    document.clientIds.clear()
    document.boundSince.clear()
    document.recoveringUntil = null
    this.disk.begin(documentId)
    this.clock.timer(() => void this.server?.sync.restart([documentId]), 1 + this.pick(30), null)
  }

  /** The server itself writes, as it does when it copies a card. */
  serverEdits(documentId: string): void {
    const { server } = this
    const { kind, epoch, generation } = this.books.book(documentId)
    const word = `‹server.${++this.#words}›`
    const [table, field] = ownRows[kind]
    const change = (doc: Y.Doc) => void new Table(table, { [field]: { kind: 'text' } }, doc.getMap(table), null).add({ [field]: word })
    server?.sync.edit(documentId, null, change).then(
      () => {
        const now = this.books.book(documentId)
        const isSame = now.epoch === epoch && now.generation === generation
        if (isSame && !pictureOf(kind, now.doc).includes(word)) this.books.blame('H1', 'an edit of the server was called saved and is not on the disk')
      },
      (error: unknown) => this.trace.note(`the server could not write: ${String(error)}`),
    )
  }

  /** The server reads, as it does for an export. */
  serverReads(documentId: string): void {
    this.server?.sync.read(documentId, (doc) => Y.encodeStateVector(doc)).then(
      (known) => {
        if (!this.books.book(documentId).knewOnce(known)) this.books.blame('invariant', 'the server has read what is not on the disk')
      },
      (error: unknown) => this.trace.note(`the server could not read: ${String(error)}`),
    )
  }

  #found(): void {
    this.disk.create('cycle', 'cycle', seedOf('cycle', 'We worry. '))
    this.disk.create('practice', 'practice', seedOf('practice', ''))
    for (const personId of this.people) {
      const isCoach = personId === 'cleo' && this.random() < 0.5
      this.#seat(personId, 'cycle', isCoach ? 'reader' : 'editor', 1 + this.pick(2))
      this.#seat(personId, 'practice', isCoach ? 'none' : 'editor', this.pick(2))
    }
    this.disk.create('personal', 'personal', seedOf('personal', ''))
    this.#seat('ada', 'personal', 'editor', 1 + this.pick(2))
  }

  #seat(personId: string, documentId: string, kind: Right['kind'], windows: number): void {
    this.books.rights.set(`${personId} ${documentId}`, { kind, before: kind, since: this.clock.age })
    const book = this.books.book(documentId)
    for (let window = 1; window <= windows; window++) {
      const page = new Page({
        name: `${personId}.${documentId}.${window}`,
        personId,
        documentId,
        kind: book.kind,
        network: this.network,
        ask: () => {
          const { kind: right } = this.books.right(personId, documentId)
          return right === 'none' ? null : { epoch: book.epoch, mayEdit: right === 'editor' }
        },
        registers: (clientId) => this.books.authors.set(clientId, personId),
        echoes: this.random() < 0.4,
        random: this.random,
      })
      this.pages.push(page)
      page.open()
    }
  }
}

const ownRows: Record<DocumentKind, [table: string, field: string]> = {
  cycle: ['observations', 'text'],
  practice: ['tries', 'did'],
  personal: ['cards', 'text'],
}

