import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import { BreakdownHead, CellLabel, RemoveCell, useGroupName } from './group-names'
import { NumberBox } from './number-box'
import { firstColumnOf, type NumberLayoutProps } from './number-layout'
import styles from './number-table.module.css'
import { Percent } from './percent'
import { useDataWords } from './use-data-words'
import { useDataSet } from './use-data-sets'

/** The numbers of a data set as a table to type in: a row a group, the boxes of each wave side by side. */
export function NumberTable(props: NumberLayoutProps) {
  const { dataSetId, columns, groups, hasPercents, onAddCell } = props
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const words = useDataWords()
  const measure = useDataSet(dataSetId)?.measure ?? ''
  const width = 2 + columns.reduce((sum, wave) => sum + wave.boxes.length + (hasPercents ? 1 : 0), 0)
  return (
    <table className={styles.table} aria-label={t('tableLabel', { measure: words.measure(measure) })}>
      <Heads columns={columns} hasPercents={hasPercents} />
      <tbody>
        <tr className={styles.everyone}>
          <th scope="row">{t('everyone')}</th>
          <Boxes {...props} groupId={wholeGroup} />
        </tr>
      </tbody>
      {groups.breakdowns.map((breakdown) => (
        <tbody key={breakdown.id}>
          <tr>
            <th scope="rowgroup" colSpan={width} className={styles.breakdown}>
              <BreakdownHead breakdownId={breakdown.id} onAddCell={onAddCell} />
            </th>
          </tr>
          {breakdown.cells.map((cell) => (
            <tr key={cell}>
              <th scope="row">
                <CellLabel cellId={cell} onEnter={() => onAddCell(breakdown.id)} />
              </th>
              <Boxes {...props} groupId={cell} />
              <td className={styles.tools}>
                <RemoveCell cellId={cell} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Heads({ columns, hasPercents }: Pick<NumberLayoutProps, 'columns' | 'hasPercents'>) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('group')}
        </th>
        {columns.map((wave) => (
          <th
            key={wave.waveId}
            scope="colgroup"
            colSpan={wave.boxes.length + (hasPercents ? 1 : 0) || 1}
            className={styles.wave}
          >
            {wave.name}
          </th>
        ))}
      </tr>
      <tr>
        {columns.map((wave) => (
          <Fragment key={wave.waveId}>
            {wave.boxes.map((box) => (
              <th key={box.id} scope="col" className={styles.head}>
                {box.head}
              </th>
            ))}
            {hasPercents && (
              <th scope="col" className={styles.head}>
                {t('percent')}
              </th>
            )}
          </Fragment>
        ))}
      </tr>
    </thead>
  )
}

function Boxes({ columns, groups, hasPercents, groupId }: NumberLayoutProps & { groupId: string }) {
  const group = useGroupName(groupId)
  const row = groups.rowOf(groupId)
  return columns.map((wave) => (
    <Fragment key={wave.waveId}>
      {wave.boxes.map((box, index) => (
        <td key={box.id} className={styles.box}>
          <NumberBox
            countKey={box.keyOf(groupId)}
            label={box.labelOf(group)}
            place={{ row, column: firstColumnOf(columns, wave.waveId) + index }}
          />
        </td>
      ))}
      {hasPercents && (
        <td className={styles.percent}>
          <Percent waveId={wave.waveId} groupId={groupId} />
        </td>
      )}
    </Fragment>
  ))
}
