import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useWords } from '../../../../sync/hooks'
import { TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { firstLine } from './first-line'
import { GentleHint } from './gentle-hint'
import { Goal } from './goal'
import styles from './question-section.module.css'
import { Starters } from './starters'
import { questionHint } from './text-hints'

const parts = ['inquiryQuestion', 'goalMeasure', 'goalBaseline', 'goalTarget', 'goalBy', 'goalForWhom'] as const

/** The inquiry question, a challenge of our own practice, and the goal that it serves. */
export function QuestionSection() {
  const { t } = useTranslation('collaborate')
  const { cycle } = useCycleRoom()
  const question = useWords(cycle.text('inquiryQuestion'))
  const hint = questionHint(question, { lack: t('question.lackWords'), ours: t('question.oursWords') })
  return (
    <StepSection
      id="question"
      title={t('sections.question')}
      visibility="team-coach"
      star
      hint={t('hints.question')}
      summary={firstLine(question)}
      path={parts}
    >
      <div className={styles.question}>
        <TextField
          name="inquiryQuestion"
          label={t('question.label')}
          placeholder={t('question.placeholder')}
          variant="serif"
        />
        <Starters
          name="inquiryQuestion"
          label={t('question.startersLabel')}
          starters={[
            t('question.starters.help'),
            t('question.starters.change'),
            t('question.starters.everyone'),
          ]}
        />
        {hint && <GentleHint>{t(hint === 'lack' ? 'question.lackHint' : 'question.oursHint')}</GentleHint>}
      </div>
      <Goal />
    </StepSection>
  )
}
