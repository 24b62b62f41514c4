import type { Appended, Batch, Log } from './log'
import { nobodyWatching, type SyncWatch } from './watch'

/** Whoever has updates to append: a room. */
export interface Flushable {
  /** How many hear of what it writes. */
  readonly listeners: number
  /** Hands over the next rows, up to these limits but at least one; null when there is nothing to flush now. */
  take(maxBytes: number, maxRows: number): Batch | null
  /** What became of the rows last taken. 'failed' is also said when nobody can tell. */
  settle(outcome: Appended | 'failed'): void
}

/** One flush takes no more than this, so that a pasted book does not hold up everyone's next word. */
const maxFlushBytes = 256 * 1024
/** A row binds six values, and SQLite binds 32,766 a statement. */
const maxFlushRows = 5000

/**
 * The least time from the beginning of one flush to that of the next, in milliseconds. Each one wakes another thread and
 * waits for the disk, and whatever leaves for a socket alone is a write of its own: while hundreds type, that costs more
 * than all that is written. So the more there is to tell, the longer it gathers.
 */
const shortestGatherMs = 5
const longestGatherMs = 20
/** Milliseconds of gathering for each frame that goes out in a millisecond. */
const gatherPerFrame = 1.1
/** Flushes in a row tell what comes next, the latest most. */
const latestCounts = 0.2

/**
 * Appends for all rooms, one flush at a time (docs/sync.md L2): at once when there was none just now; whatever comes
 * while one is in flight, or too soon after its beginning, gathers for the next.
 */
export class Flusher {
  readonly #log: Log
  readonly #onError: (error: unknown, documentIds: string[]) => void
  readonly #watch: SyncWatch
  readonly #waiting = new Set<Flushable>()
  readonly #now: (() => number) | null
  #running: Promise<void> | null = null
  #began = Number.NEGATIVE_INFINITY
  #framesPerMs = 0
  #lastFrames = 0
  #flight: Promise<void> = Promise.resolve()

  /** @param now without it, nothing is waited for */
  constructor(log: Log, onError: (error: unknown, documentIds: string[]) => void, watch: SyncWatch = nobodyWatching, now: (() => number) | null = null) {
    this.#now = now
    this.#log = log
    this.#onError = onError
    this.#watch = watch
  }

  /** There is something to append for this one. */
  request(room: Flushable): void {
    this.#waiting.add(room)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is waiting and nothing is in flight. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  /** Resolves when the flush that is in flight now, if any, has ended: a log read after that misses nothing of it. */
  landed(): Promise<void> {
    return this.#flight
  }

  async #run(): Promise<void> {
    // Frames that arrived in one packet are handled in one turn: let them share the first flush.
    await Promise.resolve()
    while (this.#waiting.size > 0) {
      if (this.#now !== null) await this.#pause(this.#now)
      this.#flight = this.#flush(this.#gather())
      await this.#flight
    }
    this.#running = null
  }

  async #pause(now: () => number): Promise<void> {
    const gatherMs = Math.min(longestGatherMs, Math.max(shortestGatherMs, this.#framesPerMs * gatherPerFrame))
    // A clock that was put back must hold nobody up.
    const early = Math.min(gatherMs, this.#began + gatherMs - now())
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const sinceLast = Math.max(1, now() - this.#began)
    this.#framesPerMs += (this.#lastFrames / sinceLast - this.#framesPerMs) * latestCounts
    this.#began = now()
  }

  #gather(): Map<Flushable, Batch> {
    const flush = new Map<Flushable, Batch>()
    let bytes = 0
    let rows = 0
    this.#lastFrames = 0
    for (const room of this.#waiting) {
      if (bytes >= maxFlushBytes || rows >= maxFlushRows) break
      this.#waiting.delete(room)
      const batch = room.take(maxFlushBytes - bytes, maxFlushRows - rows)
      if (batch === null) continue
      flush.set(room, batch)
      rows += batch.updates.length
      this.#lastFrames += batch.updates.length * room.listeners
      for (const update of batch.updates) bytes += update.bytes.byteLength
    }
    return flush
  }

  async #flush(flush: Map<Flushable, Batch>): Promise<void> {
    if (flush.size === 0) return
    const rooms = [...flush.keys()]
    const batches = [...flush.values()]
    const outcomes = await this.#append(batches)
    if (outcomes !== null || rooms.length === 1) {
      rooms.forEach((room, index) => room.settle(outcomes?.[index] ?? 'failed'))
      return
    }
    // One room's bad row must not cost the others theirs. If the rows did reach the disk after all, the head has
    // moved, and the retry says so instead of writing them twice.
    for (const [room, batch] of flush) await this.#flush(new Map([[room, batch]]))
  }

  /** Null when the append failed, or when nobody can tell. */
  async #append(batches: Batch[]): Promise<Appended[] | null> {
    const began = performance.now()
    try {
      const outcomes = await this.#log.append(batches)
      this.#watch.appended(performance.now() - began, ...sizeOf(batches))
      return outcomes
    } catch (error) {
      this.#watch.appendFailed()
      this.#onError(
        error,
        batches.map(({ documentId }) => documentId),
      )
      return null
    }
  }
}

/** Rows, and their bytes. */
function sizeOf(batches: readonly Batch[]): [number, number] {
  let rows = 0
  let bytes = 0
  for (const { updates } of batches) {
    rows += updates.length
    for (const update of updates) bytes += update.bytes.byteLength
  }
  return [rows, bytes]
}
