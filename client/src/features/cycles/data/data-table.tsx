import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import type { DataSet, Tally } from 'shared/data/data-sets'
import { shareOf } from 'shared/data/impact'
import { filledWaves } from './chart-panels'
import styles from './data-table.module.css'
import { useDataWords } from './use-data-words'

/** Every number of a data set of counts, to read: what the picture shows, and the groups that it leaves out. */
export function DataTable({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const words = useDataWords()
  const waves = filledWaves(dataSet)
  const [first] = waves
  return (
    <table className={styles.table} aria-label={t('tableLabel', { measure: words.measure(dataSet.measure) })}>
      <thead>
        <tr>
          <th scope="col">{t('group')}</th>
          {waves.map((wave) => (
            <th key={wave.id} scope="col" className={styles.number}>
              {words.datedWave(wave)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className={styles.everyone}>
          <th scope="row">{words.group({ id: wholeGroup, label: '' })}</th>
          {waves.map((wave) => (
            <TallyCell key={wave.id} tally={wave.whole} />
          ))}
        </tr>
      </tbody>
      {first?.breakdowns.map((breakdown, index) => (
        <tbody key={breakdown.id}>
          <tr>
            <th scope="rowgroup" colSpan={waves.length + 1} className={styles.breakdown}>
              {words.breakdown(breakdown.name)}
            </th>
          </tr>
          {breakdown.cells.map((cell, place) => (
            <tr key={cell.id}>
              <th scope="row">{words.group(cell)}</th>
              {waves.map((wave) => (
                <TallyCell key={wave.id} tally={wave.breakdowns[index]?.cells[place]?.value} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function TallyCell({ tally }: { tally: Tally | undefined }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const { met, n, percent } = shareOf(tally ?? { n: null, met: null })
  if (met === null || n === null) return <td className={styles.number}>–</td>
  return (
    <td className={styles.number}>
      <span className={styles.pair}>{t('children', { met, n })}</span>
      {percent !== null && <span className={styles.percent}>{t('value', { percent: Math.round(percent) })}</span>}
    </td>
  )
}
