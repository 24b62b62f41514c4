import type { ReactNode } from 'react'
import { useId } from 'react'
import { type Visibility, VisibilityChip } from '../../../components/visibility-chip'
import styles from './panel.module.css'

interface Props {
  title: string
  visibility: Visibility
  children: ReactNode
}

/** Something beside the card, with who sees it. */
export function Panel({ title, visibility, children }: Props) {
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <VisibilityChip visibility={visibility} />
      </div>
      {children}
    </section>
  )
}
