import { useTranslation } from 'react-i18next'
import { longDay } from '../../../lib/dates'
import { useRetention } from '../api'
import styles from './keeping.module.css'
import { Panel } from './panel'

/** What the server will delete when the next August comes. */
export function RetentionPanel() {
  const { t } = useTranslation('keeping')
  return (
    <Panel title={t('retention.title')} query={useRetention()}>
      {({ on, years, cycles, records }) => (
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
        </>
      )}
    </Panel>
  )
}
