import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference, Part } from 'shared/history/schema'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { useCompared } from '../compared'
import { useLabels, type Place } from '../use-labels'
import styles from './comparison.module.css'

interface Props {
  place: Place
  difference: Difference
  /** The row was there at one of the two moments alone. */
  only?: 'earlier' | 'later' | undefined
}

/** The same field at two moments: beside each other, or one above the other where there is no room. */
export function DifferenceSides({ place, difference, only }: Props) {
  const { t } = useTranslation('history')
  const { earlier, later, names } = useCompared()
  const labels = useLabels()
  const value = (side: 'before' | 'after') =>
    difference.as === 'value' ? labels.value(place, difference[side], names) : wordsOf(difference.parts, side)
  const inside = (side: 'before' | 'after'): ReactNode => {
    if (value(side).trim() === '') return <Quiet>{t('compare.nothing')}</Quiet>
    if (difference.as === 'words') return <Words parts={difference.parts} side={side} />
    return <Changed side={side}>{value(side)}</Changed>
  }
  return (
    <>
      <div className={styles.sides}>
        {only !== 'later' && <Side name={earlier}>{inside('before')}</Side>}
        {only !== 'earlier' && <Side name={later} isLater>{inside('after')}</Side>}
      </div>
      {difference.as === 'words' && difference.emphasis && <p className={styles.emphasis}>{t('compare.emphasis')}</p>}
    </>
  )
}

function Side({ name, isLater = false, children }: { name: string; isLater?: boolean; children: ReactNode }) {
  return (
    <div className={styles.side} data-later={isLater || undefined}>
      <span className={styles.sideName}>{name}: </span>
      {children}
    </div>
  )
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className={styles.nothing}>{children}</span>
}

const wordsOf = (parts: readonly Part[], side: 'before' | 'after'): string =>
  parts.map(({ kind, text }) => (kind === (side === 'before' ? 'added' : 'removed') ? '' : text)).join('')

function Words({ parts, side }: { parts: readonly Part[]; side: 'before' | 'after' }) {
  const hidden = side === 'before' ? 'added' : 'removed'
  return parts
    .filter(({ kind }) => kind !== hidden)
    .map(({ kind, text }, index) =>
      kind === 'same' ? (
        <span key={index}>{text}</span>
      ) : (
        <Changed key={index} side={side}>
          {text}
        </Changed>
      ),
    )
}

/** Removed and added words: struck through and underlined for the eye, named for who hears them. */
function Changed({ side, children }: { side: 'before' | 'after'; children: string }) {
  const { t } = useTranslation('history')
  const Mark = side === 'before' ? 'del' : 'ins'
  return (
    <Mark className={styles[Mark]}>
      <VisuallyHidden>{`[${t(side === 'before' ? 'compare.removed' : 'compare.added')}: `}</VisuallyHidden>
      {children}
      <VisuallyHidden>{`] `}</VisuallyHidden>
    </Mark>
  )
}
