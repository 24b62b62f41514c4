import type { CycleShape } from 'shared/cycles/fields'
import type { TextName } from 'shared/document/shape'
import { Button } from '../../../../components/button'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useWords } from '../../../../sync/hooks'
import { gap, insertStarter } from './starter-text'
import styles from './starters.module.css'

interface Props {
  /** The field that the starter goes into; its element carries this id. */
  name: TextName<CycleShape['fields']>
  label: string
  starters: readonly string[]
}

/** Ways to begin a question. They go into the field with their first gap selected, and leave once it is under way. */
export function Starters({ name, label, starters }: Props) {
  const { cycle, mayEdit, history } = useCycleRoom()
  const text = cycle.text(name)
  const words = useWords(text).trim()
  if (!mayEdit || (words !== '' && !starters.includes(words))) return null
  const begin = (starter: string) => {
    history.endStep()
    const at = insertStarter(text, starter, starters)
    const field = document.getElementById(name)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(at, at + gap.length)
  }
  return (
    <div className={styles.starters} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {starters.map((starter) => (
        <Button key={starter} size="small" variant="text" className={styles.starter} onClick={() => begin(starter)}>
          {starter}
        </Button>
      ))}
    </div>
  )
}
