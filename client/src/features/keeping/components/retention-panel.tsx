import { useTranslation } from 'react-i18next'
import type { Retention } from 'shared/keeping/schema'
import { longDay, timeAgo } from '../../../lib/dates'
import { useRetention } from '../api'
import styles from './keeping.module.css'
import { Panel } from './panel'

/** What the server will delete when the next August comes. */
export function RetentionPanel() {
  const { t } = useTranslation('keeping')
  return (
    <Panel title={t('retention.title')} query={useRetention()}>
      {({ on, years, cycles, records, backups }) => (
        <>
          {cycles.length === 0 ? (
            <p>{t('retention.nothing', { date: longDay(on) })}</p>
          ) : (
            <>
              <p>{t('retention.going', { date: longDay(on), count: cycles.length, years: t('retention.years', { count: years }) })}</p>
              <ul>
                {cycles.map(({ team, number, endedOn }) => (
                  <li key={`${team} ${number}`}>{t('retention.cycle', { team, number, date: longDay(endedOn) })}</li>
                ))}
              </ul>
            </>
          )}
          {records > 0 && <p>{t('retention.records', { count: records })}</p>}
          <p className={styles.quiet}>{t('retention.hint')}</p>
          {backups !== null && <BackupState {...backups} />}
        </>
      )}
    </Panel>
  )
}

/** How the copies stand that the server makes of all it keeps. */
function BackupState({ everyHours, keptDays, newest, failingSince }: NonNullable<Retention['backups']>) {
  const { t } = useTranslation('keeping')
  if (failingSince !== null) return <p>{t('backups.failing', { when: timeAgo(failingSince) })}</p>
  const latest = newest === null ? t('backups.none') : t('backups.latest', { when: timeAgo(newest) })
  if (everyHours === null) return <p className={styles.quiet}>{newest === null ? t('backups.off') : `${t('backups.off')} ${latest}`}</p>
  return (
    <p className={styles.quiet}>
      {t('backups.on', { count: everyHours, kept: t('backups.days', { count: keptDays }) })} {latest}
    </p>
  )
}
