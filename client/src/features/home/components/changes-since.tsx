import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamHome } from 'shared/teams/schema'
import { Panel } from '../../../components/panel'
import { timeAgo } from '../../../lib/dates'
import styles from './home-list.module.css'

interface Props {
  changes: TeamHome['changes']
  /** What changed, where somebody wrote. */
  children?: ReactNode
}

/** Who wrote since I looked; what they wrote stands in the cycle itself. */
export function ChangesSince({ changes, children }: Props) {
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
      {changes.length > 0 && children}
    </Panel>
  )
}
