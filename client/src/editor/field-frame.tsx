import type { ReactNode } from 'react'
import type { Visitor } from '../sync/presence'
import styles from './field-frame.module.css'

interface FieldFrameProps {
  path: string
  /** Left out where the field brings its own. */
  label?: string
  hint?: string | undefined
  labelHidden?: boolean
  visitors: readonly Visitor[]
  variant?: 'body' | 'serif' | 'card'
  children: ReactNode
}

/** A field's label, its hint, and the coloured outline with the name of the colleague who is in it. */
export function FieldFrame({ path, label, hint, labelHidden = false, visitors, variant = 'body', children }: FieldFrameProps) {
  const [first] = visitors
  const names = [...new Set(visitors.map(({ person }) => person.name.split(' ')[0]))]
  return (
    <div
      className={styles.frame}
      data-variant={variant}
      data-visited={first ? '' : undefined}
      style={first && { '--visitor': `var(--presence-${first.person.color})` }}
    >
      {label !== undefined && (
        <label htmlFor={path} className={labelHidden ? styles.hidden : styles.label}>
          {label}
        </label>
      )}
      {hint && (
        <p id={`${path}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.edge}>
        {children}
        {first && <span className={styles.names}>{names.join(', ')}</span>}
      </div>
    </div>
  )
}
