import type { DocumentKind } from 'shared/cycles/fields'
import { type Appended, type Batch, DamagedSnapshot, type Log, type LoggedDocument, type Snapshot } from '../sync/log'
import { isGood, MemoryLog } from '../sync/memory-log'
import type { ProjectedState, SharedKind, StateStore } from '../sync/state-store'
import { Book, type Books, docOf } from './books'
import type { Clock } from './clock'
import { pictureOf } from './picture'

/** How the disk behaves: how often, from 0 to 1, something goes wrong, and how long it takes at most, in milliseconds. */
export interface Weather {
  /** An append fails, and nothing was written. */
  failsBefore: number
  /** An append says that it failed, and everything was written. */
  failsAfter: number
  loadFails: number
  /** A snapshot is spoiled on its way to the disk. */
  spoils: number
  slowest: number
}

export const fair: Weather = { failsBefore: 0, failsAfter: 0, loadFails: 0, spoils: 0, slowest: 10 }

/** What one run of the server has of the disk: when the run ends, nothing of it comes back any more. */
export interface RunOfDisk {
  log: Log
  states: StateStore
  /** The server has died. What was on its way to the disk arrives there, or does not. */
  die(landed: boolean): void
}

const never = new Promise<never>(() => {})

/** The disk of a world: it outlives every run of the server, and the books see each commit. */
export class Disk {
  readonly memory = new MemoryLog()
  readonly states = new Map<string, ProjectedState>()
  weather: Weather = fair

  constructor(
    readonly clock: Clock,
    readonly books: Books,
  ) {}

  create(documentId: string, kind: DocumentKind, seed: Uint8Array): void {
    this.memory.create(documentId, seed, kind)
    this.books.books.set(documentId, new Book(documentId, kind))
    this.reopen(documentId)
  }

  /** A document has begun again: its state goes with it, in the same transaction (docs/sync.md L7). */
  begin(documentId: string): void {
    this.reopen(documentId)
    const { kind, doc, head: seq } = this.books.book(documentId)
    const key = `cycle of ${documentId} ${kind}`
    const before = this.states.get(key)
    const view = pictureOf(kind, doc)
    if (before !== undefined) this.states.set(key, { ...before, seq, view, state: JSON.stringify(view) })
    this.books.excuse(documentId)
  }

  /** All of it as it is now; returns what puts it back in the place of what is there then. */
  backup(): () => void {
    const rows = this.memory.backup()
    const states = new Map(this.states)
    return () => {
      this.memory.restore(rows, this.clock.now())
      this.states.clear()
      for (const [key, state] of states) this.states.set(key, state)
      for (const documentId of this.books.books.keys()) {
        this.reopen(documentId)
        this.books.excuse(documentId)
      }
    }
  }

  /** The log of a document has become another: by a restore, or because it has begun again. */
  reopen(documentId: string): void {
    const logged = this.memory.read(documentId)
    if (logged !== null) this.books.book(documentId).reopen(logged)
  }

  /** Does the log make, row by row, the document of which the books know (docs/sync.md L3, L4)? */
  check(why: string): void {
    for (const [documentId, book] of this.books.books) {
      try {
        const logged = this.memory.read(documentId)
        const isSame = logged !== null && logged.headSeq === book.head && book.equals(docOf(logged.updates))
        if (!isSame) this.books.blame('L4', `the log of ${documentId} makes another document than its rows (${why})`, 'lost')
      } catch (error) {
        this.books.blame('L3', `the log of ${documentId} cannot be read (${why}): ${String(error)}`, 'lost')
      }
    }
  }

  /** Does every state tell all of its log (docs/sync.md L8)? */
  checkStates(): void {
    for (const { documentId, kind, doc, head } of this.books.books.values()) {
      const state = this.states.get(`cycle of ${documentId} ${kind}`)
      if (kind === 'personal') {
        if (state !== undefined) this.books.blame('L8', `the personal document ${documentId} is projected`)
      } else if (state?.seq !== head || state.view !== pictureOf(kind, doc)) {
        this.books.blame('L8', `the state of ${documentId} tells row ${String(state?.seq)} of ${head}, or something else`)
      }
    }
  }

  /** Spoils the newest good snapshot, as long as the document still opens without it. */
  damage(documentId: string): boolean {
    const document = this.memory.documents.get(documentId)
    const good = document?.snapshots.filter((snapshot) => snapshot.epoch === document.epoch && isGood(snapshot)) ?? []
    const newest = good.at(-1)
    if (newest === undefined || (good.length < 2 && document?.rows[0]?.seq !== 1)) return false
    newest.bytes = new Uint8Array([0, 0])
    return true
  }

  run(): RunOfDisk {
    return new Run(this)
  }
}

class Run implements RunOfDisk, Log, StateStore {
  readonly log = this
  readonly states = this
  #isDead = false
  #flight: (() => Promise<void>) | null = null

  constructor(readonly disk: Disk) {}

  die(landed: boolean): void {
    this.#isDead = true
    if (landed) void this.#flight?.()
    this.#flight = null
  }

  async load(documentId: string): Promise<LoggedDocument | null> {
    await this.#turn()
    if (this.#chance(this.disk.weather.loadFails)) throw new Error('the disk cannot be read')
    const logged = this.disk.memory.read(documentId)
    if ((logged?.damagedSnapshots ?? 0) > 0) this.disk.books.saw('spoiled snapshot')
    await this.#turn()
    return logged
  }

  async append(batches: readonly Batch[]): Promise<Appended[]> {
    const { books, weather } = this.disk
    if (this.#flight !== null) books.blame('L2', 'two flushes at a time')
    const land = () => this.#land(batches)
    this.#flight = async () => void (await land())
    const fate = this.disk.clock.random()
    await this.#turn()
    const isLost = fate < weather.failsBefore
    const outcomes = isLost || this.#flight === null ? null : await land()
    this.#flight = null
    await this.#turn()
    if (outcomes === null || fate > 1 - weather.failsAfter) throw new Error('the disk failed')
    return outcomes
  }

  async keep(snapshot: Snapshot): Promise<boolean> {
    await this.#turn()
    const isKept = await this.disk.memory.keep(snapshot)
    await this.#turn()
    if (!isKept || !this.#chance(this.disk.weather.spoils) || !this.disk.damage(snapshot.documentId)) return isKept
    throw new DamagedSnapshot(snapshot.documentId, snapshot.seq)
  }

  async prune(documentId: string, epoch: number): Promise<void> {
    await this.#turn()
    await this.disk.memory.prune(documentId, epoch)
    this.disk.check('after a compaction')
    await this.#turn()
  }

  async projectedSeq(cycleId: string, kind: SharedKind): Promise<number> {
    await this.#turn()
    return this.disk.states.get(`${cycleId} ${kind}`)?.seq ?? 0
  }

  async save(state: ProjectedState): Promise<boolean> {
    await this.#turn()
    const key = `${state.cycleId} ${state.kind}`
    const isNewer = state.seq > (this.disk.states.get(key)?.seq ?? 0)
    if (isNewer) {
      this.disk.states.set(key, state)
      const book = [...this.disk.books.books.values()].find(({ kind, documentId }) => key.endsWith(`${documentId} ${kind}`))
      if (book !== undefined) this.#checkState(book, state)
    }
    await this.#turn()
    return isNewer
  }

  async behind(): Promise<string[]> {
    await this.#turn()
    const behind: string[] = []
    for (const { documentId, kind, head } of this.disk.books.books.values()) {
      const seq = this.disk.states.get(`cycle of ${documentId} ${kind}`)?.seq ?? 0
      if (kind !== 'personal' && seq < head) behind.push(documentId)
    }
    return behind
  }

  /** A state never knows of more than the disk (docs/sync.md, invariant), and of all of it where it says so. */
  #checkState(book: Book, { seq, view }: ProjectedState): void {
    if (seq > book.head) this.disk.books.blame('invariant', `the state of ${book.documentId} knows of row ${seq}, where ${book.head} is the last`)
    if (seq === book.head && view !== pictureOf(book.kind, book.doc)) this.disk.books.blame('L8', `the state of ${book.documentId} at ${seq} is not what its rows make`)
  }

  async #land(batches: readonly Batch[]): Promise<Appended[]> {
    const outcomes = await this.disk.memory.append(batches)
    batches.forEach((batch, index) => {
      const head = this.disk.memory.documents.get(batch.documentId)?.headSeq ?? 0
      if (outcomes[index] === 'committed') this.disk.books.committed(batch, head)
      else this.#refuse(batch, outcomes[index] ?? 'moved')
    })
    return outcomes
  }

  #refuse({ documentId }: Batch, outcome: Appended): void {
    this.disk.books.saw(outcome)
    this.disk.books.trace.note(`disk ${documentId} ${outcome}`)
  }

  /** Takes its time; a run that is over gets no answer any more. */
  async #turn(): Promise<void> {
    const { clock, weather } = this.disk
    if (!this.#isDead) await clock.after(1 + Math.floor(clock.random() ** 2 * weather.slowest))
    if (this.#isDead) await never
  }

  #chance(share: number): boolean {
    return this.disk.clock.random() < share
  }
}
