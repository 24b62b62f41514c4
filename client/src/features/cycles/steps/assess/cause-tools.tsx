import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowUp, More } from '../../../../components/icons'
import { IconButton } from '../../../../components/icon-button'
import { Menu } from '../../../../components/menu'
import { useTakeAway } from '../../data/use-take-away'
import type { CauseCardProps } from './cause-card'
import styles from './cause-tools.module.css'
import { causeDragType, columns } from './columns'

interface Props extends Omit<CauseCardProps, 'mayEdit'> {
  /** What is seen while it is dragged. */
  card: RefObject<HTMLElement | null>
}

/** The ways to move a card: one column back, one on, to any by its name, or by its handle. */
export function CauseTools({ cause, practice, card, onMove }: Props) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const takeAway = useTakeAway(practice.table('attributions'))
  const at = cause.column === null ? -1 : columns.indexOf(cause.column)
  const idOf = (way: string) => `attributions/${cause.id}/${way}`
  const step = (by: -1 | 1, way: string) => {
    const column = columns[at + by]
    // At the edge the button that brought it here can do no more: the other one takes over.
    const isEdge = columns[at + 2 * by] === undefined
    if (column) onMove(cause.id, column, idOf(isEdge ? (way === 'on' ? 'back' : 'on') : way))
  }
  const items = columns.map((column) => ({
    key: column,
    label: t(`columns.${column}`),
    checked: column === cause.column,
    onSelect: () => onMove(cause.id, column, idOf('on')),
  }))
  return (
    <div className={styles.tools} role="group" aria-label={t('tools', { cause: cause.cause.trim() })}>
      <span
        className={styles.handle}
        aria-hidden="true"
        title={t('drag')}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(causeDragType, cause.id)
          if (card.current) event.dataTransfer.setDragImage(card.current, 12, 12)
        }}
      >
        ⠿
      </span>
      <IconButton id={idOf('back')} label={t('back')} className={styles.back ?? ''} disabled={at <= 0} onClick={() => step(-1, 'back')}>
        <ArrowUp />
      </IconButton>
      <IconButton
        id={idOf('on')}
        label={t('on')}
        className={styles.on ?? ''}
        disabled={at === columns.length - 1}
        onClick={() => step(1, 'on')}
      >
        <ArrowUp />
      </IconButton>
      <Menu
        label={t('more')}
        button={<More />}
        groups={[
          { label: t('moveTo'), items },
          { items: [{ key: 'away', label: t('takeAway'), onSelect: () => takeAway(cause.id) }] },
        ]}
      />
    </div>
  )
}
