import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Meeting, TeamPage } from 'shared/teams/schema'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { EmptyState } from '../../../components/empty-state'
import { Input } from '../../../components/field'
import { Panel } from '../../../components/panel'
import { showToast } from '../../../components/toast-store'
import { clockTime, formatDay, longDay, parseDay, weekdayTime } from '../../../lib/dates'
import { usePlanMeetings, useRecordMeeting } from '../api'
import { seenBy } from '../seen-by'
import { asWeekday, useDayWords } from '../use-day-words'
import { Failure } from './failure'
import { MeetingPlanForm } from './meeting-plan-form'
import { RecordMeeting } from './record-meeting'
import styles from './team-page.module.css'

/** When the team meets, and what became of its meetings. */
export function MeetingsPart({ page }: { page: TeamPage }) {
  const { t } = useTranslation('team')
  const [isPlanning, setPlanning] = useState(false)
  const { team, mayRun, meetingPlan, meetingToRecord } = page
  return (
    <Panel isPart title={t('meetings.title')} visibility={seenBy(page)}>
      {isPlanning ? (
        <MeetingPlanForm teamId={team.id} plan={meetingPlan} until={inHalfAYear(page.today)} onDone={() => setPlanning(false)} />
      ) : (
        <Plan page={page} onPlan={() => setPlanning(true)} />
      )}
      {mayRun && meetingToRecord && <RecordMeeting teamId={team.id} date={meetingToRecord} />}
      {(mayRun || page.meetings.length > 0) && (
        <Disclosure summary={t('meetings.past')} hint={t('meetings.pastHint', { count: page.meetings.length })} heading={3}>
          <PastMeetings page={page} />
        </Disclosure>
      )}
    </Panel>
  )
}

function Plan({ page, onPlan }: { page: TeamPage; onPlan: () => void }) {
  const { t } = useTranslation('team')
  const { meetingPlan: plan, nextMeeting, mayRun } = page
  const drop = usePlanMeetings(page.team.id)
  if (plan === null && !mayRun)
    return <p className={styles.quiet}>{nextMeeting ? t('meetings.next', { when: weekdayTime(nextMeeting.date, nextMeeting.time) }) : t('meetings.noneForCoach')}</p>
  if (plan === null)
    return (
      <EmptyState example={t('meetings.noneExample')} action={<Button onClick={onPlan}>{t('meetings.make')}</Button>}>
        {t('meetings.none')}
      </EmptyState>
    )
  const { weekday, time, minutes, until } = plan
  return (
    <>
      <p>
        {t('meetings.plan', { weekday: t(`weekday.${asWeekday(weekday)}`), time: clockTime(time), count: minutes, until: longDay(until) })}{' '}
        {nextMeeting
          ? t('meetings.next', { when: `${weekdayTime(nextMeeting.date, nextMeeting.time)}, ${longDay(nextMeeting.date)}` })
          : until >= page.today && t('meetings.nextPaused')}
      </p>
      {mayRun && (
        <div className={styles.actions}>
          <Button size="small" onClick={onPlan}>
            {t('meetings.change')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            busy={drop.isPending}
            onClick={() =>
              drop.mutate(null, { onSuccess: () => showToast(t('meetings.dropped'), () => drop.mutate(plan)) })
            }
          >
            {t('meetings.drop')}
          </Button>
        </div>
      )}
      <Failure error={drop.error} />
    </>
  )
}

function PastMeetings({ page }: { page: TeamPage }) {
  const { t } = useTranslation('team')
  const { meetings, mayRun, team } = page
  return (
    <div className={styles.form}>
      {meetings.length === 0 && <p className={styles.quiet}>{t('meetings.nothing')}</p>}
      {meetings.length > 0 && (
        <ul className={`${styles.rows} ${styles.wide}`}>
          {meetings.map((meeting) => (
            <PastMeeting key={meeting.date} teamId={team.id} meeting={meeting} mayRun={mayRun} />
          ))}
        </ul>
      )}
      {mayRun && <OtherDay page={page} />}
    </div>
  )
}

function PastMeeting({ teamId, meeting, mayRun }: { teamId: string; meeting: Meeting; mayRun: boolean }) {
  const { t } = useTranslation('team')
  const dayWords = useDayWords()
  const { mutate, isPending } = useRecordMeeting(teamId)
  const day = dayWords(meeting.date)
  return (
    <li className={styles.row}>
      <span>
        {day}: <span className={styles.said}>{meeting.met ? t('meetings.met') : t('meetings.notMet', { reason: meeting.reason })}</span>
      </span>
      {mayRun && (
        <Button
          size="small"
          variant="quiet"
          busy={isPending}
          aria-label={t('meetings.takeBackLabel', { day })}
          onClick={() => mutate({ date: meeting.date, said: null })}
        >
          {t('meetings.takeBack')}
        </Button>
      )}
    </li>
  )
}

/** A meeting beside the plan, or one that nobody was asked about. */
function OtherDay({ page: { team, today, meetings } }: { page: TeamPage }) {
  const { t } = useTranslation('team')
  const [isOpen, setOpen] = useState(false)
  const [date, setDate] = useState(today)
  const before = meetings.find((meeting) => meeting.date === date)
  return (
    <Disclosure summary={t('meetings.otherDay')} open={isOpen} onToggle={setOpen}>
      <div className={styles.form}>
        <Input label={t('record.date')} type="date" max={today} value={date} onChange={(event) => setDate(event.target.value)} />
        {parseDay(date) && <RecordMeeting teamId={team.id} date={date} {...(before && { before })} onDone={() => setOpen(false)} />}
      </div>
    </Disclosure>
  )
}

function inHalfAYear(today: string): string {
  const day = parseDay(today) ?? new Date()
  return formatDay(new Date(day.getFullYear(), day.getMonth() + 6, day.getDate()))
}
