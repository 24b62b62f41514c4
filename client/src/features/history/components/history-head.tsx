import { useTranslation } from 'react-i18next'
import { InAppBar } from '../../../components/app-bar'
import { TextLink } from '../../../components/text-link'
import { VisibilityChip } from '../../../components/visibility-chip'
import { cycleAddress } from '../addresses'
import { useHistoryOf } from '../history-context'
import styles from './history-page.module.css'

/** Where one is, what this page is, and who sees it. */
export function HistoryHead() {
  const { t } = useTranslation('history')
  const { cycle, mayRestore } = useHistoryOf()
  const { team, number, sight } = cycle
  const hasCoach = sight.coaches.some(({ paused }) => !paused)
  return (
    <header className={styles.head}>
      <InAppBar place="start">
        <span>{team.name}</span>
      </InAppBar>
      <p>
        <TextLink to={cycleAddress(cycle.id)}>{t('toCycle')}</TextLink>
      </p>
      <div className={styles.title}>
        <h1>{t('titleOf', { number })}</h1>
        <VisibilityChip visibility={hasCoach ? 'team-coach' : 'team'} visitors={sight.visitors.map(({ name }) => name)} />
      </div>
      <p className={styles.lead}>{t(mayRestore ? 'lead' : 'leadReader')}</p>
    </header>
  )
}
