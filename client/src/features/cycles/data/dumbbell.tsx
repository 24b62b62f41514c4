import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import type { DataSet } from 'shared/data/data-sets'
import { type ChartPanel, chartPanels, type LineRow } from './chart-panels'
import { ChildByChild } from './child-by-child'
import styles from './dumbbell.module.css'
import { DumbbellLine } from './dumbbell-line'
import { useDataWords } from './use-data-words'

interface Props {
  dataSet: DataSet
  /** Percent that the team predicted for everyone; marked in the latest panel. */
  prediction?: number | null
  /** The breakdown whose groups are drawn; everyone alone when null. */
  breakdownId: string | null
}

/** Before ○ → after ● of a data set of counts, a line a group, drawn in the page's own type so that it never shrinks. */
export function Dumbbell({ dataSet, prediction = null, breakdownId }: Props) {
  const panels = chartPanels(dataSet, breakdownId)
  return (
    <div className={styles.panels}>
      {panels.map((panel, index) => (
        <Panel
          key={panel.after.id}
          panel={panel}
          measure={dataSet.measure}
          prediction={index === panels.length - 1 && panel.before ? prediction : null}
          isNamed={panels.length > 1}
        />
      ))}
    </div>
  )
}

interface PanelProps {
  panel: ChartPanel
  measure: string
  prediction: number | null
  /** Says which waves it compares: where there is more than one panel. */
  isNamed: boolean
}

function Panel({ panel, measure, prediction, isNamed }: PanelProps) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const words = useDataWords()
  const said = useId()
  const rowSaid = (row: LineRow): string => {
    const group = words.group(row)
    if (row.before === null && row.after === null) return t('rowEmpty', { group })
    if (row.after === null || row.before === null) return t('rowNow', { group, after: round(row.after ?? row.before ?? 0) })
    return t('rowBeforeAfter', { group, before: round(row.before), after: round(row.after) })
  }
  const sentences = panel.lines.map(rowSaid)
  if (prediction !== null) sentences.push(t('predictedSaid', { percent: round(prediction) }))
  return (
    <div>
      {isNamed && <p className={styles.waves}>{[panel.before, panel.after].flatMap((wave) => wave ?? []).map(words.datedWave).join(' → ')}</p>}
      <div role="img" aria-label={t('title', { measure: words.measure(measure) })} aria-describedby={said}>
        {panel.lines.map((row) => (
          <DumbbellLine key={row.id} row={row} prediction={row.id === wholeGroup ? prediction : null} />
        ))}
        <div className={styles.row}>
          <div className={styles.axis}>
            <span style={{ left: '0%' }}>0</span>
            <span style={{ left: '50%' }}>50</span>
            <span style={{ left: '100%' }}>{t('axisEnd')}</span>
          </div>
        </div>
      </div>
      <p id={said} hidden>
        {sentences.join(' ')}
      </p>
      <ChildByChild rows={panel.dots} />
    </div>
  )
}

/** Whole percents and points, as they are said. */
function round(percent: number): number {
  return Math.round(percent)
}
