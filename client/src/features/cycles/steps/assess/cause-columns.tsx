import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonalDocument, PracticeDocument } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useFocusLater } from '../../data/use-focus-later'
import { usePracticeView } from '../../views'
import { CauseCard } from './cause-card'
import { CauseColumn } from './cause-column'
import styles from './cause-columns.module.css'
import { type Column, columns } from './columns'
import { MyCauses } from './my-causes'

interface Props {
  practice: PracticeDocument
  /** Null for a coach whom the team lets read along. */
  personal: PersonalDocument | null
}

/** The team's causes in their columns, with mine that only I see yet. Cards move by buttons, a menu, or by dragging. */
export function CauseColumns({ practice, personal }: Props) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const { history } = useCycleRoom()
  const root = useRef<HTMLDivElement>(null)
  const focusLater = useFocusLater(root)
  const causes = usePracticeView()?.attributions ?? []

  const move = (id: string, column: Column, focus?: string) => {
    history.endStep()
    practice.table('attributions').set(id, 'column', column)
    if (focus) focusLater(focus)
    announce(t('moved', { column: t(`columns.${column}`) }))
  }
  const cardsOf = (column: Column | null) =>
    causes
      .filter((cause) => cause.column === column)
      .map((cause) => <CauseCard key={cause.id} cause={cause} practice={practice} mayEdit={personal !== null} onMove={move} />)
  const unplaced = cardsOf(null)
  return (
    <div className={styles.all} ref={root}>
      {unplaced.length > 0 && <ul className={styles.unplaced}>{unplaced}</ul>}
      <div className={styles.columns}>
        {columns.map((column) => (
          <CauseColumn key={column} column={column} onDrop={personal ? (id) => move(id, column) : null} cards={cardsOf(column)}>
            {personal && <MyCauses personal={personal} column={column} />}
          </CauseColumn>
        ))}
      </div>
    </div>
  )
}
