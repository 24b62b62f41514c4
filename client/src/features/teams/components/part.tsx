import { type ReactNode, useId } from 'react'
import { VisibilityChip, type Visibility } from '../../../components/visibility-chip'
import styles from './team-page.module.css'

interface PartProps {
  title: string
  /** Who sees what stands here. */
  visibility: Visibility
  children: ReactNode
}

/** A part of the team's page, under its heading. */
export function Part({ title, visibility, children }: PartProps) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <VisibilityChip visibility={visibility} />
      </div>
      {children}
    </section>
  )
}
