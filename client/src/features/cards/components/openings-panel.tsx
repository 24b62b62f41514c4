import { useTranslation } from 'react-i18next'
import type { Opening } from 'shared/cards/publishing'
import { SkeletonText } from '../../../components/skeleton'
import { formatDay, shortDay, timeAgo } from '../../../lib/dates'
import { useOpenings } from '../api'
import { Panel } from '../../../components/panel'
import styles from './panels.module.css'

/** Who outside the team has opened the card: on record, and for the team to read. */
export function OpeningsPanel({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('cards', { keyPrefix: 'openings' })
  const { data, error } = useOpenings(cycleId)
  return (
    <Panel title={t('title')} visibility="team">
      {data ? (
        data.openings.length === 0 ? (
          <p className={styles.quiet}>{t('none')}</p>
        ) : (
          <ul className={styles.list}>
            {data.openings.map((opening, index) => (
              <li key={index}>
                <Who opening={opening} />
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <p className={styles.quiet}>{t('failed')}</p>
      ) : (
        <SkeletonText lines={2} />
      )}
    </Panel>
  )
}

function Who({ opening: { reader, at, times } }: { opening: Opening }) {
  const { t } = useTranslation('cards', { keyPrefix: 'openings' })
  const who = reader.kind === 'guest' ? t('guest', { date: shortDay(formatDay(new Date(reader.madeAt))) }) : reader.name
  return (
    <span className={styles.row}>
      <span>
        {who}
        {reader.kind === 'person' && <span className={styles.quiet}> {t(`role.${reader.role}`)}</span>}
      </span>
      <span className={styles.quiet}>{t('times', { count: times, when: timeAgo(at) })}</span>
    </span>
  )
}
