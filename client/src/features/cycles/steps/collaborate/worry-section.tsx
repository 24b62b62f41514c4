import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue, useWords } from '../../../../sync/hooks'
import { TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'

/** What a cycle that came in by the door of a worry started from. */
export function WorrySection() {
  const { t } = useTranslation('collaborate')
  const { cycle } = useCycleRoom()
  const [door] = useValue(cycle, 'door')
  const worry = useWords(cycle.text('worry')).trim()
  if (door !== 'worry' && worry === '') return null
  return (
    <StepSection
      id="worry"
      title={t('sections.worry')}
      visibility="team-coach"
      hint={t('hints.worry')}
      summary={worry}
      path="worry"
    >
      <TextField name="worry" label={t('worry.label')} labelHidden placeholder={t('worry.placeholder')} variant="serif" />
    </StepSection>
  )
}
