import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './cause-column.module.css'
import { causeDragType, type Column } from './columns'

interface Props {
  column: Column
  cards: ReactNode[]
  /** Null: nothing can be dropped here. */
  onDrop: ((id: string) => void) | null
  /** What stands under the cards. */
  children: ReactNode
}

/** One column of causes. Dropping a card is a second way: its buttons do the same. */
export function CauseColumn({ column, cards, onDrop, children }: Props) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const heading = useId()
  const [isOver, setOver] = useState(false)
  const drop = onDrop && {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(causeDragType)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false)
      const id = event.dataTransfer.getData(causeDragType)
      if (!id) return
      event.preventDefault()
      onDrop(id)
    },
  }
  return (
    <section className={styles.column} aria-labelledby={heading} data-over={isOver || undefined} {...drop}>
      <h3 id={heading} className={styles.name}>
        {t(`columns.${column}`)}
      </h3>
      {cards.length > 0 ? (
        <ul className={styles.cards} aria-labelledby={heading}>
          {cards}
        </ul>
      ) : (
        <p className={styles.example}>{t(`examples.${column}`)}</p>
      )}
      {children}
    </section>
  )
}
