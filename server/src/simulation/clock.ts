import { setImmediate } from 'node:timers/promises'
import type { Hands, VirtualTimer } from './globals'

/** Milliseconds since 1970: a day like any other. */
const morning = 1_790_000_000_000

/** Chance that comes again with the same seed (sfc32). */
export function dice(seed: number): () => number {
  let [a, b, c, d] = [0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162, seed | 0]
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let turn = 0; turn < 12; turn++) next()
  return next
}

/** Something that happens at a time. */
class Timer implements VirtualTimer {
  readonly isVirtual = true
  isStopped = false
  constructor(
    public at: number,
    public order: number,
    readonly call: () => void,
    readonly every: number | null,
  ) {}
  stop(): void {
    this.isStopped = true
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}

/** A clock that jumps to whatever is due next: nobody waits for anything. */
export class Clock implements Hands {
  readonly random: () => number
  /** Earliest first: a binary heap. */
  readonly #due: Timer[] = []
  #now = morning
  #order = 0

  constructor(seed: number) {
    this.random = dice(seed)
  }

  now(): number {
    return this.#now
  }

  /** Milliseconds since the world began. */
  get age(): number {
    return this.#now - morning
  }

  timer(call: () => void, after: number, every: number | null): VirtualTimer {
    const ms = Math.max(1, Number.isFinite(after) ? after : 1)
    const timer = new Timer(this.#now + ms, ++this.#order, call, every === null ? null : Math.max(1, every))
    this.#push(timer)
    return timer
  }

  after(ms: number): Promise<void> {
    return new Promise((resolve) => this.timer(resolve, ms, null))
  }

  /** Lets everything happen that is due within these milliseconds, each with all that follows from it at once. */
  async run(ms: number): Promise<void> {
    const until = this.#now + ms
    await setImmediate()
    for (let next = this.#due[0]; next !== undefined && next.at <= until; next = this.#due[0]) {
      this.#pop()
      if (next.isStopped) continue
      this.#now = Math.max(this.#now, next.at)
      if (next.every !== null) {
        next.at = this.#now + next.every
        next.order = ++this.#order
        this.#push(next)
      }
      next.call()
      await setImmediate()
    }
    this.#now = until
  }

  #push(timer: Timer): void {
    const heap = this.#due
    let at = heap.push(timer) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent]
      if (above === undefined || isBefore(above, timer)) break
      heap[at] = above
      at = parent
    }
    heap[at] = timer
  }

  #pop(): void {
    const heap = this.#due
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const [one, other] = [heap[left], heap[left + 1]]
      if (one === undefined) break
      const [child, place] = other !== undefined && isBefore(other, one) ? [other, left + 1] : [one, left]
      if (isBefore(last, child)) break
      heap[at] = child
      at = place
    }
    heap[at] = last
  }
}

function isBefore(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
