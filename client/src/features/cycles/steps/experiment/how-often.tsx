import { useTranslation } from 'react-i18next'
import type { ClauseTries } from 'shared/cycles/tries'
import styles from './how-often.module.css'

/** "21 tries, 4 of us. You: 9." Counts of deeds, for the team alone; never by person, except my own. */
export function HowOften({ clause: { count, triers, mine } }: { clause: ClauseTries }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'clause' })
  if (count === 0) return <p className={styles.count}>{t('notYet')}</p>
  return (
    <p className={styles.count}>
      <strong>{t('count', { count })}</strong>
      {triers !== null && triers > 0 && `, ${t('triers', { count: triers })}`}
      {mine !== null && `. ${t('mine', { count: mine })}`}
    </p>
  )
}
