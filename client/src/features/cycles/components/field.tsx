import type { CycleShape } from 'shared/cycles/fields'
import type { Fields, RichName, TextName } from 'shared/document/shape'
import type { Table } from 'shared/document/table'
import type { Visibility } from '../../../components/visibility-chip'
import { RichText, type RichTextProps } from '../../../editor/rich-text'
import { SharedText, type SharedTextProps } from '../../../editor/shared-text'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import styles from './field.module.css'
import { TrueVisibilityChip } from './true-visibility-chip'

interface Shown {
  /** Where it differs from its section's. */
  visibility?: Visibility
}

type TextFieldProps = Omit<SharedTextProps, 'text' | 'path'> & Shown & { name: TextName<CycleShape['fields']> }

/** A typed field of the team's room, with its label. */
export function TextField({ name, visibility, readOnly, ...props }: TextFieldProps) {
  const { cycle, mayEdit } = useCycleRoom()
  return (
    <div className={styles.field}>
      <SharedText {...props} text={cycle.text(name)} path={name} readOnly={readOnly ?? !mayEdit} />
      {visibility && <TrueVisibilityChip visibility={visibility} />}
    </div>
  )
}

type RichFieldProps = Omit<RichTextProps, 'fragment' | 'path'> & Shown & { name: RichName<CycleShape['fields']> }

/** A field of the team's room with emphasis and lists, with its label. */
export function RichField({ name, visibility, readOnly, ...props }: RichFieldProps) {
  const { cycle, mayEdit } = useCycleRoom()
  return (
    <div className={styles.field}>
      <RichText {...props} fragment={cycle.rich(name)} path={name} readOnly={readOnly ?? !mayEdit} />
      {visibility && <TrueVisibilityChip visibility={visibility} />}
    </div>
  )
}

type RowTextProps<F extends Fields> = Omit<SharedTextProps, 'text' | 'path'> & {
  table: Table<F>
  id: string
  field: TextName<F>
}

/** A typed field of a row, in any of the cycle's documents. */
export function RowText<F extends Fields>({ table, id, field, readOnly, ...props }: RowTextProps<F>) {
  const { mayEdit } = useCycleRoom()
  return (
    <SharedText
      {...props}
      text={table.text(id, field)}
      path={`${table.name}/${id}/${field}`}
      readOnly={readOnly ?? !mayEdit}
    />
  )
}
