import { useTranslation } from 'react-i18next'
import type { RowDifference } from 'shared/history/schema'
import { useCompared } from '../compared'
import { useLabels, type Place } from '../use-labels'
import styles from './comparison.module.css'
import { DifferenceSides, SaidAt, Side } from './difference-sides'

interface Props {
  place: Place
  row: RowDifference
}

/** A row that was added, taken away or changed: what became of it in a word, then what differs in it. */
export function RowCompared({ place, row }: Props) {
  return row.what === 'changed' ? <ChangedRow place={place} row={row} /> : <RowOfOneSide place={place} row={row} what={row.what} />
}

function ChangedRow({ place, row: { moved, label, columns } }: Props) {
  const { t } = useTranslation('history')
  const labels = useLabels()
  const hasOwnWords = columns.some(({ column }) => labels.column(place.field, column) === null)
  const what = [columns.length > 0 && t('compare.row.changed'), moved && t('compare.moved')].filter(Boolean).join(', ')
  return (
    <li className={styles.row}>
      <p className={styles.rowHead}>
        <span className={styles.what}>{what}</span>
        {!hasOwnWords && <span className={styles.rowLabel}>{label.trim() || t('compare.wordless')}</span>}
      </p>
      {columns.map(({ column, difference }) => {
        const words = labels.column(place.field, column)
        return (
          <div key={column} className={styles.column}>
            {words !== null && <p className={styles.columnLabel}>{words}</p>}
            <DifferenceSides place={{ ...place, column }} difference={difference} />
          </div>
        )
      })}
    </li>
  )
}

/** All of it in one place, on the side of the moment at which it was there. */
function RowOfOneSide({ place, row: { columns }, what }: Props & { what: 'added' | 'removed' }) {
  const { t } = useTranslation('history')
  const { earlier, later } = useCompared()
  const labels = useLabels()
  const isLater = what === 'added'
  return (
    <li className={styles.row} data-only={isLater ? 'later' : 'earlier'}>
      <p className={styles.what} data-what={what}>
        {t(`compare.row.${what}`)}
      </p>
      <Side name={isLater ? later : earlier} isLater={isLater}>
        {columns.length === 0 && <span className={styles.nothing}>{t('compare.wordless')}</span>}
        {columns.map(({ column, difference }) => {
          const words = labels.column(place.field, column)
          return (
            <p key={column}>
              {words !== null && <span className={styles.columnLabel}>{t('compare.columnOf', { words })}</span>}
              <SaidAt place={{ ...place, column }} difference={difference} side={isLater ? 'after' : 'before'} />
            </p>
          )
        })}
      </Side>
    </li>
  )
}
