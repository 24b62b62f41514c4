import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskToMe } from 'shared/asks/schema'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { Panel } from '../../../components/panel'
import { longDay, timeAgo } from '../../../lib/dates'
import { useAsksToMe } from '../api'
import { AnswerForm } from './answer-form'
import styles from './asks.module.css'

/** What teams ask of me, open asks first, and my answers to them. Nothing where nobody asks me anything. */
export function AsksToMe() {
  const { t } = useTranslation('asks')
  const { data } = useAsksToMe()
  if (data === undefined || data.asks.length === 0) return null
  const open = data.asks.filter(isOpen)
  const answered = data.asks.filter((ask) => !isOpen(ask))
  return (
    <div className={styles.place}>
      <Panel title={t('toMe.title')} visibility="asked">
        <p className={styles.quiet}>{open.length > 0 ? t('toMe.open', { count: open.length }) : t('toMe.none')}</p>
        {open.length > 0 && <List asks={open} />}
        {answered.length > 0 && (
          <Disclosure summary={t('toMe.answeredOnes', { count: answered.length })} heading={3}>
            <List asks={answered} />
          </Disclosure>
        )}
      </Panel>
    </div>
  )
}

function isOpen({ mine, answeredBy }: AskToMe): boolean {
  return mine === null && answeredBy.length === 0
}

function List({ asks }: { asks: readonly AskToMe[] }) {
  return (
    <ul className={styles.list}>
      {asks.map((ask) => (
        <li key={ask.id} className={styles.ask}>
          <Ask ask={ask} />
        </li>
      ))}
    </ul>
  )
}

function Ask({ ask }: { ask: AskToMe }) {
  const { t } = useTranslation('asks')
  const [isAnswering, setAnswering] = useState(false)
  const { team, text, about, byName, sentAt, mine, answeredBy } = ask
  const names = { team: team.name, text }
  return (
    <>
      <p className={styles.from}>
        {t('toMe.from', { team: team.name, when: timeAgo(sentAt) })}
        {byName && ` · ${t('toMe.you')}`}
      </p>
      <p className={styles.words}>{text}</p>
      {about !== '' && <p className={styles.quiet}>{t('about', { about })}</p>}
      {mine && <MyAnswer answer={mine} />}
      {answeredBy.length > 0 && <p className={styles.quiet}>{t('toMe.others', { names: answeredBy.join(', ') })}</p>}
      {isAnswering ? (
        <AnswerForm ask={ask} onDone={() => setAnswering(false)} />
      ) : (
        <Button size="small" aria-label={mine ? t('toMe.changeLabel', names) : t('toMe.answerLabel', names)} onClick={() => setAnswering(true)}>
          {mine ? t('toMe.change') : t('toMe.answer')}
        </Button>
      )}
    </>
  )
}

function MyAnswer({ answer: { verdict, byDate, text, toAll } }: { answer: NonNullable<AskToMe['mine']> }) {
  const { t } = useTranslation('asks')
  return (
    <>
      <p>{t(`toMe.yours.${verdict ?? 'words'}`, { day: longDay(byDate ?? '') })}</p>
      {text !== '' && <p className={styles.text}>{text}</p>}
      {toAll && <p className={styles.quiet}>{t('toMe.toAll')}</p>}
    </>
  )
}
