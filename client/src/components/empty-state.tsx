import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  /** One sentence that teaches what belongs here. */
  children: ReactNode
  /** One example, drawn in grey. */
  example?: ReactNode
  /** One button. */
  action?: ReactNode
}

/** Nothing is here yet: what belongs here, an example, the way to begin. */
export function EmptyState({ children, example, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {example && <p className={styles.example}>{example}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
