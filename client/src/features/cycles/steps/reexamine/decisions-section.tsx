import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { Decision } from './decision'

/** ★ What the team will start, stop and continue, and the evidence that each rests on. */
export function DecisionsSection() {
  const { t } = useTranslation('reexamine', { keyPrefix: 'decisions' })
  const { cycle } = useCycleRoom()
  const { decisions } = useCycleView()
  return (
    <StepSection
      id="decisions"
      title={t('title')}
      hint={t('hint')}
      visibility="team-coach"
      star
      summary={decisions.length > 0 && t('summary', { count: decisions.length })}
    >
      <RowList
        table={cycle.table('decisions')}
        label={t('label')}
        addLabel={t('add')}
        emptyHint={t('empty')}
        emptyExample={t('example')}
        renderRow={(id) => <Decision id={id} />}
      />
    </StepSection>
  )
}
