import type { ReactNode } from 'react'
import styles from './gentle-hint.module.css'

/** A thought beside a field. It stands below, so that nothing moves under who is typing, and refuses nothing. */
export function GentleHint({ children }: { children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>
}
