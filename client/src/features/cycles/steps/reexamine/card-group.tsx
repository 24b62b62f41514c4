import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../../components/icon-button'
import { Cross } from '../../../../components/icons'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { RowText } from '../../components/field'
import { useTakeAway } from '../../data/use-take-away'
import styles from './card-group.module.css'
import { cardDragType } from './card-drag'

interface Props {
  /** Null: the cards that are in no group. */
  id: string | null
  children: ReactNode[]
}

/** Cards that belong together, under the name that the team gives them. A card can be dropped on it. */
export function CardGroup({ id, children }: Props) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle, mayEdit } = useCycleRoom()
  const drop = useDrop(id)
  const groups = cycle.table('cardGroups')
  const takeAway = useTakeAway(groups)
  return (
    <div
      className={styles.group}
      data-named={id !== null || undefined}
      data-over={drop.isOver || undefined}
      {...(mayEdit ? drop.handlers : {})}
    >
      {id !== null && (
        <div className={styles.head}>
          <RowText table={groups} id={id} field="name" label={t('groupName')} placeholder={t('groupName')} labelHidden oneLine />
          {mayEdit && (
            <IconButton label={t('takeGroupAway')} onClick={() => takeAway(id)}>
              <Cross />
            </IconButton>
          )}
        </div>
      )}
      <ul className={styles.cards}>{children}</ul>
    </div>
  )
}

/** Dragging is a second way: the list on each card does the same. */
function useDrop(group: string | null) {
  const { cycle } = useCycleRoom()
  const [isOver, setOver] = useState(false)
  const carriesCard = (event: DragEvent) => event.dataTransfer.types.includes(cardDragType)
  return {
    isOver,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!carriesCard(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        setOver(false)
        if (!carriesCard(event)) return
        event.preventDefault()
        const card = event.dataTransfer.getData(cardDragType)
        cycle.table('cards').set(card, 'group', group)
      },
    },
  }
}
