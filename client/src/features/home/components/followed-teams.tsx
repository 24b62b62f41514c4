import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TeamHome } from 'shared/teams/schema'
import { formatDay, longDay, weekdayTime } from '../../../lib/dates'
import styles from './followed-teams.module.css'
import page from './home-page.module.css'
import { StepLine } from './step-line'

/** A coach's teams, plainly. */
export function FollowedTeams({ teams, first }: { teams: readonly TeamHome[]; first: boolean }) {
  const { t } = useTranslation('home')
  const Heading = first ? 'h1' : 'h2'
  return (
    <section>
      <Heading>{t('followed.title')}</Heading>
      <p className={page.lead}>{teams.length === 0 ? t('followed.none') : t('followed.lead')}</p>
      <ul className={styles.teams}>
        {teams.map((team) => (
          <li key={team.id}>
            <Team team={team} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Team({ team: { name, cycle, nextMeeting } }: { team: TeamHome }) {
  const { t } = useTranslation('home')
  const pause = cycle?.pause
  const when = pause
    ? t('paused', { date: longDay(formatDay(new Date(pause.since))), reason: pause.reason })
    : nextMeeting && t('followed.meets', { when: weekdayTime(nextMeeting.date, nextMeeting.time) })
  return (
    <div className={styles.team}>
      <h2 className={styles.name}>
        {cycle ? <Link to={`/cycles/${encodeURIComponent(cycle.id)}`}>{name}</Link> : name}
      </h2>
      {cycle && <StepLine step={cycle.step} number={cycle.number} />}
      <p className={styles.question}>{cycle ? cycle.title || <em>{t('noQuestion')}</em> : <em>{t('followed.noCycle')}</em>}</p>
      <p className={styles.when}>{when}</p>
    </div>
  )
}
