import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'
import styles from './chip.module.css'

export interface ChipProps {
  children: ReactNode
  /** A dot before the words; never the only signal. */
  dot?: 'good' | 'warn' | 'bad' | 'quiet' | undefined
  /** Makes it a button. */
  onClick?: (() => void) | undefined
  title?: string | undefined
  className?: string | undefined
}

/** A short fact in a pill: who sees this, is it saved. */
export function Chip({ children, dot, onClick, title, className }: ChipProps) {
  const names = classNames(styles.chip, onClick && styles.pressable, className)
  const inside = (
    <>
      {dot && <span className={classNames(styles.dot, styles[dot])} aria-hidden="true" />}
      <span>{children}</span>
    </>
  )
  if (!onClick)
    return (
      <span className={names} title={title}>
        {inside}
      </span>
    )
  return (
    <button type="button" className={names} title={title} onClick={onClick}>
      {inside}
    </button>
  )
}
