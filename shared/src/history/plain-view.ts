import type { Fields } from '../document/shape'

/** A projected document, also one that was read back from JSON, as an older version of the program may have written it. */
export type PlainView = Readonly<Record<string, unknown>>
export type PlainRow = Readonly<Record<string, unknown>> & { readonly id: string }

export function plain(view: unknown): PlainView {
  return isObject(view) ? view : {}
}

export function isRowList(value: unknown): value is readonly PlainRow[] {
  return Array.isArray(value) && value.every((row) => isObject(row) && typeof row['id'] === 'string')
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const longestLabel = 80

/** A row's first words, in the order of its fields, cut to a line. */
export function labelOf(columns: Fields, row: PlainRow): string {
  for (const [name, kind] of Object.entries(columns)) {
    const words = row[name]
    if (kind.kind !== 'text' || typeof words !== 'string' || !words.trim()) continue
    const line = words.trim().replaceAll(/\s+/g, ' ')
    if (line.length <= longestLabel) return line
    return `${Array.from(line).slice(0, longestLabel - 1).join('').trimEnd()}…`
  }
  return ''
}
