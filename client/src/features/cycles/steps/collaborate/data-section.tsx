import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue } from '../../../../sync/hooks'
import { StepSection } from '../../components/step-section'
import { DataSets } from '../../data/data-sets'
import { useDataSets } from '../../data/use-data-sets'
import { GentleHint } from './gentle-hint'
import { useMyPredictions } from './use-my-predictions'

const parts = ['dataSets', 'waves', 'breakdowns', 'cells', 'piles', 'voices', 'counts'] as const

/** The data sets, typed in by hand. */
export function DataSection() {
  const { t } = useTranslation('collaborate')
  const { cycle } = useCycleRoom()
  const [isRevealed] = useValue(cycle, 'predictionsRevealed')
  const mine = useMyPredictions()
  const summary = useDataSets()
    .map(({ measure, waves }) => t('summary.dataSet', { measure: measure.trim() || t('data.unnamed'), count: waves.length }))
    .join('; ')
  return (
    <StepSection
      id="data"
      title={t('sections.data')}
      visibility="team-coach"
      star
      hint={t('hints.data')}
      summary={summary}
      path={parts}
    >
      {!isRevealed && mine.length > 0 && <GentleHint>{t('predictions.lookFirst')}</GentleHint>}
      <DataSets />
    </StepSection>
  )
}
