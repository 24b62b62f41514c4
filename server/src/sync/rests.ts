/** Milliseconds: the first rest, and the longest. A client takes a connection for dead that says nothing for 8 s (H1). */
const first = 200
const longest = 5_000
/** What has had no trouble for so long after its rest is forgotten. */
const forgottenAfter = 60_000

/** What could not be done: only when that works again is the document well. */
export type Trouble = 'load' | 'append'

interface Rest {
  trouble: Trouble
  times: number
  until: number
  /** Shared by all who wait, so that they also share the next attempt. */
  over: Promise<void> | null
}

/**
 * Documents that could not be read or saved are left alone for a while, longer each time, and never all for the same
 * time: while a disk is full, everybody comes back with their words at once, and again, and each time for nothing
 * (docs/sync.md L3).
 */
export class Rests {
  readonly #rests = new Map<string, Rest>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** It went wrong. */
  begin(documentId: string, trouble: Trouble): void {
    const now = this.#now()
    this.#forget(now)
    const times = (this.#rests.get(documentId)?.times ?? 0) + 1
    const wait = Math.min(longest, first * 2 ** (times - 1)) * (0.5 + Math.random() / 2)
    this.#rests.set(documentId, { trouble, times, until: now + wait, over: null })
  }

  /** It has worked. Who can be read cannot for that reason be saved. */
  end(documentId: string, worked: Trouble): void {
    if (this.#rests.size === 0) return
    if (worked === 'append' || this.#rests.get(documentId)?.trouble === 'load') this.#rests.delete(documentId)
  }

  /** Milliseconds until it may be tried again; 0 where nothing is wrong. */
  left(documentId: string): number {
    return Math.max(0, (this.#rests.get(documentId)?.until ?? 0) - this.#now())
  }

  /** Resolves when it may be tried again: at once where nothing was wrong. */
  async over(documentId: string): Promise<void> {
    const left = this.left(documentId)
    const rest = this.#rests.get(documentId)
    // A clock that was set back must hold nobody up.
    if (rest === undefined || left <= 0 || left > longest) return
    rest.over ??= new Promise((resolve) => setTimeout(resolve, left).unref())
    await rest.over
  }

  #forget(now: number): void {
    for (const [documentId, { until }] of this.#rests) {
      if (until + forgottenAfter < now) this.#rests.delete(documentId)
    }
  }
}
