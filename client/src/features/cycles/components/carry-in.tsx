import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ChoiceField } from '../../../editor/fields/choice-field'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRows, useRowValue, useWords } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { useCycleView } from '../views'
import styles from './carry-in.module.css'
import { RowText } from './field'
import { StepSection } from './step-section'

/** What the last cycle handed to this one, from the second cycle on: did we do what we said? */
export function CarryIn() {
  const { t } = useTranslation('cycle')
  const { cycle } = useCycleRoom()
  const { previousCycleId } = useCycle()
  const { carriedDecisions } = useCycleView()
  const decisions = useRows(cycle.table('carriedDecisions'))
  const questions = useRows(cycle.table('carriedQuestions'))
  const assumptions = useRows(cycle.table('carriedAssumptions'))
  if (decisions.length + questions.length + assumptions.length === 0) return null
  const answered = carriedDecisions.filter(({ verdict }) => verdict !== null).length
  return (
    <StepSection
      id="carry-in"
      title={t('carryIn.title')}
      visibility="team-coach"
      path={['carriedDecisions', 'carriedQuestions', 'carriedAssumptions']}
      summary={decisions.length > 0 && t('carryIn.summary', { count: decisions.length, answered })}
    >
      <Part title={t('carryIn.decisions')} ids={decisions} row={(id) => <CarriedDecision id={id} />} />
      <Part title={t('carryIn.questions')} ids={questions} row={(id) => <CarriedQuestion id={id} />} />
      <Part title={t('carryIn.assumptions')} ids={assumptions} row={(id) => <CarriedAssumption id={id} />} />
      {previousCycleId && (
        <p>
          <Link to={`/cycles/${previousCycleId}`}>{t('state.toPrevious')}</Link>
        </p>
      )}
    </StepSection>
  )
}

interface PartProps {
  title: string
  ids: readonly string[]
  row: (id: string) => ReactNode
}

function Part({ title, ids, row }: PartProps) {
  const heading = useId()
  if (ids.length === 0) return null
  return (
    <div>
      <h3 id={heading} className={styles.heading}>
        {title}
      </h3>
      <ul className={styles.rows} aria-labelledby={heading}>
        {ids.map((id) => (
          <li key={id} className={styles.row}>
            {row(id)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function CarriedDecision({ id }: { id: string }) {
  const { t } = useTranslation('cycle')
  const { cycle, mayEdit } = useCycleRoom()
  const table = cycle.table('carriedDecisions')
  const [kind] = useRowValue(table, id, 'kind')
  const words = useWords(table.text(id, 'text'))
  return (
    <>
      <p className={styles.words}>
        {kind && <strong>{t(`carryIn.kind.${kind}`)}: </strong>}
        {words || t('carryIn.noWords')}
      </p>
      <div className={styles.answer}>
        <ChoiceField
          path={`carriedDecisions/${id}/verdict`}
          label={t('carryIn.verdict')}
          labelHidden
          readOnly={!mayEdit}
          bind={useRowValue(table, id, 'verdict')}
          choices={[
            { value: 'kept', label: t('carryIn.kept') },
            { value: 'dropped', label: t('carryIn.dropped') },
          ]}
        />
        <RowText
          table={table}
          id={id}
          field="why"
          label={t('carryIn.why')}
          placeholder={t('carryIn.why')}
          labelHidden
        />
      </div>
    </>
  )
}

function CarriedQuestion({ id }: { id: string }) {
  const { t } = useTranslation('cycle')
  const { cycle } = useCycleRoom()
  const table = cycle.table('carriedQuestions')
  return (
    <>
      <p className={styles.words}>{useWords(table.text(id, 'text'))}</p>
      <RowText
        table={table}
        id={id}
        field="answer"
        label={t('carryIn.answer')}
        placeholder={t('carryIn.answer')}
        labelHidden
      />
    </>
  )
}

function CarriedAssumption({ id }: { id: string }) {
  const { t } = useTranslation('cycle')
  const { cycle, mayEdit } = useCycleRoom()
  const table = cycle.table('carriedAssumptions')
  return (
    <>
      <p className={styles.words}>{useWords(table.text(id, 'text'))}</p>
      <div className={styles.answer}>
        <ChoiceField
          path={`carriedAssumptions/${id}/verdict`}
          label={t('carryIn.stands')}
          labelHidden
          readOnly={!mayEdit}
          bind={useRowValue(table, id, 'verdict')}
          choices={[
            { value: 'standing', label: t('carryIn.standing') },
            { value: 'not any more', label: t('carryIn.notAnyMore') },
          ]}
        />
        <RowText
          table={table}
          id={id}
          field="why"
          label={t('carryIn.why')}
          placeholder={t('carryIn.why')}
          labelHidden
        />
      </div>
    </>
  )
}
