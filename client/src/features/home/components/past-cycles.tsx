import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CycleSummary } from 'shared/teams/schema'
import { Panel } from '../../../components/panel'
import { formatDay, longDay } from '../../../lib/dates'
import list from './home-list.module.css'
import styles from './past-cycles.module.css'

/** Closed cycles, the latest first. Nothing while there are none. */
export function PastCycles({ cycles }: { cycles: readonly CycleSummary[] }) {
  const { t } = useTranslation('home')
  if (cycles.length === 0) return null
  return (
    <Panel title={t('earlier.title')} visibility="team-coach">
      <ul className={list.list}>
        {cycles.map((cycle) => (
          <li key={cycle.id} className={list.row}>
            <Link to={`/cycles/${encodeURIComponent(cycle.id)}`} className={styles.cycle}>
              <span className={styles.number}>{t('cycle', { number: cycle.number })}</span>
              <span className={styles.title}>{cycle.title || t('noQuestion')}</span>
            </Link>
            {cycle.closedAt !== null && (
              <span className={list.when}>{t('earlier.closed', { date: longDay(formatDay(new Date(cycle.closedAt))) })}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
