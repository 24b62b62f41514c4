import { useTranslation } from 'react-i18next'
import type { BoardCycle, BoardTeam } from 'shared/dashboards/schema'
import { clockTime, daysUntil, formatDay, longDay, weekdayTime } from '../../lib/dates'

/** How the board says what it has of a team. */
export function useBoardWords() {
  const { t } = useTranslation('board')
  const day = (at: number) => longDay(formatDay(new Date(at)))
  return {
    meeting({ cycle, nextMeeting }: BoardTeam): string {
      if (cycle?.pausedSince != null) return t('meets.paused', { date: day(cycle.pausedSince) })
      if (nextMeeting === null) return t('meets.none')
      const { date, time } = nextMeeting
      const days = daysUntil(date)
      if (days === 0) return t('meets.today', { time: clockTime(time) })
      return days === 1 ? t('meets.tomorrow', { time: clockTime(time) }) : weekdayTime(date, time)
    },
    /** A team that looks at its strategy again has one, and what it will be is not for others yet. */
    strategy({ step, trail, strategy }: BoardCycle): string {
      if (strategy !== null) return strategy
      if (step !== 'C' && step !== 'L') return t('notNamed')
      return trail.some((each) => each !== 'C' && each !== 'L') ? t('choosingAgain') : t('noStrategy')
    },
    since: ({ openedAt }: BoardCycle) => t('since', { date: day(openedAt) }),
  }
}
