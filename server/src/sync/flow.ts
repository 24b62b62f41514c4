/** So much at once, and so much a second after that. Times are milliseconds. */
export class Allowance {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = this.#left = burst
    this.#perSecond = perSecond
    this.#at = now
  }

  /** Takes one; false when there is none just now. */
  take(now: number): boolean {
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left--
    return true
  }
}

/** Over this, a reader is slow: it is given nothing that can wait. */
const slowBytes = 1024 * 1024
/** Over this, it costs the others their memory. */
const hopelessBytes = 32 * 1024 * 1024
/** A slow reader that takes nothing at all for this long has stopped reading. */
const patienceMs = 15_000

export type Pace = 'free' | 'slow' | 'hopeless'

/** What lies at a socket because its client does not read as fast as we write (docs/sync.md G7). */
export class Backlog {
  #sent = 0
  #taken = 0
  #takenAt: number

  constructor(now: number) {
    this.#takenAt = now
  }

  sent(bytes: number): void {
    this.#sent += bytes
  }

  /** @param waiting bytes that the socket has not yet got rid of */
  pace(waiting: number, now: number): Pace {
    const taken = this.#sent - waiting
    if (waiting <= slowBytes || taken > this.#taken) {
      this.#taken = taken
      this.#takenAt = now
    }
    if (waiting > hopelessBytes || now - this.#takenAt > patienceMs) return 'hopeless'
    return waiting > slowBytes ? 'slow' : 'free'
  }
}
