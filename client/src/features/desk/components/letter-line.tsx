import type { ReactNode } from 'react'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import styles from './team-letter.module.css'

type Props = { children: ReactNode } & (
  | { to?: never; do?: never; what?: never }
  | {
      to: string
      /** "Open" */
      do: string
      /** What it opens, for who hears the link alone. */
      what: string
    }
)

/** One line of a letter, with the way to what it is about. */
export function LetterLine({ children, to, do: verb, what }: Props) {
  return (
    <li className={styles.line}>
      <div>{children}</div>
      {to !== undefined && (
        <TextLink to={to} className={styles.open ?? ''}>
          <span aria-hidden="true">{verb}</span>
          <VisuallyHidden>{what}</VisuallyHidden>
        </TextLink>
      )}
    </li>
  )
}
