/** A value that can be watched. Every subscribe returns its undo. */
export interface Readable<T> {
  get(): T
  subscribe(listener: () => void): () => void
}

export interface Writable<T> extends Readable<T> {
  /** Listeners are told only when the value is another one (`Object.is`). */
  set(value: T): void
}

export function writable<T>(initial: T): Writable<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * What `read` makes of the sources, watched. `same` says when a new result is no news, so that the old one stays.
 * The returned `stop` ends the watching of the sources.
 */
export function derived<T>(
  sources: readonly Readable<unknown>[],
  read: () => T,
  same: (a: T, b: T) => boolean = Object.is,
): Readable<T> & { stop(): void } {
  const value = writable(read())
  const update = () => {
    const next = read()
    if (!same(value.get(), next)) value.set(next)
  }
  const undo = sources.map((source) => source.subscribe(update))
  return {
    get: value.get,
    subscribe: value.subscribe,
    stop() {
      for (const end of undo) end()
    },
  }
}
