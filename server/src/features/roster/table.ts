import { parse } from 'csv-parse/sync'
import { linesOf } from './lines'

export interface Row {
  line: number
  /** What stands in a column, trimmed; '' where the file has no such column. */
  cell(column: string): string
}

/** Told of a row, or with null of the whole file. Messages never hold anything that stood in the row. */
export type ReportProblem = (line: number | null, message: string) => void

const longestLine = 64 * 1024
/** Others get their turn after so many rows: a roster is read while teams are meeting. */
const rowsAtOnce = 250

/**
 * The rows of a CSV file, by the names in its header. Each line is read by itself, so that an open quote spoils its own
 * row and never swallows the rows that follow; a quoted line break is therefore a bad row too.
 * @param needed columns without which nothing can be read, in lower case
 */
export async function* rowsOf(bytes: Uint8Array, needed: readonly string[], report: ReportProblem): AsyncGenerator<Row> {
  const lines = linesOf(bytes)
  const head = lines.next()
  if (head.done) return report(null, 'This file is empty.')
  const delimiter = delimiterOf(head.value.text)
  const columns = fieldsOf(head.value.text, delimiter)?.map((name) => name.replace(/^\uFEFF/, '').toLowerCase())
  if (columns === undefined) return report(head.value.number, 'The header cannot be read: a quotation mark is out of place.')
  const missing = needed.filter((name) => !columns.includes(name))
  if (missing.length > 0) return report(head.value.number, `The header has no column ${missing.join(', ')}.`)

  let count = 0
  for (const { number, text } of lines) {
    if (++count % rowsAtOnce === 0) await new Promise((resolve) => setImmediate(resolve))
    const fields = text.length > longestLine ? undefined : fieldsOf(text, delimiter)
    // What a spreadsheet leaves below the last row.
    if (fields?.every((field) => field === '')) continue
    const problem = problemOf(fields, columns.length)
    if (fields === undefined || problem !== null) report(number, problem ?? '')
    else yield { line: number, cell: (column) => fields[columns.indexOf(column)] ?? '' }
  }
}

function problemOf(fields: readonly string[] | undefined, columns: number): string | null {
  if (fields === undefined) return 'This row cannot be read: a quotation mark is out of place, or it runs over several lines.'
  const isTooLong = fields.slice(columns).some((field) => field !== '')
  if (fields.length >= columns && !isTooLong) return null
  return `This row has too ${isTooLong ? 'many' : 'few'} cells: ${fields.length}, and the header has ${columns}.`
}

function fieldsOf(line: string, delimiter: string): string[] | undefined {
  try {
    const [fields] = parse(line, { delimiter, relax_column_count: true, trim: true })
    return fields
  } catch {
    return undefined
  }
}

/** A spreadsheet in another country may have saved with semicolons. */
function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length
  const [best = ','] = [',', ';', '\t'].sort((a, b) => count(b) - count(a))
  return best
}
