import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows, useWords } from '../../../../sync/hooks'
import { RowText, TextField } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { firstLine } from './first-line'
import { Part } from './part'

/** Groups that we underserve, and what we took for granted. */
export function ServingSection() {
  const { t } = useTranslation('collaborate')
  const { cycle } = useCycleRoom()
  const table = cycle.table('assumptions')
  const count = useRows(table).length
  const underserved = firstLine(useWords(cycle.text('underserved')))
  const summary = [underserved, count > 0 && t('summary.assumptions', { count })].filter(Boolean).join(' · ')
  return (
    <StepSection
      id="serving"
      title={t('sections.serving')}
      visibility="team-coach"
      hint={t('hints.serving')}
      summary={summary}
      path={['underserved', 'assumptions']}
    >
      <TextField name="underserved" label={t('serving.underserved')} placeholder={t('serving.underservedPlaceholder')} />
      <Part title={t('serving.assumptions')}>
        <RowList
          table={table}
          label={t('serving.assumptions')}
          addLabel={t('serving.addAssumption')}
          emptyHint={t('serving.assumptionsEmpty')}
          emptyExample={t('serving.assumptionExample')}
          dense
          renderRow={(id) => (
            <RowText
              table={table}
              id={id}
              field="text"
              label={t('serving.assumption')}
              labelHidden
              placeholder={t('serving.assumptionExample')}
              oneLine
              variant="card"
            />
          )}
        />
      </Part>
    </StepSection>
  )
}
