import { useField } from '../../../editor/fields/use-field'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useGridValue } from '../../../sync/hooks'
import type { Place } from './box-keys'
import styles from './number-box.module.css'
import { readCount } from './read-count'

interface Props {
  /** Key of the grid `counts`. */
  countKey: string
  /** Says group, wave and what is counted, to who cannot see the table's heads. */
  label: string
  place: Place
}

/** A box for a number of children. What is not a whole number is not taken; what a colleague types shows at once. */
export function NumberBox({ countKey, label, place }: Props) {
  const { cycle, mayEdit } = useCycleRoom()
  const [count, setCount] = useGridValue(cycle.grid('counts'), countKey)
  const path = `counts/${countKey}`
  const { visitors, onFocus, onBlur } = useField(path)
  const [visitor] = visitors
  return (
    <span
      className={styles.frame}
      data-visitor={visitor?.person.initials}
      style={visitor && { '--visitor': `var(--presence-${visitor.person.color})` }}
    >
      <input
        id={path}
        className={styles.box}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        data-row={place.row}
        data-column={place.column}
        readOnly={!mayEdit}
        value={count ?? ''}
        onFocus={(event) => {
          onFocus()
          event.target.select()
        }}
        onBlur={onBlur}
        onChange={(event) => {
          const typed = readCount(event.target.value)
          if (typed !== undefined) setCount(typed)
        }}
      />
    </span>
  )
}
