import { useTranslation } from 'react-i18next'
import type { DeskTeam } from 'shared/dashboards/schema'
import { clockTime, daysUntil, formatDay, longDay, weekdayTime } from '../../lib/dates'

/** When a team meets next, as its letter says it. */
export function useMeetingWords(): (team: DeskTeam) => string {
  const { t } = useTranslation('desk')
  return ({ cycle, nextMeeting }) => {
    if (cycle?.pause) return t('meets.paused', { date: longDay(formatDay(new Date(cycle.pause.since))) })
    if (nextMeeting === null) return t('meets.none')
    const { date, time } = nextMeeting
    const days = daysUntil(date)
    if (days === 0) return t('meets.today', { time: clockTime(time) })
    if (days === 1) return t('meets.tomorrow', { time: clockTime(time) })
    return t('meets.when', { when: weekdayTime(date, time) })
  }
}
