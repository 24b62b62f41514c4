import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'
import { classNames } from '../lib/class-names'
import styles from './field.module.css'
import { VisuallyHidden } from './visually-hidden'

interface Labelled {
  label: ReactNode
  labelHidden?: boolean
  hint?: ReactNode
  /** What is wrong with what stands here, and what to do about it. */
  error?: ReactNode
}

/** A native one-line input with its label: text, number, date or search. */
export function Input({ label, labelHidden, hint, error, className, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <Labels {...{ id, label, labelHidden, hint, error, className }}>
      <input {...rest} id={id} className={styles.control} {...described(id, hint, error)} />
    </Labels>
  )
}

/** A native list to choose from, with its label. */
export function Select({ label, labelHidden, hint, error, className, ...rest }: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  return (
    <Labels {...{ id, label, labelHidden, hint, error, className }}>
      <select {...rest} id={id} className={styles.control} {...described(id, hint, error)} />
    </Labels>
  )
}

function described(id: string, hint: ReactNode, error: ReactNode) {
  const by = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return { 'aria-describedby': by || undefined, 'aria-invalid': error ? true : undefined }
}

interface LabelsProps {
  id: string
  label: ReactNode
  labelHidden: boolean | undefined
  hint: ReactNode
  error: ReactNode
  className: string | undefined
  children: ReactNode
}

function Labels({ id, label, labelHidden, hint, error, className, children }: LabelsProps) {
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id}>{labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</label>
      {children}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}
