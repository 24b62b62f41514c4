import { shapes } from '../cycles/fields'
import type { FieldKind, Fields, Shape } from '../document/shape'
import { movedRows } from './compare'
import { isObject, isRowList, type PlainRow, type PlainView } from './plain-view'
import { givenByPeople, signature } from './rules'
import type { ChangeKind, HistoryDocument } from './schema'

/** One entry of the journal (docs/sync.md L8): no words, nobody's name. */
export interface Noted {
  field: string
  /** Null for single fields, and for rows that are unsigned. */
  row: string | null
  column: string | null
  what: ChangeKind
  /** Which rows or counts, so that the same one is not counted twice; only how many is kept. */
  members: readonly string[]
}

/** Counted by the server itself, or its own marks. */
const notNoted: ReadonlySet<string> = new Set(['triers', 'restored'])
const reveals: ReadonlySet<string> = new Set(['predictionsRevealed', 'cardsRevealed'])

/** What became different between two projected states of a document. */
export function changesBetween(document: HistoryDocument, before: PlainView, after: PlainView): Noted[] {
  const shape: Shape = shapes[document]
  const found: Noted[] = []
  for (const [field, kind] of Object.entries(shape.fields)) {
    const what = reveals.has(field) && after[field] === true ? 'revealed' : kindOfChange(kind, after[field])
    if (!isSame(before[field], after[field])) found.push({ field, row: null, column: null, what, members: [field] })
  }
  for (const [field, columns] of Object.entries(shape.tables)) {
    if (before[field] === after[field]) continue
    const rows = rowChanges(field, columns, rowsOf(before[field]), rowsOf(after[field]))
    found.push(...(givenByPeople.has(field) ? withoutRows(rows) : rows))
  }
  for (const field of Object.keys(shape.grids)) {
    if (notNoted.has(field)) continue
    const members = changedKeys(before[field], after[field])
    if (members.length > 0) found.push({ field, row: null, column: null, what: 'counted', members })
  }
  return found
}

function rowChanges(field: string, columns: Fields, before: readonly PlainRow[], after: readonly PlainRow[]): Noted[] {
  // Nearly always the same rows in the same order, since this is asked after every few keystrokes.
  const sameRows = before.length === after.length && before.every(({ id }, index) => id === after[index]?.id)
  if (sameRows) return before.flatMap((former, index) => columnChanges(field, columns, former, after[index] ?? former))
  const old = new Map(before.map((row) => [row.id, row]))
  const fresh = new Set(after.map(({ id }) => id))
  const found = after.flatMap((row) => {
    const former = old.get(row.id)
    return former === undefined ? [rowChange(field, row.id, 'added')] : columnChanges(field, columns, former, row)
  })
  for (const { id } of before) if (!fresh.has(id)) found.push(rowChange(field, id, 'removed'))
  const moved = [...movedRows(before.map(({ id }) => id), after.map(({ id }) => id))]
  if (moved.length > 0) found.push({ field, row: null, column: null, what: 'moved', members: moved })
  return found
}

function columnChanges(field: string, columns: Fields, former: PlainRow, row: PlainRow): Noted[] {
  const found: Noted[] = []
  for (const column in columns) {
    const kind = columns[column]
    if (kind === undefined || column === signature || isSame(former[column], row[column])) continue
    found.push(rowChange(field, row.id, kindOfChange(kind, row[column]), column))
  }
  return found
}

function rowChange(field: string, row: string, what: ChangeKind, column: string | null = null): Noted {
  return { field, row, column, what, members: [row] }
}

/** Of what people gave unsigned: that some changed, and how many; not which, and not together with which column. */
function withoutRows(changes: readonly Noted[]): Noted[] {
  const byKind = new Map<ChangeKind, Set<string>>()
  for (const { what, members } of changes) {
    if (what === 'moved') continue
    byKind.set(what, new Set([...(byKind.get(what) ?? []), ...members]))
  }
  const field = changes[0]?.field ?? ''
  return [...byKind].map(([what, members]) => ({ field, row: null, column: null, what, members: [...members] }))
}

function changedKeys(before: unknown, after: unknown): string[] {
  const [old, fresh] = [isObject(before) ? before : {}, isObject(after) ? after : {}]
  const keys = new Set([...Object.keys(old), ...Object.keys(fresh)])
  return [...keys].filter((key) => !isSame(old[key], fresh[key]))
}

function kindOfChange(kind: FieldKind, after: unknown): ChangeKind {
  if (isEmpty(after)) return 'cleared'
  return kind.kind === 'text' || kind.kind === 'rich' ? 'written' : 'chosen'
}

/** What newer code has added reads as empty in a state that older code has kept. */
function isSame(before: unknown, after: unknown): boolean {
  return before === after || (isEmpty(before) && isEmpty(after))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === ''
}

function rowsOf(value: unknown): readonly PlainRow[] {
  return isRowList(value) ? value : []
}
