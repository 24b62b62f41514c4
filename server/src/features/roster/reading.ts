import type { Archive } from './archive'
import type { Problems } from './problems'
import { type Row, rowsOf } from './table'

/** What the readers of the files share. */
export interface Reading {
  archive: Archive
  problems: Problems
  /** `YYYY-MM-DD` */
  today: string
}

/** The rows of a file of the archive; none where it has no such file. */
export async function* rowsOfFile(
  { archive, problems }: Reading,
  file: Parameters<Archive['open']>[0],
  needed: readonly string[],
): AsyncGenerator<Row> {
  const bytes = archive.open(file)
  if (bytes !== null) yield* rowsOf(bytes, needed, problems.unreadable(file))
}

export function isGone(row: Row): boolean {
  return row.cell('status').toLowerCase() === 'tobedeleted'
}

export function listOf(cell: string): string[] {
  return cell.split(',').map((one) => one.trim()).filter((one) => one !== '')
}
