import type { Readable } from './readable'

/**
 * The same value, of which only those parts count that have been read: a new value is given out only when one of them
 * has changed. Ninety parts of a cycle page read the whole document; a keystroke concerns three of them.
 */
export function tracked<T extends object>(source: Readable<T>): Readable<T> {
  /** Every part that was read, with what was read. */
  const read = new Map<PropertyKey, unknown>()
  let shown = watched()

  function watched(): T {
    return new Proxy(source.get(), {
      get(_target, part) {
        const value: unknown = Reflect.get(source.get(), part)
        read.set(part, value)
        return value
      },
      ownKeys() {
        const now = source.get()
        for (const part of Reflect.ownKeys(now)) read.set(part, Reflect.get(now, part))
        return Reflect.ownKeys(now)
      },
    })
  }

  return {
    get() {
      const now = source.get()
      let changed = false
      for (const [part, value] of read) {
        const next: unknown = Reflect.get(now, part)
        if (Object.is(value, next)) continue
        read.set(part, next)
        changed = true
      }
      if (changed) shown = watched()
      return shown
    },
    subscribe: source.subscribe,
  }
}
