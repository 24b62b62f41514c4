import type { ButtonHTMLAttributes, Ref } from 'react'
import { classNames } from '../lib/class-names'
import styles from './button.module.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once a view; `text` reads like a link but acts. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'text'
  size?: 'medium' | 'small'
  /** At work: can be reached and read, does nothing when pressed again. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button with a verb on it. */
export function Button({ variant = 'secondary', size = 'medium', busy, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[variant], size === 'small' && styles.small, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  )
}
