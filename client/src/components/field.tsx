import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'
import { classNames } from '../lib/class-names'
import styles from './field.module.css'
import { VisuallyHidden } from './visually-hidden'

interface Labelled {
  label: ReactNode
  labelHidden?: boolean
  hint?: ReactNode
}

/** A native one-line input with its label: text, number, date or search. */
export function Input({ label, labelHidden, hint, className, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id}>{labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</label>
      <input {...rest} id={id} className={styles.control} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}

/** A native list to choose from, with its label. */
export function Select({ label, labelHidden, hint, className, ...rest }: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id}>{labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</label>
      <select {...rest} id={id} className={styles.control} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}
