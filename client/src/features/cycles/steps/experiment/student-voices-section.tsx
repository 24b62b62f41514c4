import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { firstLine } from '../collaborate/first-line'
import { TextRows } from './text-rows'

/** What students say about it, in their words and without their names. */
export function StudentVoicesSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'voices' })
  const { cycle } = useCycleRoom()
  const { studentVoices } = useCycleView()
  return (
    <StepSection
      id="student-voices"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={firstLine(studentVoices.map(({ text }) => text).join('\n'))}
      path="studentVoices"
    >
      <TextRows
        table={cycle.table('studentVoices')}
        label={t('label')}
        addLabel={t('add')}
        emptyHint={t('empty')}
        example={t('example')}
        serif
      />
    </StepSection>
  )
}
