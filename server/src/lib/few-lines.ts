import { type Clock, minute } from './clock'

/** So many lines of one kind a minute; who floods the server must not fill its disk with the log of it. */
const linesAMinute = 10

/** Writes a line; `unsaid` is how many of its kind were left out since the last one that was written, or nothing. */
type Write = (unsaid: { unsaid?: number }) => void

/** Writes the first lines of each kind in a minute, and with the next one how many it has left out. */
export function fewLines(now: Clock): (kind: string, write: Write) => void {
  const kinds = new Map<string, { since: number; written: number; unsaid: number }>()
  return (kind, write) => {
    const at = now()
    const seen = kinds.get(kind) ?? { since: at, written: 0, unsaid: 0 }
    kinds.set(kind, seen)
    if (at - seen.since >= minute) Object.assign(seen, { since: at, written: 0 })
    if (seen.written >= linesAMinute) {
      seen.unsaid++
      return
    }
    seen.written++
    write(seen.unsaid === 0 ? {} : { unsaid: seen.unsaid })
    seen.unsaid = 0
  }
}

/** The two levels at which parts of the server speak; pino fits. */
interface Speaking {
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** The same logger, which says what comes again and again (a disk is full, and everybody tries) in a few lines. */
export function inFewLines(logger: Speaking, now: Clock): Speaking {
  const few = fewLines(now)
  return {
    warn: (details, message) => few(message, (unsaid) => logger.warn({ ...details, ...unsaid }, message)),
    error: (details, message) => few(message, (unsaid) => logger.error({ ...details, ...unsaid }, message)),
  }
}
