import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'

/** What the next cycle may ask. It is carried in there. */
export function NextQuestionSection() {
  const { t } = useTranslation('reexamine', { keyPrefix: 'question' })
  const { nextQuestion } = useCycleView()
  return (
    <StepSection
      id="nextQuestion"
      title={t('title')}
      hint={t('hint')}
      visibility="team-coach"
      summary={nextQuestion.trim()}
    >
      <TextField name="nextQuestion" label={t('label')} labelHidden placeholder={t('example')} variant="serif" />
    </StepSection>
  )
}
