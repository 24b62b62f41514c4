import { useTranslation } from 'react-i18next'
import type { DeskTeam } from 'shared/dashboards/schema'
import { classNames } from '../../../lib/class-names'
import { timeAgo } from '../../../lib/dates'
import { useMeetingWords } from '../use-meeting-words'
import { LetterLine } from './letter-line'
import styles from './team-letter.module.css'

/** A team in a few lines, each of which opens what it is about. */
export function TeamLetter({ team, isToday }: { team: DeskTeam; isToday: boolean }) {
  const { t } = useTranslation(['desk', 'home'])
  const meeting = useMeetingWords()
  const { id, name, cycle, strategy } = team
  const step = cycle?.step
  return (
    <section
      aria-labelledby={`letter-${id}`}
      className={classNames(styles.letter, isToday && styles.today)}
      data-step={step}
      style={step && { '--hue': `var(--step-${step.toLowerCase()})` }}
    >
      <div className={styles.head}>
        {step && (
          <span className={styles.step} role="img" aria-label={t('home:line', { number: cycle.number, step: t(`home:steps.${step}`) })}>
            {step}
          </span>
        )}
        <h2 id={`letter-${id}`}>{name}</h2>
        {cycle && <span className={styles.quiet}>{[t('cycle', { number: cycle.number }), strategy].filter(Boolean).join(' · ')}</span>}
        <span className={styles.meeting}>{meeting(team)}</span>
      </div>
      <ul className={styles.lines}>
        <Question team={team} />
        <LastDecisions team={team} />
        <Changes team={team} />
        {team.card && (
          <LetterLine to={`/cards/${encodeURIComponent(team.card.cycleId)}`} do={t('read')} what={t('readCard', { team: name })}>
            {t('published')}
          </LetterLine>
        )}
      </ul>
    </section>
  )
}

function Question({ team: { name, cycle } }: { team: DeskTeam }) {
  const { t } = useTranslation('desk')
  if (cycle === null) return <LetterLine>{t('noCycle')}</LetterLine>
  return (
    <LetterLine to={`${roomOf(cycle.id)}/collaborate`} do={t('open')} what={t('openQuestion', { team: name })}>
      {cycle.title ? <span className={styles.question}>{t('question', { question: cycle.title })}</span> : t('noQuestion')}
    </LetterLine>
  )
}

function LastDecisions({ team: { name, lastDecisions } }: { team: DeskTeam }) {
  const { t } = useTranslation('desk')
  if (lastDecisions === null) return <LetterLine>{t('decidedNone')}</LetterLine>
  const { cycle, decisions } = lastDecisions
  return (
    <LetterLine to={`${roomOf(cycle.id)}/re-examine`} do={t('open')} what={t('openDecisions', { team: name })}>
      {t('decided')}
      <ul className={styles.decisions}>
        {decisions.map(({ id, kind, text }) => (
          <li key={id}>
            {kind && <strong>{t(`kind.${kind}`)}:</strong>} {text}
          </li>
        ))}
      </ul>
    </LetterLine>
  )
}

function Changes({ team: { name, cycle, changes } }: { team: DeskTeam }) {
  const { t } = useTranslation('desk')
  if (cycle === null) return null
  const [latest] = changes
  if (latest === undefined) return <LetterLine>{t('nothingNew')}</LetterLine>
  const words =
    changes.length === 1
      ? t('wrote', { name: latest.name, ago: timeAgo(latest.at) })
      : t('wroteMany', { names: changes.map((change) => change.name).join(', ') })
  return (
    <LetterLine to={roomOf(cycle.id)} do={t('open')} what={t('openCycle', { team: name })}>
      {words}
    </LetterLine>
  )
}

const roomOf = (cycleId: string) => `/cycles/${encodeURIComponent(cycleId)}`
