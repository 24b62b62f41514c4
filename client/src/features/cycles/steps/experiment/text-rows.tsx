import type { CycleShape } from 'shared/cycles/fields'
import type { Table } from 'shared/document/table'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'

interface Props {
  table: Table<CycleShape['tables']['studentVoices']>
  /** Names the list, and each text in it. */
  label: string
  addLabel: string
  emptyHint: string
  example: string
  serif?: boolean
}

/** Rows of words and nothing else. */
export function TextRows({ table, label, addLabel, emptyHint, example, serif = false }: Props) {
  return (
    <RowList
      table={table}
      label={label}
      addLabel={addLabel}
      emptyHint={emptyHint}
      emptyExample={example}
      dense
      renderRow={(id) => (
        <RowText
          table={table}
          id={id}
          field="text"
          label={label}
          labelHidden
          placeholder={example}
          oneLine
          variant={serif ? 'serif' : 'body'}
        />
      )}
    />
  )
}
