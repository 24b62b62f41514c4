import { useTranslation } from 'react-i18next'
import type { PracticeDocument } from 'shared/cycles/document'
import { puzzlesForTheTable } from 'shared/cycles/tries'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { EmptyState } from '../../../../components/empty-state'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { StepSection } from '../../components/step-section'
import { usePracticeView } from '../../views'
import styles from './table-section.module.css'
import { useClauses } from './use-clauses'
import { WithTheTeam } from './with-the-team'

/** What was brought to the table: the agenda of the next meeting begins with it. */
export function TableSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'table' })
  const { practice } = useCycleRoom()
  const view = usePracticeView()
  const count = view ? puzzlesForTheTable(view).length : 0
  return (
    <StepSection
      id="table"
      title={t('title')}
      visibility="team"
      hint={t('hint')}
      summary={count > 0 && t('count', { count })}
    >
      {practice ? <Puzzles practice={practice} /> : <WithTheTeam />}
    </StepSection>
  )
}

function Puzzles({ practice }: { practice: PracticeDocument }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'table' })
  const { personal, history } = useCycleRoom()
  const view = usePracticeView()
  const clauses = useClauses()
  const puzzles = view ? puzzlesForTheTable(view) : []
  if (puzzles.length === 0) return <EmptyState example={t('example')}>{t('empty')}</EmptyState>
  const takeOff = (id: string) => {
    history.endStep()
    practice.table('tries').set(id, 'toTheTable', false)
    announce(t('tookOff'))
  }
  return (
    <ul className={styles.puzzles}>
      {puzzles.map(({ id, puzzle, clause }) => (
        <li key={id}>
          <div className={styles.words}>
            <p className={styles.puzzle}>{puzzle || view?.tries.find((each) => each.id === id)?.did.trim()}</p>
            <p className={styles.about}>{clauses.find((each) => each.id === clause)?.text}</p>
          </div>
          {personal && (
            <Button variant="text" size="small" aria-label={t('takeOffLabel', { words: puzzle })} onClick={() => takeOff(id)}>
              {t('takeOff')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
