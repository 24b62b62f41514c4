import styles from './skeleton.module.css'

interface SkeletonProps {
  /** CSS lengths of what will be there. */
  width?: string
  height?: string
  round?: boolean
}

/** A quiet stand-in of the same size as what is loading. Hidden from screen readers: say "Loading" once beside it. */
export function Skeleton({ width = '100%', height = '1em', round }: SkeletonProps) {
  return <span aria-hidden="true" className={styles.skeleton} data-round={round || undefined} style={{ width, height }} />
}

/** Lines of text to come; the last one is shorter. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <span className={styles.text} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} width={line === lines - 1 ? '60%' : '100%'} />
      ))}
    </span>
  )
}
