import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from '../lib/class-names'
import styles from './text-link.module.css'

interface TextLinkProps {
  /** A path of this site, or an address outside, which opens in a tab of its own. */
  to: string
  children: ReactNode
  className?: string
  strong?: boolean
}

/** Goes somewhere. What only acts is a Button. */
export function TextLink({ to, children, className, strong }: TextLinkProps) {
  const names = classNames(styles.link, strong && styles.strong, className)
  if (/^https?:/.test(to))
    return (
      <a href={to} className={names} target="_blank" rel="noreferrer">
        {children}
      </a>
    )
  return (
    <Link to={to} className={names}>
      {children}
    </Link>
  )
}
