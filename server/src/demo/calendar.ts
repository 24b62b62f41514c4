import { dayAfter } from '../lib/clock'

/**
 * Dates of the demo school. Its "today" is today, whatever the season, and everything else lies as many days before or
 * after it as it would in late January (docs/decisions: the demo's dates).
 */
export interface Calendar {
  /** The school day that is `days` from today (negative: ago), or the last one before it: `YYYY-MM-DD`. */
  day(days: number): string
  /** A moment on that day; milliseconds since 1970, never later than now for days that are not to come. */
  at(days: number, time: string): number
}

export function calendar(now: number): Calendar {
  const day = (days: number): string => {
    const weekday = new Date(`${dayAfter(now, days)}T12:00:00`).getDay()
    const sinceFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0
    return dayAfter(now, days - sinceFriday)
  }
  return {
    day,
    at(days, time) {
      const moment = new Date(`${day(days)}T${time}:00`).getTime()
      return days > 0 ? moment : Math.min(moment, now)
    },
  }
}
