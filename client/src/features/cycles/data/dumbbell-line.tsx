import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import { classNames } from '../../../lib/class-names'
import type { LineRow } from './chart-panels'
import styles from './dumbbell.module.css'
import { useDataWords } from './use-data-words'

interface Props {
  row: LineRow
  prediction: number | null
}

/** One group: its name, before ○ → after ● on a scale from 0 to 100, and the two percents. */
export function DumbbellLine({ row, prediction }: Props) {
  const { before, after } = row
  const words = useDataWords()
  return (
    <div className={classNames(styles.row, row.id === wholeGroup && styles.everyone, prediction !== null && styles.predicted)}>
      <span className={styles.label}>{words.group(row)}</span>
      <div className={styles.track}>
        <svg className={styles.marks} width="100%" height="100%" focusable="false">
          {[0, 25, 50, 75, 100].map((at) => (
            <line key={at} className={styles.grid} x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
          ))}
          {before !== null && after !== null && (
            <line className={styles.stem} x1={`${before}%`} x2={`${after}%`} y1="50%" y2="50%" />
          )}
          {before !== null && <circle className={styles.before} cx={`${before}%`} cy="50%" r="0.4rem" />}
          {after !== null && <circle className={styles.after} cx={`${after}%`} cy="50%" r="0.45rem" />}
        </svg>
        {prediction !== null && <Prediction percent={prediction} />}
      </div>
      <Values before={before} after={after} />
    </div>
  )
}

function Values({ before, after }: { before: number | null; after: number | null }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const last = after ?? before
  return (
    <span className={styles.values}>
      {before !== null && after !== null && `${Math.round(before)} → `}
      {last !== null && <strong>{t('value', { percent: Math.round(last) })}</strong>}
    </span>
  )
}

/** The mark stands where it was made; its words lean to the side that has room. */
function Prediction({ percent }: { percent: number }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const side = percent > 66 ? { right: `${100 - percent}%` } : { left: `${percent}%` }
  return (
    <>
      <span className={styles.prediction} style={{ left: `${percent}%` }} />
      <span className={styles.predictionWords} style={side}>
        {t('predicted', { percent: Math.round(percent) })}
      </span>
    </>
  )
}
