import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fields } from 'shared/document/shape'
import type { NewRow, Table } from 'shared/document/table'
import { announce } from '../../../components/announce'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { More, Plus } from '../../../components/icons'
import { Menu } from '../../../components/menu'
import { classNames } from '../../../lib/class-names'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRows } from '../../../sync/hooks'
import { useTakeAway } from '../data/use-take-away'
import styles from './row-list.module.css'
import { rowAction } from './row-list-keys'

export interface RowListProps<F extends Fields> {
  table: Table<F>
  /** The rows of the table that are shown here, in order; all that stand when left out. */
  rows?: readonly string[]
  /** Names the list. */
  label: string
  /** The verb on the button: "Add an observation". Left out, nothing can be added here. */
  addLabel?: string
  /** One sentence that teaches, while the list is empty. */
  emptyHint?: ReactNode
  /** One example, in grey, while the list is empty. */
  emptyExample?: ReactNode
  renderRow: (id: string, index: number) => ReactNode
  /** First values of a row that is added here. */
  newRow?: NewRow<F>
  /** Makes the row instead of the table, after the given one (at the end when undefined); returns its id. */
  onAdd?: (after: string | undefined) => string | null
  /** The lines are short and stand close. */
  dense?: boolean
  /** Where it differs from the cycle's: nothing is added, moved or taken away. */
  readOnly?: boolean
}

/**
 * Rows of a table, added, moved and taken away. Enter in a one-line text adds the next row; Alt with an arrow moves the
 * row. What is taken away waits in the Removed tray with its words.
 */
export function RowList<F extends Fields>(props: RowListProps<F>) {
  const { table, rows, label, addLabel, emptyHint, emptyExample, renderRow, dense } = props
  const room = useCycleRoom()
  const mayEdit = room.mayEdit && !props.readOnly
  const all = useRows(table)
  const ids = rows ?? all
  const list = useRef<HTMLUListElement>(null)
  const focusRow = useFocusRow(list, ids)
  const change = useRowChanges(props, ids, focusRow)

  const addButton = addLabel && mayEdit && (
    <Button variant={ids.length > 0 ? 'text' : 'secondary'} size="small" onClick={() => change.add(undefined)}>
      <Plus />
      {addLabel}
    </Button>
  )
  if (ids.length === 0) {
    return (
      <EmptyState example={emptyExample} action={addButton}>
        {emptyHint}
      </EmptyState>
    )
  }
  return (
    <div className={styles.list} data-dense={dense || undefined}>
      <ul ref={list} aria-label={label} className={styles.rows}>
        {ids.map((id, index) => (
          <li
            key={id}
            className={styles.row}
            data-row={id}
            onKeyDown={(event) => mayEdit && onRowKey(event, id, addLabel !== undefined, change)}
          >
            <div className={styles.content}>{renderRow(id, index)}</div>
            {mayEdit && <RowMenu index={index} count={ids.length} id={id} change={change} />}
          </li>
        ))}
      </ul>
      {addButton}
    </div>
  )
}

interface RowChanges {
  add: (after: string | undefined) => void
  move: (id: string, by: -1 | 1) => void
  takeAway: (id: string) => void
}

function useRowChanges<F extends Fields>(
  { table, newRow, onAdd }: RowListProps<F>,
  ids: readonly string[],
  focusRow: (id: string | null) => void,
): RowChanges {
  const { t } = useTranslation('cycle')
  const { history } = useCycleRoom()
  const takeAway = useTakeAway(table)
  return {
    add(after) {
      history.endStep()
      const id = onAdd ? onAdd(after) : table.add(newRow ?? {}, after === undefined ? {} : { after })
      if (id) focusRow(id)
    },
    move(id, by) {
      const at = ids.indexOf(id)
      const target = at + by
      if (target < 0 || target >= ids.length) return
      history.endStep()
      // After the row that then stands before it: one place up is after the row two above.
      table.move(id, (by === 1 ? ids[target] : ids[target - 1]) ?? beforeFirst(table, ids))
      announce(t('rows.moved', { place: target + 1, count: ids.length }))
    },
    takeAway(id) {
      const at = ids.indexOf(id)
      takeAway(id)
      focusRow(ids[at + 1] ?? ids[at - 1] ?? null)
    },
  }
}

/** What the first row shown here stands after in the whole table, where other lists may show other rows of it. */
function beforeFirst<F extends Fields>(table: Table<F>, ids: readonly string[]): string | null {
  const all = table.ids()
  const first = ids[0]
  return first === undefined ? null : (all[all.indexOf(first) - 1] ?? null)
}

interface RowMenuProps {
  id: string
  index: number
  count: number
  change: RowChanges
}

/** What can be done with a row, in one stop of the Tab key. */
function RowMenu({ id, index, count, change }: RowMenuProps) {
  const { t } = useTranslation('cycle')
  const items = [
    { key: 'up', label: t('rows.moveUp'), isOffered: index > 0, onSelect: () => change.move(id, -1) },
    { key: 'down', label: t('rows.moveDown'), isOffered: index < count - 1, onSelect: () => change.move(id, 1) },
    { key: 'away', label: t('rows.remove'), isOffered: true, onSelect: () => change.takeAway(id) },
  ]
  return (
    <Menu
      label={t('rows.actions', { number: index + 1 })}
      className={classNames(styles.menu)}
      button={<More />}
      groups={[{ items: items.filter(({ isOffered }) => isOffered) }]}
    />
  )
}

function onRowKey(event: KeyboardEvent<HTMLElement>, id: string, mayAdd: boolean, change: RowChanges): void {
  const action = rowAction(event)
  if (action === null || (action === 'add' && !mayAdd)) return
  event.preventDefault()
  if (action === 'add') change.add(id)
  else change.move(id, action === 'up' ? -1 : 1)
}

/** Puts the focus into a row as soon as it is drawn: its first field, otherwise its first button. */
function useFocusRow(list: { current: HTMLElement | null }, ids: readonly string[]): (id: string | null) => void {
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    if (wanted === null || !ids.includes(wanted)) return
    const row = list.current?.querySelector(`[data-row="${CSS.escape(wanted)}"]`)
    row?.querySelector<HTMLElement>('[contenteditable="true"], textarea, input, select, button')?.focus()
    setWanted(null)
  }, [wanted, ids, list])
  return setWanted
}
