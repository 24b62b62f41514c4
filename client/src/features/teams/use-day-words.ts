import { useTranslation } from 'react-i18next'
import { longDay, parseDay } from '../../lib/dates'

/** "Tuesday, 24 November"; `date` is `YYYY-MM-DD`. */
export function useDayWords(): (date: string) => string {
  const { t } = useTranslation('team')
  return (date) => {
    const day = longDay(date)
    const weekday = weekdayOf(date)
    return weekday === null ? day : t('dayOf', { weekday: t(`weekday.${weekday}`), day })
  }
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]

/** ISO: 1 is Monday. Null when unreadable. */
export function weekdayOf(date: string): Weekday | null {
  const parsed = parseDay(date)
  return parsed === null ? null : (weekdays[(parsed.getDay() + 6) % 7] ?? null)
}

export function asWeekday(weekday: number): Weekday {
  return weekdays.find((known) => known === weekday) ?? 1
}
