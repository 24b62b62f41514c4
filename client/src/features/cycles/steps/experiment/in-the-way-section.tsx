import { useTranslation } from 'react-i18next'
import type { PracticeDocument } from 'shared/cycles/document'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { usePracticeView } from '../../views'
import { Part } from '../collaborate/part'
import { AskAbout } from './ask-about'
import { useClauses } from './use-clauses'
import { WithTheTeam } from './with-the-team'

/** What got in the way of trying, action by action. Conditions, not people; any of it can become an ask. */
export function InTheWaySection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'inTheWay' })
  const { practice, personal } = useCycleRoom()
  const rows = usePracticeView()?.inTheWay ?? []
  const clauses = useClauses()
  const known = new Set(clauses.map(({ id }) => id))
  const isLoose = rows.some(({ clause }) => clause === null || !known.has(clause))
  return (
    <StepSection
      id="in-the-way"
      title={t('title')}
      visibility="team"
      hint={t('hint')}
      summary={rows.length > 0 && rows.map(({ text }) => text.trim()).filter(Boolean).join(' · ')}
      path="inTheWay"
    >
      {!practice && <WithTheTeam />}
      {practice &&
        clauses.map(({ id, text }) => (
          <Part key={id} title={text}>
            <Obstacles practice={practice} mayWrite={personal !== null} clause={id} belongs={(reference) => reference === id} />
          </Part>
        ))}
      {practice && (isLoose || clauses.length === 0) && (
        <Part title={t('other')}>
          <Obstacles
            practice={practice}
            mayWrite={personal !== null}
            clause={null}
            belongs={(reference) => reference === null || !known.has(reference)}
          />
        </Part>
      )}
    </StepSection>
  )
}

interface ObstaclesProps {
  practice: PracticeDocument
  mayWrite: boolean
  clause: string | null
  belongs: (reference: string | null) => boolean
}

function Obstacles({ practice, mayWrite, clause, belongs }: ObstaclesProps) {
  const { t } = useTranslation('experiment', { keyPrefix: 'inTheWay' })
  const table = practice.table('inTheWay')
  const rows = useRows(table).filter((id) => belongs(table.get(id, 'clause')))
  return (
    <RowList
      table={table}
      rows={rows}
      label={t('title')}
      {...(mayWrite ? { addLabel: t('add') } : {})}
      emptyHint={t('empty')}
      emptyExample={t('example')}
      newRow={clause === null ? {} : { clause }}
      dense
      readOnly={!mayWrite}
      renderRow={(id) => <Obstacle practice={practice} id={id} mayWrite={mayWrite} />}
    />
  )
}

function Obstacle({ practice, id, mayWrite }: { practice: PracticeDocument; id: string; mayWrite: boolean }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'inTheWay' })
  const table = practice.table('inTheWay')
  const words = useWords(table.text(id, 'text')).trim()
  return (
    <>
      <RowText
        table={table}
        id={id}
        field="text"
        label={t('label')}
        labelHidden
        placeholder={t('example')}
        oneLine
        readOnly={!mayWrite}
      />
      {mayWrite && words !== '' && <AskAbout words={words} />}
    </>
  )
}
