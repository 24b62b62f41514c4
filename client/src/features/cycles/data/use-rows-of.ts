import type { Fields, ValueName } from 'shared/document/shape'
import type { Table } from 'shared/document/table'
import { useRows } from '../../../sync/hooks'

/** The rows of a table that belong to another row, in order. To whom a row belongs is set when it is made. */
export function useRowsOf<F extends Fields>(table: Table<F>, owner: ValueName<F>, ownerId: string): string[] {
  return useRows(table).filter((id) => table.get(id, owner) === ownerId)
}
