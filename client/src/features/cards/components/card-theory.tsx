import { useTranslation } from 'react-i18next'
import type { SharedCard } from 'shared/cards/schema'
import { longDay } from '../../../lib/dates'
import styles from './card-theory.module.css'
import { Words } from './marked'

/** The strategy, the theory of action as one sentence, and the goal. What the team left blank is left out. */
export function CardTheory({ card: { strategy, theory, goal } }: { card: SharedCard }) {
  const { t } = useTranslation('cards')
  return (
    <>
      {strategy.name ? (
        <p className={styles.strategy}>
          <Words part="strategy.name" text={strategy.name} />
        </p>
      ) : (
        <p className={styles.quiet}>{t('tried.none')}</p>
      )}
      <Theory theory={theory} />
      {goal && <Goal goal={goal} />}
    </>
  )
}

function Theory({ theory: { ifs, thenStudents, asShownBy, by, because } }: Pick<SharedCard, 'theory'>) {
  const { t } = useTranslation('cards')
  const parts = [
    ...ifs.map((text, index) => ({ word: t(index === 0 ? 'tried.if' : 'tried.and'), part: `theory.ifs.${index}`, text, tight: index > 0 })),
    { word: t('tried.then'), part: 'theory.thenStudents', text: thenStudents, tight: false },
    { word: t('tried.shown'), part: 'theory.asShownBy', text: asShownBy, tight: false },
    { word: t('tried.by'), part: 'theory.by', text: by === null ? '' : longDay(by), tight: true },
    { word: t('tried.because'), part: 'theory.because', text: because, tight: false },
  ].filter(({ text }) => text !== '')
  if (parts.length === 0) return null
  return (
    <p className={styles.theory}>
      {parts.map(({ word, part, text, tight }, index) => (
        <span key={part}>
          {index > 0 && (tight ? ' ' : ', ')}
          <b>{word}</b> <Words part={part} text={text} />
        </span>
      ))}
      {!/[.!?]$/.test(parts.at(-1)?.text ?? '') && '.'}
    </p>
  )
}

function Goal({ goal: { measure, target, by, forWhom } }: { goal: NonNullable<SharedCard['goal']> }) {
  const { t } = useTranslation('cards')
  return (
    <p>
      <b>{t('tried.goal')}</b> {measure && <Words part="goal.measure" text={measure} />}
      {target !== null && ` ${t('tried.goalTarget', { target })}`}
      {by !== null && ` ${t('tried.goalBy', { date: longDay(by) })}`}
      {forWhom && (
        <>
          {`, ${t('tried.goalFor')} `}
          <Words part="goal.forWhom" text={forWhom} />
        </>
      )}
    </p>
  )
}
