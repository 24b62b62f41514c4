import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import { BreakdownHead, CellLabel, RemoveCell, useGroupName } from './group-names'
import { NumberBox } from './number-box'
import styles from './number-cards.module.css'
import { firstColumnOf, type NumberLayoutProps } from './number-layout'
import { Percent } from './percent'

/** The numbers of a data set as cards to type in, one a group, a line a wave: for where a table would be too wide. */
export function NumberCards(props: NumberLayoutProps) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { groups, onAddCell } = props
  return (
    <div className={styles.cards}>
      <div className={styles.card}>
        <p className={styles.everyone}>{t('everyone')}</p>
        <Lines {...props} groupId={wholeGroup} />
      </div>
      {groups.breakdowns.map((breakdown) => (
        <div key={breakdown.id} className={styles.breakdown}>
          <BreakdownHead breakdownId={breakdown.id} onAddCell={onAddCell} />
          {breakdown.cells.map((cell) => (
            <div key={cell} className={styles.card}>
              <div className={styles.name}>
                <CellLabel cellId={cell} onEnter={() => onAddCell(breakdown.id)} />
                <RemoveCell cellId={cell} />
              </div>
              <Lines {...props} groupId={cell} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function Lines({ columns, groups, hasPercents, groupId }: NumberLayoutProps & { groupId: string }) {
  const group = useGroupName(groupId)
  const row = groups.rowOf(groupId)
  return columns.map((wave, place) => (
    <div
      key={wave.waveId}
      className={styles.line}
      // Two boxes stand beside the wave's name, under heads that are said once.
      data-short={wave.boxes.length <= 2 || undefined}
      data-first={place === 0 || undefined}
      role="group"
      aria-label={`${group}, ${wave.name}`}
    >
      <span className={styles.wave}>{wave.name}</span>
      <div className={styles.boxes}>
        {wave.boxes.map((box, index) => (
          <span key={box.id} className={styles.box}>
            <span className={styles.head} aria-hidden="true">
              {box.head}
            </span>
            <NumberBox
              countKey={box.keyOf(groupId)}
              label={box.labelOf(group)}
              place={{ row, column: firstColumnOf(columns, wave.waveId) + index }}
            />
          </span>
        ))}
        {hasPercents && (
          <span className={styles.percent}>
            <Percent waveId={wave.waveId} groupId={groupId} />
          </span>
        )}
      </div>
    </div>
  ))
}
