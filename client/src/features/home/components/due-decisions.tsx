import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TeamHome } from 'shared/teams/schema'
import { Panel } from '../../../components/panel'
import { daysUntil, longDay } from '../../../lib/dates'
import styles from './due-decisions.module.css'
import list from './home-list.module.css'

type DueDecision = TeamHome['dueDecisions'][number]

/** What the team said it would look at by now, or soon. */
export function DueDecisions({ decisions }: { decisions: readonly DueDecision[] }) {
  const { t } = useTranslation('home')
  return (
    <Panel title={t('due.title')} visibility="team-coach">
      {decisions.length === 0 ? (
        <p className={list.quiet}>{t('due.none')}</p>
      ) : (
        <ul className={list.list}>
          {decisions.map((decision) => (
            <Decision key={decision.decisionId} decision={decision} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Decision({ decision: { cycleId, kind, text, owner, checkBy } }: { decision: DueDecision }) {
  const { t } = useTranslation('home')
  const days = daysUntil(checkBy) ?? 0
  const date = longDay(checkBy)
  const when = days === 0 ? t('due.today') : days < 0 ? t('due.past', { date }) : t('due.by', { date })
  return (
    <li className={styles.decision}>
      <Link to={`/cycles/${encodeURIComponent(cycleId)}/re-examine`}>
        {kind && <strong>{t(`due.kind.${kind}`)}:</strong>} {text}
      </Link>
      <span className={list.when}>{owner ? `${owner} · ${when}` : when}</span>
    </li>
  )
}
