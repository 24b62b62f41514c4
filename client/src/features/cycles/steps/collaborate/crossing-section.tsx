import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useWords } from '../../../../sync/hooks'
import { TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { firstLine } from './first-line'
import { Starters } from './starters'

/** A question that lays two kinds of data side by side. */
export function CrossingSection() {
  const { t } = useTranslation('collaborate')
  const { cycle } = useCycleRoom()
  const words = useWords(cycle.text('crossingQuestion'))
  return (
    <StepSection
      id="crossing"
      title={t('sections.crossing')}
      visibility="team-coach"
      hint={t('hints.crossing')}
      summary={firstLine(words)}
      path="crossingQuestion"
    >
      <div>
        <TextField
          name="crossingQuestion"
          label={t('crossing.label')}
          labelHidden
          placeholder={t('crossing.placeholder')}
          variant="serif"
        />
        <Starters
          name="crossingQuestion"
          label={t('crossing.startersLabel')}
          starters={[
            t('crossing.starters.also'),
            t('crossing.starters.differ'),
            t('crossing.starters.when'),
            t('crossing.starters.say'),
          ]}
        />
      </div>
    </StepSection>
  )
}
