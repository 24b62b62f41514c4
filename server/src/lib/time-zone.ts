/** The wall clock of a building: an IANA name, or null for the server's own. Days are `YYYY-MM-DD`, times `HH:MM`. */
export type TimeZone = string | null

const formats = new Map<TimeZone, Intl.DateTimeFormat>()

function formatOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-US', {
    ...fields,
    ...{ calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' as const },
    ...(zone !== null && { timeZone: zone }),
  })
  formats.set(zone, format)
  return format
}

/** What the clock on the wall shows at a moment, as if it hung in Greenwich: milliseconds, whole seconds. */
function wallAt(zone: TimeZone, moment: number): number {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The calendar day of a moment on this wall. */
export function dayIn(zone: TimeZone, moment: number): string {
  return new Date(wallAt(zone, moment)).toISOString().slice(0, 10)
}

/**
 * The moment at which the clock on the wall shows this. Where clocks are put back and show it twice, the first time;
 * where they are put forward and never show it, as much later as they jump.
 */
export function momentIn(zone: TimeZone, day: string, time: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const aDay = 86_400_000
  // Clocks change at most once in two days: the offset is that of the day before or that of the day after.
  const before = wallAt(zone, wall - aDay) - (wall - aDay)
  const after = wallAt(zone, wall + aDay) - (wall + aDay)
  const candidates = [wall - Math.max(before, after), wall - Math.min(before, after)]
  return candidates.find((moment) => wallAt(zone, moment) === wall) ?? wall - before
}

/** The day that is `days` after (or, negative, before) another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Is there such a day? `2027-02-30` only looks like one. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day
}
