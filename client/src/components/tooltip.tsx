import type { ReactNode } from 'react'
import styles from './tooltip.module.css'

interface TooltipProps {
  /** Repeats the name of what it belongs to, or adds what one can do without. Never the only place of anything. */
  text: string
  children: ReactNode
}

/** Shows a word beside its child on hover and on keyboard focus. Hidden from screen readers: the child has a name. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <span className={styles.anchor}>
      {children}
      <span className={styles.tip} aria-hidden="true">
        {text}
      </span>
    </span>
  )
}
