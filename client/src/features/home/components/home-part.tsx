import { type ReactNode, useId } from 'react'
import { type Visibility, VisibilityChip } from '../../../components/visibility-chip'
import styles from './home-list.module.css'

interface HomePartProps {
  title: string
  /** Who sees what stands here. */
  visibility: Visibility
  children: ReactNode
}

/** A part of a team's Home, under its heading. */
export function HomePart({ title, visibility, children }: HomePartProps) {
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
