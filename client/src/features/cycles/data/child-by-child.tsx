import { useTranslation } from 'react-i18next'
import styles from './child-by-child.module.css'
import type { DotsRow } from './chart-panels'
import { useDataWords } from './use-data-words'

/** Groups of fewer than ten: a percent would say more than it knows, so each child is a dot. */
export function ChildByChild({ rows }: { rows: readonly DotsRow[] }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const words = useDataWords()
  if (rows.length === 0) return null
  const said = ({ before, after: { met, n } }: DotsRow): string => {
    if (met === null || n === null) return ''
    if (before?.met == null) return t('smallGroup', { met, n })
    return before.n === null || before.n === n
      ? t('smallGroupFrom', { met, n, before: before.met })
      : t('smallGroupFromOther', { met, n, before: before.met, beforeN: before.n })
  }
  return (
    <ul className={styles.groups}>
      {rows.map((row) => (
        <li key={row.id}>
          {words.group(row)} <Dots n={row.after.n ?? 0} met={row.after.met ?? 0} /> {said(row)}.{' '}
          <span className={styles.few}>{t('few', { points: Math.round(row.points) })}</span>
        </li>
      ))}
    </ul>
  )
}

function Dots({ n, met }: { n: number; met: number }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {Array.from({ length: n }, (_, child) => (
        <span key={child} className={styles.dot} data-met={child < met || undefined} />
      ))}
    </span>
  )
}
