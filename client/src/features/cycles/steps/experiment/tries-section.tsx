import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { StepSection } from '../../components/step-section'
import { usePracticeView } from '../../views'
import { ClauseCard } from './clause-card'
import { LogATry } from './log-a-try'
import styles from './tries-section.module.css'
import { useClauseTries } from './use-clauses'
import { WithTheTeam } from './with-the-team'

/** ★ The try log: each *if* clause of the theory, and what happened when we did it. */
export function TriesSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'tries' })
  const { personal } = useCycleRoom()
  const practice = usePracticeView()
  const clauses = useClauseTries()
  const count = practice?.tries.length ?? 0
  return (
    <StepSection
      id="tries"
      title={t('title')}
      visibility="team"
      star
      hint={t('hint')}
      summary={count > 0 ? t('count', { count }) : undefined}
      path={['tries', 'triers']}
    >
      {personal && <LogATry personal={personal} />}
      {!clauses && <WithTheTeam />}
      {clauses && clauses.length > 0 && (
        <div className={styles.clauses}>
          {clauses.map((clause) => (
            <ClauseCard key={clause.clause ?? ''} clause={clause} />
          ))}
        </div>
      )}
    </StepSection>
  )
}
