import { useTranslation } from 'react-i18next'
import { daysUntil, formatDay, longDay, weekday } from '../../lib/dates'

/** "today", "yesterday", "Tuesday", "3 November": as one says when one was here last. */
export function useSinceWords(): (since: number) => string {
  const { t } = useTranslation('history')
  return (since) => {
    const day = formatDay(new Date(since))
    const ago = -(daysUntil(day) ?? 0)
    if (ago < 1) return t('since.today')
    if (ago === 1) return t('since.yesterday')
    return ago < 7 ? weekday(day) : longDay(day)
  }
}
