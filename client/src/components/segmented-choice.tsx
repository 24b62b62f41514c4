import { useId } from 'react'
import { classNames } from '../lib/class-names'
import styles from './segmented-choice.module.css'
import { VisuallyHidden } from './visually-hidden'

interface SegmentedChoiceProps<T extends string> {
  /** The question that the choice answers. */
  legend: string
  legendHidden?: boolean
  options: readonly { value: T; label: string }[]
  value: T | null
  onChange: (value: T) => void
  disabled?: boolean
}

/** One of a few, side by side. Native radio buttons: arrow keys move, Tab goes past. */
export function SegmentedChoice<T extends string>(props: SegmentedChoiceProps<T>) {
  const { legend, legendHidden, options, value, onChange, disabled } = props
  const name = useId()
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={classNames(!legendHidden && styles.legend)}>
        {legendHidden ? <VisuallyHidden>{legend}</VisuallyHidden> : legend}
      </legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
