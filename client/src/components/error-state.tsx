import type { ReactNode } from 'react'
import styles from './error-state.module.css'

interface ErrorStateProps {
  title: string
  /** What happened and what to do next, in plain words. */
  children: ReactNode
  actions?: ReactNode
  /** The page's own heading, or one inside a page. */
  heading?: 1 | 2
}

/** Something did not work. Kind, and it says what to do. */
export function ErrorState({ title, children, actions, heading = 2 }: ErrorStateProps) {
  const Heading = `h${heading}` as const
  return (
    <div className={styles.error} role="alert">
      <Heading>{title}</Heading>
      <p>{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
