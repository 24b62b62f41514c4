import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import { Button } from '../../../components/button'
import { IconButton } from '../../../components/icon-button'
import { Cross, Plus } from '../../../components/icons'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useWords } from '../../../sync/hooks'
import { RowText } from '../components/field'
import styles from './group-names.module.css'
import { useDataWords } from './use-data-words'
import { useTakeAway } from './use-take-away'

/** A group's name as typed just now; "Everyone" for the whole group. */
export function useGroupName(groupId: string): string {
  const { cycle } = useCycleRoom()
  const words = useDataWords()
  const label = useWords(groupId === wholeGroup ? null : cycle.table('cells').text(groupId, 'label'))
  return words.group({ id: groupId, label })
}

/** The name of a group, typed in place. Enter makes the next group. */
export function CellLabel({ cellId, onEnter }: { cellId: string; onEnter: () => void }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle } = useCycleRoom()
  return (
    <div className={styles.label}>
      <RowText
        table={cycle.table('cells')}
        id={cellId}
        field="label"
        label={t('cellLabel')}
        labelHidden
        placeholder={t('cellPlaceholder')}
        oneLine
        variant="card"
        onEnter={onEnter}
      />
    </div>
  )
}

export function RemoveCell({ cellId }: { cellId: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit } = useCycleRoom()
  const takeAway = useTakeAway(cycle.table('cells'))
  const name = useGroupName(cellId)
  if (!mayEdit) return null
  return (
    <IconButton data-removes label={t('removeCell', { name })} onClick={() => takeAway(cellId)}>
      <Cross />
    </IconButton>
  )
}

/** The name of a breakdown, typed in place, and what can be done with it. */
export function BreakdownHead({ breakdownId, onAddCell }: { breakdownId: string; onAddCell: (id: string) => void }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit } = useCycleRoom()
  const words = useDataWords()
  const breakdowns = cycle.table('breakdowns')
  const takeAway = useTakeAway(breakdowns)
  const name = words.breakdown(useWords(breakdowns.text(breakdownId, 'name')))
  return (
    <div className={styles.breakdown}>
      <div className={styles.name}>
        <RowText
          table={breakdowns}
          id={breakdownId}
          field="name"
          label={t('breakdownName')}
          placeholder={t('breakdownPlaceholder')}
          oneLine
          variant="card"
        />
      </div>
      {mayEdit && (
        <>
          <Button variant="text" size="small" aria-label={t('addCellTo', { name })} onClick={() => onAddCell(breakdownId)}>
            <Plus />
            {t('addCell')}
          </Button>
          <IconButton data-removes label={t('removeBreakdown', { name })} onClick={() => takeAway(breakdownId)}>
            <Cross />
          </IconButton>
        </>
      )}
    </div>
  )
}
