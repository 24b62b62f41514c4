import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { GentleHint } from '../collaborate/gentle-hint'
import styles from './adaptations-section.module.css'
import { useClauses } from './use-clauses'

/** What the team changes as it goes, why, and which action each change serves. */
export function AdaptationsSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'adaptations' })
  const { cycle } = useCycleRoom()
  const count = useCycleView().adaptations.length
  return (
    <StepSection
      id="adaptations"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={count > 0 && t('count', { count })}
    >
      <RowList
        table={cycle.table('adaptations')}
        label={t('title')}
        addLabel={t('add')}
        emptyHint={t('empty')}
        emptyExample={t('example')}
        renderRow={(id) => <Adaptation id={id} />}
      />
    </StepSection>
  )
}

function Adaptation({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'adaptations' })
  const table = useCycleRoom().cycle.table('adaptations')
  return (
    <>
      <div className={styles.pair}>
        <RowText table={table} id={id} field="text" label={t('text')} placeholder={t('example')} />
        <RowText table={table} id={id} field="why" label={t('why')} placeholder={t('whyExample')} />
      </div>
      <ServedClause id={id} />
    </>
  )
}

/** The action that a change serves. One that serves none is marked, kindly (product.md). */
function ServedClause({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'adaptations' })
  const { cycle, mayEdit } = useCycleRoom()
  const table = cycle.table('adaptations')
  const bind = useRowValue(table, id, 'clause')
  const words = useWords(table.text(id, 'text')).trim()
  const clauses = useClauses()
  if (clauses.length === 0) return null
  const servesNone = words !== '' && !clauses.some((clause) => clause.id === bind[0])
  return (
    <>
      <ChoiceField
        look="list"
        path={`adaptations/${id}/clause`}
        label={t('clause')}
        placeholder={t('noClause')}
        bind={bind}
        choices={clauses.map((clause) => ({ value: clause.id, label: clause.text }))}
        readOnly={!mayEdit}
      />
      {servesNone && <GentleHint>{t('servesNone')}</GentleHint>}
    </>
  )
}
