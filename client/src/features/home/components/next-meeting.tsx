import { useTranslation } from 'react-i18next'
import type { CycleSummary, NextMeeting as Meeting } from 'shared/teams/schema'
import { Panel } from '../../../components/panel'
import { clockTime, daysUntil, weekdayTime } from '../../../lib/dates'
import styles from './home-list.module.css'
import meetingStyles from './next-meeting.module.css'

/** When the team meets next, and the one job that it has then. */
export function NextMeeting({ meeting, cycle }: { meeting: Meeting | null; cycle: CycleSummary | null }) {
  const { t } = useTranslation('home')
  return (
    <Panel title={t('meeting.title')} visibility="building">
      {meeting ? <When meeting={meeting} /> : <p className={styles.quiet}>{cycle?.pause ? t('meeting.pausedNone') : t('meeting.none')}</p>}
      {meeting && cycle && <p className={meetingStyles.job}>{t(`meeting.job.${cycle.step}`)}</p>}
    </Panel>
  )
}

function When({ meeting: { date, time, minutes } }: { meeting: Meeting }) {
  const { t } = useTranslation('home')
  const days = daysUntil(date)
  const words =
    days === 0
      ? t('meeting.today', { time: clockTime(time), minutes })
      : days === 1
        ? t('meeting.tomorrow', { time: clockTime(time), minutes })
        : t('meeting.when', { when: weekdayTime(date, time), minutes })
  return (
    <p className={meetingStyles.when}>
      <time dateTime={`${date}T${time}`}>{words}</time>
    </p>
  )
}
