import { type ReactNode, useId } from 'react'
import { classNames } from '../lib/class-names'
import styles from './panel.module.css'
import { type Visibility, VisibilityChip } from './visibility-chip'

interface PanelProps {
  title: string
  /** Who sees what stands here. */
  visibility: Visibility
  /** One of several parts of a page, with a line above. */
  isPart?: boolean
  children: ReactNode
}

/** Something on a page under its own heading, with who sees it. */
export function Panel({ title, visibility, isPart = false, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classNames(styles.panel, isPart && styles.part)} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <VisibilityChip visibility={visibility} />
      </div>
      {children}
    </section>
  )
}
