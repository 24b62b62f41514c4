import { pino, type Logger as PinoLogger } from 'pino'
import { describeError, scrubbed } from './scrub'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
export type Logger = PinoLogger

/** Names under which a secret or somebody's words would come; should one be logged by mistake, its value is not. */
const neverLogged = [
  ...['password', 'secret', 'token', 'cookie', 'authorization', 'headers', 'body', 'text', 'email', 'to'],
  ...['sql', 'parameters', 'bytes', 'update', 'frame', 'words'],
]

/**
 * One JSON line an event, on stdout. What is logged is named field by field where it happens: ids, codes and durations,
 * never a request's body or headers, so that no word of a teacher and no secret can end up in a log file.
 * @param write takes each line instead of stdout
 */
export function createLogger(level: LogLevel, write?: (line: string) => void): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: neverLogged.flatMap((name) => [name, `*.${name}`]), censor: '(not logged)' },
    serializers: { err: describeError },
    formatters: { log: withoutContent },
  }
  return pino(options, { write: write ?? toStdout() })
}

/**
 * Never pino's own way out: where the log goes to a disk that is full, that ends the process, or holds it up until there
 * is room (sonic-boom 4.2 tries again and again, in the one thread that there is). A line that cannot be written is lost.
 */
function toStdout(): (line: string) => void {
  const { stdout } = process
  // Without a listener the process would end.
  if (!stdout.listeners('error').includes(ignore)) stdout.on('error', ignore)
  return (line) => void stdout.write(line)
}

const ignore = () => {}

/** Bytes are somebody's words; a string may hold what a library was given. */
function withoutContent(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, mayBeLogged(value)]))
}

function mayBeLogged(value: unknown): unknown {
  if (typeof value === 'string') return scrubbed(value)
  return value instanceof Uint8Array ? `(${value.byteLength} bytes)` : value
}
