import { i18n } from './i18n'

const day = 86_400_000

/** Reads `YYYY-MM-DD` as that day here, not in Greenwich. Null for anything else. */
export function parseDay(date: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return null
  const parsed = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return parsed.getMonth() === Number(match[2]) - 1 ? parsed : null
}

/** Writes a day as `YYYY-MM-DD`, by the clock here. */
export function formatDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Whole days from `now` to `date` (`YYYY-MM-DD`): 0 today, 1 tomorrow, negative when past. Null when unreadable. */
export function daysUntil(date: string, now = new Date()): number | null {
  const then = parseDay(date)
  if (!then) return null
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((then.getTime() - today.getTime()) / day)
}

/** English here says the day before the month, as schools write it: "30 January", "30 de enero", "30 janvier". */
function locale(): string {
  return i18n.language === 'en' ? 'en-GB' : i18n.language
}

/** "30 January"; with the year when it is not this one. `date` is `YYYY-MM-DD`. */
export function longDay(date: string, now = new Date()): string {
  const parsed = parseDay(date)
  if (!parsed) return date
  const year = parsed.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', ...year }).format(parsed)
}

/** "23 Jan". `date` is `YYYY-MM-DD`. */
export function shortDay(date: string): string {
  const parsed = parseDay(date)
  return parsed ? new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(parsed) : date
}

/** "Tue 2:45", as a school says it: no morning or afternoon. `time` is `HH:MM`. */
export function weekdayTime(date: string, time: string): string {
  const parsed = parseDay(date)
  const weekday = parsed ? new Intl.DateTimeFormat(locale(), { weekday: 'short' }).format(parsed) : date
  return `${weekday} ${clockTime(time)}`
}

/** "Tuesday". `date` is `YYYY-MM-DD`. */
export function weekday(date: string): string {
  const parsed = parseDay(date)
  return parsed ? new Intl.DateTimeFormat(locale(), { weekday: 'long' }).format(parsed) : date
}

/** "2:45" for `14:45`. */
export function clockTime(time: string): string {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  return match ? `${Number(match[1]) % 12 || 12}:${match[2]}` : time
}

/** "just now", "5 minutes ago", "yesterday", "3 weeks ago": how long ago a moment (ms since 1970) was. */
export function timeAgo(at: number, now = Date.now()): string {
  const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' })
  const minutes = Math.round((now - at) / 60_000)
  if (minutes < 60) return minutes < 1 ? relative.format(0, 'second') : relative.format(-minutes, 'minute')
  const days = -(daysUntil(formatDay(new Date(at)), new Date(now)) ?? 0)
  if (days < 1) return relative.format(-Math.round(minutes / 60), 'hour')
  if (days < 14) return relative.format(-days, 'day')
  return days < 70 ? relative.format(-Math.round(days / 7), 'week') : relative.format(-Math.round(days / 30), 'month')
}
