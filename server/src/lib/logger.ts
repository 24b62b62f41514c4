import { pino, type Logger as PinoLogger } from 'pino'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
export type Logger = PinoLogger

/**
 * One JSON line an event, on stdout. What is logged is named field by field where it happens: ids, codes and durations,
 * never a request's body or headers, so that no word of a teacher and no secret can end up in a log file.
 */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null })
}
