import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingPlan } from 'shared/teams/schema'
import { Button } from '../../../components/button'
import { Input, Select } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { usePlanMeetings } from '../api'
import { weekdays } from '../use-day-words'
import { Failure } from './failure'
import styles from './team-page.module.css'

interface MeetingPlanFormProps {
  teamId: string
  plan: MeetingPlan | null
  /** Until when a new plan goes on at first. */
  until: string
  onDone: () => void
}

/** "We meet on … at … for … minutes, until …" */
export function MeetingPlanForm({ teamId, plan, until, onDone }: MeetingPlanFormProps) {
  const { t } = useTranslation(['team', 'common'])
  const { mutate, isPending, error } = usePlanMeetings(teamId)
  const [draft, setDraft] = useState<MeetingPlan>(plan ?? { weekday: 2, time: '14:45', minutes: 45, until })
  const set = (part: Partial<MeetingPlan>) => setDraft({ ...draft, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    mutate(draft, {
      onSuccess() {
        showToast(t('meetings.saved'))
        onDone()
      },
    })
  }
  return (
    <form className={styles.form} onSubmit={save} aria-label={t('plan.legend')}>
      <div className={styles.fields}>
        <span aria-hidden="true">{t('plan.legend')}</span>
        <Select label={t('plan.weekday')} value={draft.weekday} onChange={(event) => set({ weekday: Number(event.target.value) })}>
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {t(`weekday.${day}`)}
            </option>
          ))}
        </Select>
        <Input label={t('plan.time')} type="time" required value={draft.time} onChange={(event) => set({ time: event.target.value })} />
        <Input
          label={t('plan.minutes')}
          type="number"
          required
          min={5}
          max={240}
          className={styles.short}
          value={draft.minutes || ''}
          onChange={(event) => set({ minutes: event.target.valueAsNumber || 0 })}
        />
        <Input label={t('plan.until')} type="date" required value={draft.until} onChange={(event) => set({ until: event.target.value })} />
      </div>
      <p className={styles.hint}>{t('plan.hint')}</p>
      <Failure error={error} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={isPending}>
          {isPending ? t('plan.saving') : t('plan.save')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
