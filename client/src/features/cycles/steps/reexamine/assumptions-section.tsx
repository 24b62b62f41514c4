import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import styles from './decision.module.css'

/** What the team took for granted in Collaborate, looked at again. */
export function AssumptionsSection() {
  const { t } = useTranslation('reexamine', { keyPrefix: 'assumptions' })
  const { cycle } = useCycleRoom()
  const { assumptions } = useCycleView()
  const answered = assumptions.filter(({ verdict }) => verdict !== null).length
  return (
    <StepSection
      id="assumptions"
      title={t('title')}
      hint={t('hint')}
      visibility="team-coach"
      summary={assumptions.length > 0 && t('summary', { answered, count: assumptions.length })}
    >
      <RowList
        table={cycle.table('assumptions')}
        label={t('label')}
        addLabel={t('add')}
        emptyHint={t('empty')}
        emptyExample={t('example')}
        renderRow={(id) => <Assumption id={id} />}
      />
    </StepSection>
  )
}

function Assumption({ id }: { id: string }) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'assumptions' })
  const { cycle, mayEdit } = useCycleRoom()
  const table = cycle.table('assumptions')
  return (
    <div className={styles.decision}>
      <RowText table={table} id={id} field="text" label={t('text')} variant="serif" oneLine />
      <ChoiceField
        path={`assumptions/${id}/verdict`}
        readOnly={!mayEdit}
        label={t('verdict')}
        labelHidden
        bind={useRowValue(table, id, 'verdict')}
        choices={[
          { value: 'standing', label: t('standing') },
          { value: 'not any more', label: t('notAnyMore') },
        ]}
      />
      <RowText table={table} id={id} field="revisited" label={t('revisited')} />
    </div>
  )
}
