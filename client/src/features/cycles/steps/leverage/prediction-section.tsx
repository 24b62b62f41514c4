import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../../editor/fields/number-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue, useWords } from '../../../../sync/hooks'
import { TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'

/** The prediction, recorded before trying. */
export function PredictionSection() {
  const { t } = useTranslation('leverage')
  const { cycle, mayEdit } = useCycleRoom()
  const predicted = useValue(cycle, 'predictedPercent')
  const words = useWords(cycle.text('predictionBefore')).trim()
  const [percent] = predicted
  const summary = [percent !== null && t('summary.predicted', { percent }), words].filter(Boolean).join(' · ')
  return (
    <StepSection
      id="prediction"
      title={t('sections.prediction')}
      visibility="team-coach"
      hint={t('hints.prediction')}
      summary={summary}
      path={['predictionBefore', 'predictedPercent']}
    >
      <NumberField
        path="predictedPercent"
        label={t('prediction.percent')}
        hint={t('prediction.onChart')}
        bind={predicted}
        min={0}
        max={100}
        unit={t('prediction.percentUnit')}
        readOnly={!mayEdit}
      />
      <TextField
        name="predictionBefore"
        label={t('prediction.words')}
        placeholder={t('prediction.wordsPlaceholder')}
      />
    </StepSection>
  )
}
