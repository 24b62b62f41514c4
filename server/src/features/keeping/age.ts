import type { SchoolYearsTable } from '../../db/schema'

/** Up to the end of which day everything that is over goes. */
export interface Cutoff {
  /** `YYYY-MM-DD` */
  day: string
  /** The last millisecond of it, by the server's clock. */
  at: number
}

/**
 * The last day of the latest school year that ended at least `keptYears` years before `today`; null while there is none.
 * Days as `YYYY-MM-DD`. Pure.
 */
export function cutoffOn(years: readonly Pick<SchoolYearsTable, 'ends_on'>[], keptYears: number, today: string): Cutoff | null {
  const limit = `${String(Number(today.slice(0, 4)) - keptYears).padStart(4, '0')}${today.slice(4)}`
  const ended = years.map(({ ends_on }) => ends_on).filter((day) => day <= limit).sort()
  const day = ended.at(-1)
  return day === undefined ? null : { day, at: endOfDay(day) }
}

/** The first of August that comes after `today`. */
export function nextAugust(today: string): string {
  const august = `${today.slice(0, 4)}-08-01`
  return today < august ? august : `${Number(today.slice(0, 4)) + 1}-08-01`
}

function endOfDay(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + 1).getTime() - 1
}
