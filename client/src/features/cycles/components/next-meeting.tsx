import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { todaysJob } from 'shared/cycles/readiness'
import { shortDay, weekdayTime } from '../../../lib/dates'
import { useCycle } from '../cycle-context'
import { addressOf } from '../step-address'
import { pathOfOpen } from '../step-places'
import { useCycleScreen } from '../store'
import { useCycleView, usePracticeView } from '../views'
import styles from './next-meeting.module.css'

/** When the team meets next, and the one job of that meeting, which leads to where it is done. */
export function NextMeeting() {
  const { t } = useTranslation('cycle')
  const { id, nextMeeting, closedAt } = useCycle()
  const view = useCycleView()
  const practice = usePracticeView()
  const setTableOpen = useCycleScreen((screen) => screen.setTableOpen)
  const { step, item } = useMemo(() => todaysJob(view, practice), [view, practice])
  const job = item
    ? t(`job.${item}`)
    : step === 'R' && view.step === 'R'
      ? t('job.close')
      : t('job.goOn', { step: t(`step.${step}`) })
  const path = item ? pathOfOpen(item, view) : step === 'R' && view.step === 'R' ? 'close' : undefined
  if (closedAt !== null) return <p className={styles.none}>{t('table.closed')}</p>
  return (
    <>
      {nextMeeting ? (
        <p className={styles.when}>
          <strong>{weekdayTime(nextMeeting.date, nextMeeting.time)}</strong>{' '}
          <span>
            {shortDay(nextMeeting.date)} · {t('table.minutes', { count: nextMeeting.minutes })}
          </span>
        </p>
      ) : (
        <p className={styles.none}>{t('table.noMeeting')}</p>
      )}
      <Link to={addressOf(id, step, path)} className={styles.job} onClick={() => setTableOpen(false)}>
        <span>{t('table.job')}</span>
        <strong>{job}</strong>
      </Link>
    </>
  )
}
