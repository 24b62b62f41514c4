import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskTeam } from 'shared/dashboards/schema'
import { weekdayTime } from '../../../lib/dates'
import styles from './desk-page.module.css'

/** When followed teams meet next, soonest first. */
export function NextMeetings({ teams }: { teams: readonly DeskTeam[] }) {
  const { t } = useTranslation('desk')
  const planned = teams.flatMap(({ id, name, nextMeeting }) => (nextMeeting === null ? [] : [{ id, name, ...nextMeeting }]))
  return (
    <section>
      <h2>{t('week.title')}</h2>
      {planned.length === 0 ? (
        <p className={styles.quiet}>{t('week.none')}</p>
      ) : (
        <dl className={styles.meetings}>
          {planned.map(({ id, name, date, time }) => (
            <Fragment key={id}>
              <dt>
                <time dateTime={`${date}T${time}`}>{weekdayTime(date, time)}</time>
              </dt>
              <dd>{name}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </section>
  )
}
