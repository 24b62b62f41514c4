import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Meeting, RecordMeeting as Said } from 'shared/teams/schema'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { daysUntil } from '../../../lib/dates'
import { useRecordMeeting } from '../api'
import { useDayWords } from '../use-day-words'
import { Failure } from './failure'
import styles from './record-meeting.module.css'

interface RecordMeetingProps {
  teamId: string
  /** `YYYY-MM-DD` */
  date: string
  /** What is on record of that day until now: undoing goes back to it. */
  before?: Meeting
  onDone?: () => void
}

/** "Did you meet?" One tap says so, another takes it back. */
export function RecordMeeting({ teamId, date, before, onDone }: RecordMeetingProps) {
  const { t } = useTranslation('team')
  const dayWords = useDayWords()
  const { mutate, isPending, error } = useRecordMeeting(teamId)
  const [asksWhy, setAsksWhy] = useState(false)
  const question = useId()

  const say = (said: Said) =>
    mutate(
      { date, said },
      {
        onSuccess() {
          setAsksWhy(false)
          onDone?.()
          showToast(said.met ? t('record.savedMet') : t('record.savedNotMet'), () => mutate({ date, said: before ? asSaid(before) : null }))
        },
      },
    )
  return (
    <div role="group" aria-labelledby={question} className={styles.record}>
      <p id={question} className={styles.question}>
        {daysUntil(date) === 0 ? t('record.today') : t('record.question', { day: dayWords(date) })}
      </p>
      <div className={styles.actions}>
        <Button size="small" busy={isPending} onClick={() => say({ met: true })}>
          {t('record.met')}
        </Button>
        <Button size="small" variant="quiet" aria-expanded={asksWhy} onClick={() => setAsksWhy(!asksWhy)}>
          {t('record.notMet')}
        </Button>
      </div>
      {asksWhy && <Why busy={isPending} onSay={(reason) => say({ met: false, reason })} />}
      <Failure error={error} />
    </div>
  )
}

const usual = ['cover', 'testing', 'absent', 'closed'] as const

/** One tap for what it usually is, or a few words. */
function Why({ busy, onSay }: { busy: boolean; onSay: (reason: string) => void }) {
  const { t } = useTranslation('team')
  const [reason, setReason] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onSay(reason.trim())
  }
  return (
    <form ref={form} className={styles.why} onSubmit={save}>
      <Input
        label={t('record.why')}
        hint={t('record.whyHint')}
        placeholder={t('record.example')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" size="small" busy={busy || reason.trim() === ''}>
          {t('record.save')}
        </Button>
        {usual.map((each) => (
          <Button key={each} size="small" variant="text" busy={busy} onClick={() => onSay(t(`record.usual.${each}`))}>
            {t(`record.usual.${each}`)}
          </Button>
        ))}
      </div>
    </form>
  )
}

function asSaid({ met, reason }: Meeting): Said {
  return met ? { met } : { met: false, reason }
}
