import type { ReactNode } from 'react'
import styles from './part.module.css'

/** A part of a section under its own small heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </div>
  )
}
