import { day as oneDay, dayAfter } from '../lib/clock'

/**
 * Dates of the demo school. Its "today" is today, and everything else lies as many days before or after it as it would
 * in late January, except that what is long past moves closer in fall, so that nothing happened in the summer
 * (docs/decisions/0008).
 */
export interface Calendar {
  /** The school day that is `days` from today (negative: ago), or the last one before it: `YYYY-MM-DD`. */
  day(days: number): string
  /** A moment on that day; milliseconds since 1970, never later than now for days that are not to come. */
  at(days: number, time: string): number
}

/** The first day of school is 24 August; in late January that is 155 days ago. */
const firstDay = { month: 7, day: 24 }
const daysByJanuary = 155
/** The last weeks are told as they are. */
const recent = 30
/** In the first weeks of fall the past has to reach into the summer after all: a whole cycle takes its days. */
const mostSqueezed = 0.3

export function calendar(now: number): Calendar {
  const squeeze = Math.min(1, Math.max(mostSqueezed, (daysOfSchool(now) - recent) / (daysByJanuary - recent)))
  const day = (days: number): string => {
    const moved = days < -recent ? -recent + Math.round((days + recent) * squeeze) : days
    const weekday = new Date(`${dayAfter(now, moved)}T12:00:00`).getDay()
    const sinceFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0
    return dayAfter(now, moved - sinceFriday)
  }
  return {
    day,
    at(days, time) {
      const moment = new Date(`${day(days)}T${time}:00`).getTime()
      return days > 0 ? moment : Math.min(moment, now)
    },
  }
}

function daysOfSchool(now: number): number {
  const year = new Date(now).getFullYear()
  const starts = [year, year - 1].map((each) => new Date(each, firstDay.month, firstDay.day).getTime())
  const start = starts.find((each) => each <= now) ?? now
  return Math.floor((now - start) / oneDay)
}
