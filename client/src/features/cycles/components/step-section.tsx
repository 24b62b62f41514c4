import { type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AvatarStack } from '../../../components/avatar'
import { ChevronRight } from '../../../components/icons'
import { VisuallyHidden } from '../../../components/visually-hidden'
import type { Visibility } from '../../../components/visibility-chip'
import { classNames } from '../../../lib/class-names'
import { usePeopleWithin } from '../whereabouts'
import { useFold } from './step-frame'
import styles from './step-section.module.css'
import { TrueVisibilityChip } from './true-visibility-chip'
import { useDeepLink } from './use-deep-link'

export interface StepSectionProps {
  /** Unique within its step; folds are remembered by it. */
  id: string
  title: string
  visibility: Visibility
  /** One of the eight that make a whole cycle. */
  star?: boolean
  /** The guiding question, in italics. */
  hint?: ReactNode
  /** The one line that shows while the section is folded. */
  summary?: ReactNode
  /** Which fields stand here (roots or paths), for presence and links to a field. The section's id when left out. */
  path?: string | readonly string[]
  /** Stands open beside today's job: what the team needs to see in order to do it. */
  startsOpen?: boolean
  children: ReactNode
}

/**
 * A part of a step. Folded it is a line: its title, what is in it, who is in it. Today's one job opens by itself;
 * the rest opens when somebody opens it. What is folded is not mounted.
 */
export function StepSection(props: StepSectionProps) {
  const { id, title, visibility, star, hint, summary, path = id, startsOpen = false, children } = props
  const { t } = useTranslation('cycle')
  const parts = typeof path === 'string' ? [path] : path
  const [isUnfolded, fold] = useFold(id, parts, startsOpen)
  const section = useRef<HTMLElement>(null)
  const heading = useId()
  const inside = useId()
  useDeepLink(section, parts, isUnfolded, fold)
  return (
    <section ref={section} id={`section-${id}`} className={styles.section} data-unfolded={isUnfolded} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 className={styles.title} id={heading}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isUnfolded}
            aria-controls={isUnfolded ? inside : undefined}
            onClick={() => fold(!isUnfolded)}
          >
            <span className={styles.chevron}>
              <ChevronRight />
            </span>
            <span>
              {title}
              {star && <Star label={t('section.star')} />}
            </span>
          </button>
        </h2>
        {isUnfolded ? hint && <p className={styles.hint}>{hint}</p> : <Summary>{summary}</Summary>}
        <div className={styles.aside}>
          {!isUnfolded && <PeopleHere parts={parts} />}
          <TrueVisibilityChip visibility={visibility} />
        </div>
      </div>
      {isUnfolded && (
        <div id={inside} className={styles.inside}>
          {children}
        </div>
      )}
    </section>
  )
}

function Star({ label }: { label: string }) {
  return (
    <span className={styles.star} title={label}>
      <span aria-hidden="true">★</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}

function Summary({ children }: { children: ReactNode }) {
  const { t } = useTranslation('cycle')
  const isEmpty = children === undefined || children === null || children === false || children === ''
  return (
    <p className={classNames(styles.summary, isEmpty && styles.empty)}>{isEmpty ? t('section.nothingYet') : children}</p>
  )
}

function PeopleHere({ parts }: { parts: readonly string[] }) {
  const { t } = useTranslation('cycle')
  return <AvatarStack faces={usePeopleWithin(parts)} size="small" label={t('section.here')} />
}
