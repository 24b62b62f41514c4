import type { NewUpdate } from './log'
import type { Session } from './session'

/** An update that is applied to the staged document and not yet on disk. */
export interface Staged extends NewUpdate {
  /** Whose socket it came from; null for the server's own. */
  session: Session | null
}

interface Waiter {
  until: number
  resolve(): void
  reject(error: Error): void
}

/**
 * What stands between a document's log and its staged state. The n-th row of the log has seq n, so one number says
 * where in the document's history something stands.
 */
export class Staging {
  #committed: number
  #queue: Staged[] = []
  #inFlight: Staged[] = []
  #waiters: Waiter[] = []
  #queuedBytes = 0

  constructor(headSeq: number) {
    this.#committed = headSeq
  }

  /** The last seq that is on disk. */
  get committed(): number {
    return this.#committed
  }

  /** The seq that the last staged update will have. */
  get staged(): number {
    return this.#committed + this.#inFlight.length + this.#queue.length
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  /** Of all that is not on disk, in flight or not. */
  get unsavedBytes(): number {
    return this.#inFlight.reduce((sum, { bytes }) => sum + bytes.byteLength, this.#queuedBytes)
  }

  get hasQueue(): boolean {
    return this.#queue.length > 0
  }

  /** Everything is on disk, and nobody waits to hear so. */
  get isQuiet(): boolean {
    return this.staged === this.#committed && this.#waiters.length === 0
  }

  push(update: Staged): void {
    this.#queue.push(update)
    this.#queuedBytes += update.bytes.byteLength
  }

  /** The next rows for the log, at least one and up to these limits; empty while the ones before are in flight. */
  take(maxBytes: number, maxRows: number): readonly Staged[] {
    if (this.#inFlight.length > 0) return []
    let bytes = 0
    let rows = 0
    for (const { bytes: next } of this.#queue) {
      if (rows > 0 && (bytes + next.byteLength > maxBytes || rows >= maxRows)) break
      bytes += next.byteLength
      rows++
    }
    this.#inFlight = this.#queue.splice(0, rows)
    this.#queuedBytes -= bytes
    return this.#inFlight
  }

  /** The rows in flight have reached the disk. Returns them, with the seq of the first. */
  commit(): { rows: readonly Staged[]; first: number } {
    const rows = this.#inFlight
    const first = this.#committed + 1
    this.#committed += rows.length
    this.#inFlight = []
    const reached = this.#waiters.filter(({ until }) => until <= this.#committed)
    this.#waiters = this.#waiters.filter(({ until }) => until > this.#committed)
    for (const { resolve } of reached) resolve()
    return { rows, first }
  }

  /** Sessions that wrote what is not on disk yet. */
  authors(): Set<Session> {
    return new Set([...this.#inFlight, ...this.#queue].flatMap(({ session }) => session ?? []))
  }

  /** Puts the rows in flight back in front, all under the access that their authors have by now. */
  retry(): void {
    this.#queue = [...this.#inFlight, ...this.#queue].map((row) =>
      row.session === null ? row : { ...row, accessVersion: row.session.access.accessVersion },
    )
    this.#inFlight = []
    this.#queuedBytes = this.#queue.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  }

  /** Resolves once all that is staged now is on disk; rejects when it never will be. */
  async untilCommitted(): Promise<void> {
    const until = this.staged
    if (until <= this.#committed) return
    await new Promise<void>((resolve, reject) => this.#waiters.push({ until, resolve, reject }))
  }

  /** What is staged will not be saved. */
  abandon(error: Error): void {
    for (const { reject } of this.#waiters) reject(error)
    this.#waiters = []
  }
}
