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
}

/** The same field at two moments: beside each other, or one above the other where there is no room. */
export function DifferenceSides({ place, difference }: Props) {
  const { t } = useTranslation('history')
  const { earlier, later } = useCompared()
  return (
    <>
      <div className={styles.sides}>
        <Side name={earlier}>
          <SaidAt place={place} difference={difference} side="before" />
        </Side>
        <Side name={later} isLater>
          <SaidAt place={place} difference={difference} side="after" />
        </Side>
      </div>
      {difference.as === 'words' && difference.emphasis && <p className={styles.emphasis}>{t('compare.emphasis')}</p>}
    </>
  )
}

/** What a field said at one of the two moments, with what is only there marked. */
export function SaidAt({ place, difference, side }: Props & { side: 'before' | 'after' }) {
  const { t } = useTranslation('history')
  const { names } = useCompared()
  const labels = useLabels()
  const said = difference.as === 'value' ? labels.value(place, difference[side], names) : wordsOf(difference.parts, side)
  if (said.trim() === '') return <span className={styles.nothing}>{t('compare.nothing')}</span>
  if (difference.as === 'words') return <Words parts={difference.parts} side={side} />
  return <Changed side={side}>{said}</Changed>
}

export function Side({ name, isLater = false, children }: { name: string; isLater?: boolean; children: ReactNode }) {
  return (
    <div className={styles.side} data-later={isLater || undefined}>
      <span className={styles.sideName}>{name}: </span>
      {children}
    </div>
  )
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
