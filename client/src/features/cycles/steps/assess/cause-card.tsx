import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeDocument, PracticeView } from 'shared/cycles/document'
import type { PracticeShape } from 'shared/cycles/fields'
import type { Table } from 'shared/document/table'
import { Button } from '../../../../components/button'
import { RowText } from '../../components/field'
import { useCycle } from '../../cycle-context'
import { AsAsk } from './as-ask'
import styles from './cause-card.module.css'
import { CauseTools } from './cause-tools'
import type { Column } from './columns'

export type Cause = PracticeView['attributions'][number]

export interface CauseCardProps {
  cause: Cause
  practice: PracticeDocument
  mayEdit: boolean
  /** @param focus id of the element that has the focus once the card stands in its new column */
  onMove: (id: string, column: Column, focus?: string) => void
}

/** A cause of the team's: its words, the part of it that is ours, its way into another column or to an ask. */
export function CauseCard({ cause, practice, mayEdit, onMove }: CauseCardProps) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const { members } = useCycle()
  const card = useRef<HTMLLIElement>(null)
  const table = practice.table('attributions')
  const author = members.find((member) => member.id === cause.signedBy)
  const row = { table, id: cause.id, readOnly: !mayEdit }
  return (
    <li className={styles.card} ref={card} id={`attributions/${cause.id}`} tabIndex={-1}>
      <RowText {...row} field="cause" label={t('cause')} labelHidden variant="card" />
      {author && <p className={styles.author}>{author.name}</p>}
      <Reframe row={row} words={cause.reframe} />
      {mayEdit && (
        <div className={styles.tools}>
          <AsAsk cause={cause} practice={practice} />
          <CauseTools cause={cause} practice={practice} card={card} onMove={onMove} />
        </div>
      )}
    </li>
  )
}

interface ReframeProps {
  row: { table: Table<PracticeShape['tables']['attributions']>; id: string; readOnly: boolean }
  words: string
}

/** The part of a cause that touches our instruction, feedback or intervention. Waits behind its question. */
function Reframe({ row, words }: ReframeProps) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const [isOpen, setOpen] = useState(false)
  if (isOpen || words.trim() !== '') {
    return (
      <div className={styles.reframe}>
        <RowText
          {...row}
          field="reframe"
          label={t('reframe')}
          labelHidden
          placeholder={t('reframeExample')}
          variant="card"
          autoFocus={isOpen && words === ''}
        />
      </div>
    )
  }
  if (row.readOnly) return null
  return (
    <div className={styles.question}>
      <Button variant="text" size="small" onClick={() => setOpen(true)}>
        {t('askReframe')}
      </Button>
    </div>
  )
}
