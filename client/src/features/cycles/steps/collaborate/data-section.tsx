import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../components/button'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue } from '../../../../sync/hooks'
import { StepSection } from '../../components/step-section'
import { filledWaves } from '../../data/chart-panels'
import { DataSets } from '../../data/data-sets'
import { useDataSets } from '../../data/use-data-sets'
import { GentleHint } from './gentle-hint'
import { useMyPredictions } from './use-my-predictions'

const parts = ['dataSets', 'waves', 'breakdowns', 'cells', 'piles', 'voices', 'counts'] as const

/** The data sets, typed in by hand. */
export function DataSection() {
  const { t } = useTranslation('collaborate')
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
      <AfterThePredictions />
    </StepSection>
  )
}

/**
 * Predictions come before the data. Who has written some and finds results here, before the team has revealed, is asked
 * whether to look; nothing is locked, and what is on screen already never goes away.
 */
function AfterThePredictions() {
  const { t } = useTranslation('collaborate', { keyPrefix: 'predictions' })
  const { cycle } = useCycleRoom()
  const [isRevealed] = useValue(cycle, 'predictionsRevealed')
  const mine = useMyPredictions().length
  const results = useDataSets().some((dataSet) => filledWaves(dataSet).length > 0)
  const [isLooking, setIsLooking] = useState(mine === 0 || !results)
  if (isLooking || isRevealed) return <DataSets />
  return (
    <GentleHint>
      {t('lookFirst')}{' '}
      <Button variant="text" size="small" onClick={() => setIsLooking(true)}>
        {t('lookNow')}
      </Button>
    </GentleHint>
  )
}
