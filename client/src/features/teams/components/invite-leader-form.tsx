import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Input, Select } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { useInviteLeader, useLeaders } from '../api'
import { useDayWords, weekdayOf } from '../use-day-words'
import { Failure } from './failure'
import styles from './team-page.module.css'

/** Whom, for which day, and what that person will see. */
export function InviteLeaderForm({ teamId, today }: { teamId: string; today: string }) {
  const { t } = useTranslation('team')
  const dayWords = useDayWords()
  const { data, error: unread } = useLeaders(teamId)
  const { mutate, isPending, error } = useInviteLeader(teamId)
  const [personId, setPersonId] = useState('')
  const [date, setDate] = useState('')
  const leaders = data?.leaders ?? []
  const name = leaders.find(({ id }) => id === personId)?.name
  const isReady = name !== undefined && weekdayOf(date) !== null

  if (data && leaders.length === 0) return <p className={styles.quiet}>{t('leaders.nobody')}</p>
  const invite = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    mutate(
      { personId, date },
      {
        onSuccess() {
          showToast(t('leaders.invited', { name, day: dayWords(date) }))
          setPersonId('')
          setDate('')
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={invite}>
      <div className={styles.fields}>
        <Select label={t('leaders.who')} required value={personId} onChange={(event) => setPersonId(event.target.value)}>
          <option value="">{t('leaders.choose')}</option>
          {leaders.map((leader) => (
            <option key={leader.id} value={leader.id}>
              {leader.name}
            </option>
          ))}
        </Select>
        <Input label={t('leaders.day')} type="date" required min={today} value={date} onChange={(event) => setDate(event.target.value)} />
      </div>
      <div aria-live="polite">{isReady && <p className={styles.preview}>{t('leaders.preview', { name, day: dayWords(date) })}</p>}</div>
      <Failure error={error ?? unread} />
      <Button type="submit" busy={isPending || !isReady}>
        {isPending ? t('leaders.inviting') : t('leaders.invite')}
      </Button>
    </form>
  )
}
