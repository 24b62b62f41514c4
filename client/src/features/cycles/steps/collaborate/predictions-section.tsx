import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows, useValue } from '../../../../sync/hooks'
import { StepSection } from '../../components/step-section'
import { MyPredictions } from './my-predictions'
import { RevealedPredictions } from './revealed-predictions'
import { useMyPredictions } from './use-my-predictions'

/** Predictions: each writes alone and unseen, then the team reveals them together. */
export function PredictionsSection() {
  const { t } = useTranslation('collaborate')
  const { cycle, personal } = useCycleRoom()
  const [revealed] = useValue(cycle, 'predictionsRevealed')
  const isRevealed = revealed === true
  const shared = useRows(cycle.table('predictions')).length
  const mine = useMyPredictions().length
  const summary = isRevealed
    ? t('summary.predictions', { count: shared })
    : mine > 0 && t('summary.myPredictions', { count: mine })
  return (
    <StepSection
      id="predictions"
      title={t('sections.predictions')}
      visibility={isRevealed || !personal ? 'team-coach' : 'only-you'}
      hint={t('hints.predictions')}
      summary={summary || undefined}
      path={['predictions', 'predictionsRevealed']}
    >
      {isRevealed && <RevealedPredictions />}
      {personal ? <MyPredictions personal={personal} isRevealed={isRevealed} /> : !isRevealed && <p>{t('predictions.readOnly')}</p>}
    </StepSection>
  )
}
