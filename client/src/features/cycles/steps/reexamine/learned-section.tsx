import { useTranslation } from 'react-i18next'
import { RichField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'

/** What the cycle taught, about practice and about students. */
export function LearnedSection() {
  const { t } = useTranslation('reexamine', { keyPrefix: 'learned' })
  const { learnedAboutPractice, learnedAboutStudents } = useCycleView()
  return (
    <StepSection
      id="learned"
      title={t('title')}
      hint={t('hint')}
      visibility="team-coach"
      path={['learnedAboutPractice', 'learnedAboutStudents']}
      summary={learnedAboutPractice.trim() || learnedAboutStudents.trim()}
    >
      <RichField name="learnedAboutPractice" label={t('practice')} placeholder={t('practiceExample')} />
      <RichField name="learnedAboutStudents" label={t('students')} placeholder={t('studentsExample')} />
    </StepSection>
  )
}
