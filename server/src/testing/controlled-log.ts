import type { Appended, Batch, Log, LoggedDocument, Snapshot } from '../sync/log'
import { isGood, MemoryLog } from '../sync/memory-log'

interface Waiting {
  batches: readonly Batch[]
  resolve: (outcomes: Appended[]) => void
  reject: (error: Error) => void
}

/** A log in memory whose appends wait, on demand, for a word from the test: to land, to fail, or to do both. */
export class ControlledLog implements Log {
  readonly memory = new MemoryLog()
  /** While true, appends wait for `land` or `fail`. */
  holding = false
  /** While set, loading fails with it. */
  loadError: Error | null = null
  /** While false, nothing is deleted: as if the server had ended right before. */
  pruning = true
  readonly #waiting: Waiting[] = []

  /** Creates a shared document whose first row is this seed. */
  create(documentId: string, seed: Uint8Array, kind: LoggedDocument['kind'] = 'cycle'): void {
    this.memory.create(documentId, seed, kind)
  }

  get inFlight(): number {
    return this.#waiting.length
  }

  async load(documentId: string): Promise<LoggedDocument | null> {
    if (this.loadError !== null) throw this.loadError
    return this.memory.load(documentId)
  }

  async keep(snapshot: Snapshot): Promise<boolean> {
    return this.memory.keep(snapshot)
  }

  async prune(documentId: string, epoch: number): Promise<void> {
    if (this.pruning) return this.memory.prune(documentId, epoch)
  }

  append(batches: readonly Batch[]): Promise<Appended[]> {
    if (!this.holding) return this.memory.append(batches)
    return new Promise((resolve, reject) => this.#waiting.push({ batches, resolve, reject }))
  }

  /** Spoils the newest good snapshot, as long as another one is left, or every row: then the document must still open. */
  damageNewest(documentId: string): void {
    const document = this.memory.documents.get(documentId)
    const good = document?.snapshots.filter(isGood) ?? []
    const newest = good.at(-1)
    if (newest !== undefined && (good.length > 1 || document?.rows[0]?.seq === 1)) newest.bytes = new Uint8Array([0, 0])
  }

  /** Lets the append in flight reach the disk. */
  async land(): Promise<void> {
    const waiting = this.#waiting.shift()
    if (waiting !== undefined) waiting.resolve(await this.memory.append(waiting.batches))
  }

  /** Fails the append in flight; `after` it has reached the disk all the same, or `before`. */
  async fail(when: 'before' | 'after'): Promise<void> {
    const waiting = this.#waiting.shift()
    if (waiting === undefined) return
    if (when === 'after') await this.memory.append(waiting.batches)
    waiting.reject(new Error(`the disk failed ${when} the write`))
  }
}
