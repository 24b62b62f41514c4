import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { Button } from '../../../../components/button'
import { FlagField } from '../../../../editor/fields/flag-field'
import { useRows, useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { MayGuess, RevealTogether } from '../../components/reveal-together'
import { RowList } from '../../components/row-list'
import { usePersonalView } from '../../views'
import styles from './cards-section.module.css'
import { type Kind, kinds } from './kinds'

interface Props {
  personal: PersonalDocument
  isRevealed: boolean
}

/** Cards that only I can read yet, in three columns, and the button that shows everybody's at once. */
export function MyCards({ personal, isRevealed }: Props) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'cards' })
  const view = usePersonalView()
  const copied = new Set(view?.copies.map(({ row }) => row))
  const ids = useRows(personal.table('cards')).filter((id) => !copied.has(id))
  const [isWriting, setWriting] = useState(false)
  if (isRevealed && ids.length === 0 && !isWriting) {
    return (
      <Button variant="text" size="small" onClick={() => setWriting(true)}>
        {t('writeMore')}
      </Button>
    )
  }
  const kindOf = new Map(view?.cards.map(({ id, kind }) => [id, kind]))
  return (
    <div className={styles.mine}>
      <div className={styles.columns}>
        {kinds.map((kind) => (
          <MyColumn
            key={kind}
            personal={personal}
            kind={kind}
            rows={ids.filter((id) => (kindOf.get(id) ?? personal.table('cards').get(id, 'kind')) === kind)}
          />
        ))}
      </div>
      <p className={styles.quiet}>
        {isRevealed ? t('late') : t('onlyYou')} {t('unsigned')} <MayGuess />
      </p>
      <RevealTogether what="cards" isAgain={isRevealed} />
    </div>
  )
}

interface ColumnProps {
  personal: PersonalDocument
  kind: Kind
  rows: readonly string[]
}

function MyColumn({ personal, kind, rows }: ColumnProps) {
  const { t } = useTranslation('reexamine')
  return (
    <div className={styles.column}>
      <h3 className={styles.kind}>{t(`kind.${kind}`)}</h3>
      <RowList
        table={personal.table('cards')}
        rows={rows}
        label={t('cards.mine', { kind: t(`kind.${kind}`) })}
        addLabel={t(`cards.add.${kind}`)}
        emptyHint={t(`cards.empty.${kind}`)}
        emptyExample={t(`cards.example.${kind}`)}
        newRow={{ kind }}
        dense
        renderRow={(id) => <MyCard personal={personal} id={id} />}
      />
    </div>
  )
}

function MyCard({ personal, id }: { personal: PersonalDocument; id: string }) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'cards' })
  const table = personal.table('cards')
  return (
    <div>
      <RowText table={table} id={id} field="text" label={t('label')} labelHidden oneLine variant="card" />
      <FlagField
        path={`cards/${id}/signed`}
        label={t('signed')}
        bind={useRowValue(table, id, 'signed')}
        doc={personal.doc}
      />
    </div>
  )
}
