import { useTranslation } from 'react-i18next'
import type { TeamHome } from 'shared/teams/schema'
import { Panel } from '../../../components/panel'
import { timeAgo } from '../../../lib/dates'
import styles from './home-list.module.css'

/** Who wrote since I looked; what they wrote stands in the cycle itself. */
export function ChangesSince({ changes }: { changes: TeamHome['changes'] }) {
  const { t } = useTranslation('home')
  return (
    <Panel title={t('since.title')} visibility="team-coach">
      {changes.length === 0 ? (
        <p className={styles.quiet}>{t('since.nothing')}</p>
      ) : (
        <ul className={styles.list}>
          {changes.map((change) => (
            <li key={change.personId} className={styles.row}>
              <span>{t('since.wrote', { name: change.name })}</span>
              <span className={styles.when}>{timeAgo(change.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
