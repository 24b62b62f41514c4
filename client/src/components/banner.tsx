import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'
import styles from './banner.module.css'

interface BannerProps {
  tone?: 'quiet' | 'good' | 'warn' | 'bad'
  children: ReactNode
  /** Buttons at its end. */
  actions?: ReactNode
  /** Read out when it appears: for what just happened, not for what was there from the start. */
  live?: boolean
}

/** A message that belongs to the page as a whole. */
export function Banner({ tone = 'quiet', children, actions, live }: BannerProps) {
  return (
    <div className={classNames(styles.banner, styles[tone])} role={live ? 'status' : undefined}>
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
