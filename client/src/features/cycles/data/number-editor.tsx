import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Plus } from '../../../components/icons'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { nextPlace } from './box-keys'
import { useGroups } from './groups'
import { NumberCards } from './number-cards'
import type { WaveColumns } from './number-columns'
import styles from './number-editor.module.css'
import { NumberTable } from './number-table'
import { useFits } from './use-fits'
import { useFocusLater } from './use-focus-later'
import { useKeptFocus } from './use-kept-focus'

interface Props {
  dataSetId: string
  columns: WaveColumns[]
  /** Percents are computed from two boxes of counts; piles have none. */
  hasPercents: boolean
}

/** Room that a row of the table needs, in rem: a short name with its button, and a box or a percent each. */
const nameRoom = 9.5
const boxRoom = 3.75
const percentRoom = 3.75

/** The numbers of a data set to type in: a table where there is room, cards on a phone. One set of keys for both. */
export function NumberEditor({ dataSetId, columns, hasPercents }: Props) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const root = useRef<HTMLDivElement>(null)
  const groups = useGroups(dataSetId)
  const focusLater = useFocusLater(root)
  useKeptFocus(root)
  const boxes = columns.reduce((sum, wave) => sum + wave.boxes.length, 0)
  const room = nameRoom + boxes * boxRoom + (hasPercents ? columns.length * percentRoom : 0)
  const Layout = useFits(root, room) ? NumberTable : NumberCards

  const addBreakdown = () => {
    history.endStep()
    cycle.transact(() => {
      const id = cycle.table('breakdowns').add({ dataSet: dataSetId })
      for (let cells = 0; cells < 2; cells++) cycle.table('cells').add({ breakdown: id })
      focusLater(`breakdowns/${id}/name`)
    })
  }
  const addCell = (breakdown: string) => {
    history.endStep()
    focusLater(`cells/${cycle.table('cells').add({ breakdown })}/label`)
  }
  const size = { rows: groups.rowCount, columns: boxes }
  return (
    <div className={styles.editor} ref={root} onKeyDown={(event) => onBoxKey(event, size)}>
      <Layout dataSetId={dataSetId} columns={columns} groups={groups} hasPercents={hasPercents} onAddCell={addCell} />
      {mayEdit && (
        <div className={styles.foot}>
          <Button variant="text" size="small" onClick={addBreakdown}>
            <Plus />
            {t('addBreakdown')}
          </Button>
          <span className={styles.keys}>{groups.breakdowns.length > 0 ? t('keys') : t('breakdownsEmpty')}</span>
        </div>
      )}
    </div>
  )
}

/** Moves between boxes by Enter and the arrows. */
function onBoxKey(event: KeyboardEvent<HTMLElement>, size: { rows: number; columns: number }): void {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || !box.dataset['row']) return
  const from = { row: Number(box.dataset['row']), column: Number(box.dataset['column']) }
  const caret = { atStart: box.selectionStart === 0, atEnd: box.selectionEnd === box.value.length }
  const to = nextPlace(event, from, size, caret)
  const target = to && event.currentTarget.querySelector<HTMLInputElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)
  if (!target) return
  event.preventDefault()
  target.focus()
}
