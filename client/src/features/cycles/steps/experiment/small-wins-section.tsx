import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { firstLine } from '../collaborate/first-line'
import { TextRows } from './text-rows'

/** Small wins. */
export function SmallWinsSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'wins' })
  const { cycle } = useCycleRoom()
  const { smallWins } = useCycleView()
  return (
    <StepSection
      id="small-wins"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={firstLine(smallWins.map(({ text }) => text).join('\n'))}
      path="smallWins"
    >
      <TextRows
        table={cycle.table('smallWins')}
        label={t('label')}
        addLabel={t('add')}
        emptyHint={t('empty')}
        example={t('example')}
      />
    </StepSection>
  )
}
