import { useTranslation } from 'react-i18next'
import type { RowDifference } from 'shared/history/schema'
import { useLabels, type Place } from '../use-labels'
import styles from './comparison.module.css'
import { DifferenceSides } from './difference-sides'

interface Props {
  place: Place
  row: RowDifference
}

/** A row that was added, taken away or changed: what became of it in a word, then what differs in it. */
export function RowCompared({ place, row }: Props) {
  const { t } = useTranslation('history')
  const labels = useLabels()
  const { what, moved, label, columns } = row
  const hasOwnWords = columns.some(({ column }) => labels.column(place.field, column) === null)
  const only = what === 'added' ? 'later' : what === 'removed' ? 'earlier' : undefined
  return (
    <li className={styles.row} data-only={only}>
      <p className={styles.rowHead}>
        <span className={styles.what} data-what={what}>
          {what === 'changed' && moved && columns.length === 0 ? t('compare.moved') : t(`compare.row.${what}`)}
          {what === 'changed' && moved && columns.length > 0 && `, ${t('compare.moved')}`}
        </span>
        {!hasOwnWords && <span className={styles.rowLabel}>{label.trim() || t('compare.wordless')}</span>}
      </p>
      {columns.map(({ column, difference }) => (
        <div key={column} className={styles.column}>
          <ColumnLabel words={labels.column(place.field, column)} />
          <DifferenceSides place={{ ...place, column }} difference={difference} only={only} />
        </div>
      ))}
    </li>
  )
}

function ColumnLabel({ words }: { words: string | null }) {
  return words === null ? null : <p className={styles.columnLabel}>{words}</p>
}
