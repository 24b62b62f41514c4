import { useTranslation } from 'react-i18next'
import type { BoardCycle, BoardTeam } from 'shared/dashboards/schema'
import { ChevronRight } from '../../../components/icons'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { useBoardWords } from '../use-board-words'
import { StepTrail } from './step-trail'
import styles from './team-parts.module.css'

/** The line, and the cycle’s number and age; or that there is none. */
export function Standing({ cycle }: { cycle: BoardCycle | null }) {
  const { t } = useTranslation('board')
  const words = useBoardWords()
  if (cycle === null) return <span className={styles.quiet}>{t('noCycle')}</span>
  return (
    <div className={styles.standing}>
      <StepTrail cycle={cycle} />
      <span className={styles.quiet}>
        {t('number', { number: cycle.number })} {words.since(cycle)}
      </span>
    </div>
  )
}

/** The question once the team has published it, and the strategy’s name. */
export function QuestionAndStrategy({ cycle }: { cycle: BoardCycle | null }) {
  const { t } = useTranslation('board')
  const words = useBoardWords()
  if (cycle === null) return <span className={styles.quiet}>{t('betweenCycles')}</span>
  const question = cycle.card?.question
  if (question)
    return (
      <div>
        <p className={styles.question}>{question}</p>
        <p className={styles.quiet}>{words.strategy(cycle)}</p>
      </div>
    )
  return (
    <div>
      <p>{words.strategy(cycle)}</p>
      <p className={styles.quiet}>{t('notShared')}</p>
    </div>
  )
}

/** The way to the team’s published card; nothing while there is none. */
export function CardLink({ team: { name, cycle } }: { team: BoardTeam }) {
  const { t } = useTranslation('board')
  if (!cycle?.card) return null
  return (
    <TextLink to={`/cards/${encodeURIComponent(cycle.card.cycleId)}`} className={styles.card ?? ''}>
      <span aria-hidden="true">{t('readCard')}</span>
      <VisuallyHidden>{t('readCardOf', { team: name })}</VisuallyHidden>
      <ChevronRight />
    </TextLink>
  )
}
