import type { InputHTMLAttributes, ReactNode } from 'react'
import { classNames } from '../lib/class-names'
import styles from './checkbox.module.css'

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'onChange'> {
  children: ReactNode
  onChange: (checked: boolean) => void
  /** A second, quieter line: what it means. */
  hint?: ReactNode
}

/** A native checkbox with its words, all of it to press. */
export function Checkbox({ children, hint, onChange, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames(styles.label, className)}>
      <input {...rest} type="checkbox" className={styles.box} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {children}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  )
}
