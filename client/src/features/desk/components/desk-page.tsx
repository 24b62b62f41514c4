import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from 'shared/dashboards/schema'
import { EmptyState } from '../../../components/empty-state'
import { PageOf } from '../../../components/page-of'
import { VisibilityChip } from '../../../components/visibility-chip'
import { daysUntil } from '../../../lib/dates'
import { useNews } from '../../../lib/use-news'
import { useTitle } from '../../../lib/use-title'
import { useDesk } from '../api'
import styles from './desk-page.module.css'
import { NextMeetings } from './next-meetings'
import { TeamLetter } from './team-letter'

/** A coach’s page: every followed team in a few lines, those that meet today first. `notes`: what else waits for them. */
export function DeskPage({ notes }: { notes?: ReactNode }) {
  const { t } = useTranslation('desk')
  useTitle(t('title'))
  useNews()
  return <PageOf query={useDesk()}>{(desk) => <Letters desk={desk} notes={notes} />}</PageOf>
}

function Letters({ desk: { teams, paused }, notes }: { desk: Desk; notes: ReactNode }) {
  const { t } = useTranslation('desk')
  const today = teams.filter(({ nextMeeting }) => nextMeeting !== null && daysUntil(nextMeeting.date) === 0)
  const followsNobody = teams.length === 0 && paused.length === 0
  return (
    <div className={styles.columns}>
      <div>
        <div className={styles.head}>
          <h1>{t('title')}</h1>
          {teams.length > 0 && <span className={styles.count}>{t('today', { count: today.length })}</span>}
          {teams.length > 0 && <VisibilityChip visibility="team-coach" />}
        </div>
        {teams.length > 0 && <p className={styles.lead}>{t('lead')}</p>}
        {notes}
        {followsNobody && <EmptyState example={t('none.example')}>{t('none.body')}</EmptyState>}
        {teams.map((team) => (
          <TeamLetter key={team.id} team={team} isToday={today.includes(team)} />
        ))}
      </div>
      {!followsNobody && (
        <div className={styles.aside}>
          <NextMeetings teams={teams} />
          {paused.length > 0 && (
            <section>
              <h2>{t('paused.title')}</h2>
              {paused.map(({ id, name }) => (
                <p key={id} className={styles.quiet}>
                  {t('paused.team', { team: name })}
                </p>
              ))}
            </section>
          )}
        </div>
      )}
    </div>
  )
}
