import { type ReactNode, useId, useState } from 'react'
import { classNames } from '../lib/class-names'
import styles from './disclosure.module.css'
import { ChevronRight } from './icons'

interface DisclosureProps {
  /** The line that stays. */
  summary: ReactNode
  /** What is inside, in a few words, while it is folded. */
  hint?: ReactNode
  children: ReactNode
  /** Makes the line a heading of this level. */
  heading?: 2 | 3 | 4
  defaultOpen?: boolean
  /** Controlled, when given. */
  open?: boolean
  onToggle?: (open: boolean) => void
  className?: string
}

/** A line that unfolds. What is folded is not in the page: it mounts when it opens. */
export function Disclosure({ summary, hint, children, heading, defaultOpen, open, onToggle, className }: DisclosureProps) {
  const [own, setOwn] = useState(defaultOpen ?? false)
  const shown = open ?? own
  const region = useId()
  const button = (
    <button
      type="button"
      className={styles.line}
      aria-expanded={shown}
      aria-controls={shown ? region : undefined}
      onClick={() => {
        setOwn(!shown)
        onToggle?.(!shown)
      }}
    >
      <span className={classNames(styles.chevron, shown && styles.turned)}>
        <ChevronRight />
      </span>
      <span className={styles.summary}>{summary}</span>
      {hint && !shown && <span className={styles.hint}>{hint}</span>}
    </button>
  )
  const Heading = heading ? (`h${heading}` as const) : 'div'
  return (
    <div className={className}>
      <Heading className={styles.heading}>{button}</Heading>
      {shown && (
        <div id={region} className={styles.inside}>
          {children}
        </div>
      )}
    </div>
  )
}
