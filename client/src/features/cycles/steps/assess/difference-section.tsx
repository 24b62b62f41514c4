import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { MayGuess } from '../../components/reveal-together'
import { StepSection } from '../../components/step-section'
import { usePracticeView } from '../../views'
import { WithTheTeam } from '../experiment/with-the-team'
import { CauseColumns } from './cause-columns'
import { columns } from './columns'
import styles from './difference-section.module.css'

/** Attributions: what made the difference, in three columns under one question. */
export function DifferenceSection() {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const { practice, personal } = useCycleRoom()
  const attributions = usePracticeView()?.attributions ?? []
  const [hadSome] = useState(attributions.length > 0)
  const counts = columns.map((column) => ({ column, count: attributions.filter((each) => each.column === column).length }))
  const summary = counts
    .filter(({ count }) => count > 0)
    .map(({ column, count }) => t(`summary.${column}`, { count }))
    .join(', ')
  return (
    <StepSection
      id="difference"
      title={t('title')}
      visibility="team"
      hint={t('question')}
      summary={summary}
      startsOpen={hadSome}
      path="attributions"
    >
      {practice ? (
        <div className={styles.difference}>
          <CauseColumns practice={practice} personal={personal} />
          {personal && (
            <p className={styles.quiet}>
              {t('unsigned')} <MayGuess />
            </p>
          )}
        </div>
      ) : (
        <WithTheTeam />
      )}
    </StepSection>
  )
}
