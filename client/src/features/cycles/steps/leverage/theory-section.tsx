import { useTranslation } from 'react-i18next'
import { isTheoryWhole, readTheory } from 'shared/cycles/theory-of-action'
import { StepSection } from '../../components/step-section'
import { TheorySentence } from '../../components/theory-sentence'
import { useCycleView } from '../../views'

/** The theory of action, where it is made. */
export function TheorySection() {
  const { t } = useTranslation('leverage')
  const theory = readTheory(useCycleView())
  const clauses = theory.clauses.map(({ text }) => text.trim()).filter(Boolean)
  const summary = clauses.length > 0 ? t('summary.theory', { clauses: clauses.join(t('summary.and')) }) : undefined
  return (
    <StepSection
      id="theory"
      title={t('sections.theory')}
      visibility="team-coach"
      star
      hint={isTheoryWhole(theory) ? undefined : t('hints.theory')}
      summary={summary}
      path={['ifClauses', 'thenStudents', 'asShownBy', 'theoryBy', 'because']}
    >
      <TheorySentence hints />
    </StepSection>
  )
}
