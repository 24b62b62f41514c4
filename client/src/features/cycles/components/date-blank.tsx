import { type MouseEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CycleShape } from 'shared/cycles/fields'
import type { ValueName } from 'shared/document/shape'
import { longDay } from '../../../lib/dates'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { usePresenceIn, useValue } from '../../../sync/hooks'
import styles from './date-blank.module.css'

type DateName = Extract<ValueName<CycleShape['fields']>, 'theoryBy' | 'goalBy'>

interface Props {
  name: DateName
  label: string
  readOnly: boolean
}

/** A day inside a sentence: words to read ("30 January"), the device's own date field while one is in it. */
export function DateBlank({ name, label, readOnly }: Props) {
  const { t } = useTranslation('cycle')
  const { cycle, presence, history } = useCycleRoom()
  const [day, setDay] = useValue(cycle, name)
  const [visitor] = usePresenceIn(name)
  useEffect(() => () => presence.leave(name), [presence, name])

  const words = day === null ? '' : longDay(day)
  if (readOnly)
    return (
      <span id={name} className={styles.blank}>
        {words || '…'}
      </span>
    )
  return (
    <span
      className={styles.blank}
      data-empty={day === null || undefined}
      style={visitor && { outline: `2px solid var(--presence-${visitor.person.color})` }}
    >
      <span className={styles.words} aria-hidden="true">
        {words || t('theory.blank.day')}
      </span>
      <input
        id={name}
        type="date"
        className={styles.input}
        aria-label={label}
        value={day ?? ''}
        min="1990-01-01"
        max="2199-12-31"
        // While a year is being typed the value is empty: the document keeps the last whole day, until it is cleared.
        onChange={({ currentTarget: { value, validity } }) => {
          if (value) setDay(value)
          else if (!validity.badInput) setDay(null)
        }}
        onClick={openPicker}
        onFocus={() => {
          history.endStep()
          presence.enter(name, cycle.doc)
        }}
        onBlur={() => presence.leave(name)}
      />
    </span>
  )
}

/** The whole blank opens the calendar, not only the small icon in it. */
function openPicker({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  try {
    currentTarget.showPicker()
  } catch {
    // Not allowed here (an old browser, a frame): the field itself still takes the day.
  }
}
