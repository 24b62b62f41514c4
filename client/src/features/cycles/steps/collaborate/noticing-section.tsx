import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { GentleHint } from './gentle-hint'
import { Part } from './part'
import { hasWord } from './text-hints'

/** First what we see, then what it might mean and what would confirm it. */
export function NoticingSection() {
  const { t } = useTranslation('collaborate')
  const { cycle } = useCycleRoom()
  const observations = useRows(cycle.table('observations')).length
  const inferences = useRows(cycle.table('inferences')).length
  const summary = [
    observations > 0 && t('summary.observations', { count: observations }),
    inferences > 0 && t('summary.inferences', { count: inferences }),
  ]
  return (
    <StepSection
      id="noticing"
      title={t('sections.noticing')}
      visibility="team-coach"
      hint={t('hints.noticing')}
      summary={summary.filter(Boolean).join(', ')}
      path={['observations', 'inferences']}
    >
      <Part title={t('noticing.observations')}>
        <RowList
          table={cycle.table('observations')}
          label={t('noticing.observations')}
          addLabel={t('noticing.addObservation')}
          emptyHint={t('noticing.observationsEmpty')}
          emptyExample={t('noticing.observationExample')}
          dense
          renderRow={(id) => <Observation id={id} />}
        />
      </Part>
      <Part title={t('noticing.inferences')}>
        <RowList
          table={cycle.table('inferences')}
          label={t('noticing.inferences')}
          addLabel={t('noticing.addInference')}
          emptyHint={t('noticing.inferencesEmpty')}
          emptyExample={t('noticing.inferenceExample')}
          renderRow={(id) => <Inference id={id} />}
        />
      </Part>
    </StepSection>
  )
}

function Observation({ id }: { id: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'noticing' })
  const table = useCycleRoom().cycle.table('observations')
  const words = useWords(table.text(id, 'text'))
  return (
    <>
      <RowText
        table={table}
        id={id}
        field="text"
        label={t('observation')}
        labelHidden
        placeholder={t('observationExample')}
        oneLine
        variant="card"
      />
      {hasWord(words, t('causeWords')) && <GentleHint>{t('causeHint')}</GentleHint>}
    </>
  )
}

function Inference({ id }: { id: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'noticing' })
  const table = useCycleRoom().cycle.table('inferences')
  return (
    <>
      <RowText
        table={table}
        id={id}
        field="text"
        label={t('inference')}
        placeholder={t('inferenceExample')}
        variant="card"
      />
      <RowText
        table={table}
        id={id}
        field="confirmedBy"
        label={t('confirmedBy')}
        placeholder={t('confirmedByPlaceholder')}
        variant="card"
      />
    </>
  )
}
