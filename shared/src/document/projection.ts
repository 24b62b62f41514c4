import * as Y from 'yjs'
import { compareOrder, type Ordered } from './order'
import { richToText } from './rich-text'
import { type FieldKind, type Fields, type Shape, type View, valuesRoot } from './shape'
import { rowKeys } from './table'
import { emptyValue, faultOf } from './values'

/** A part of the document that could not be read, by its path (`inquiryQuestion`, `observations/<id>/text`). */
export interface Dropped {
  path: string
  reason: string
}

/** A row in the Removed tray. */
export interface RemovedRow<S extends Shape> {
  table: keyof S['tables'] & string
  id: string
  /** The row's typed words, in field order, for the tray. */
  words: string[]
}

export interface Projection<S extends Shape> {
  view: View<S>
  removed: RemovedRow<S>[]
  dropped: Dropped[]
}

type PlainRow = Record<string, unknown> & { id: string }

/** Reads a document into plain data by its shape. Never throws, whatever is stored: the bad part is left out and named. */
export function project<S extends Shape>(shape: S, doc: Y.Doc): Projection<S> {
  const view: Record<string, unknown> = {}
  const removed: RemovedRow<S>[] = []
  const dropped: Dropped[] = []
  const attempt = <Result>(path: string, fallback: Result, read: () => Result): Result => {
    try {
      return read()
    } catch (error) {
      dropped.push({ path, reason: error instanceof Error ? error.message : 'unreadable' })
      return fallback
    }
  }

  for (const [name, kind] of Object.entries(shape.fields)) {
    view[name] = attempt(name, emptyValue(kind), () => readField(doc, name, kind))
  }
  for (const name of Object.keys(shape.tables)) {
    const fields = shape.tables[name] ?? {}
    const rows = attempt(name, [], () => sortedRows(doc, name, dropped))
    view[name] = rows
      .map(({ id, row }) => {
        const plain = readRow(fields, row, id, (field) => `${name}/${id}/${field}`, attempt)
        if (row.get(rowKeys.removed) !== true) return plain
        removed.push({ table: name, id, words: wordsOf(fields, plain) })
        return null
      })
      .filter((row) => row !== null)
  }
  for (const [name, kind] of Object.entries(shape.grids)) {
    view[name] = attempt(name, {}, () => readGrid(doc, name, kind, dropped))
  }
  // The loops above have filled exactly the names of the shape, each checked against its kind.
  return { view: view as View<S>, removed, dropped }
}

function readField(doc: Y.Doc, name: string, kind: FieldKind): unknown {
  if (kind.kind === 'text') return plainText(doc.getText(name))
  if (kind.kind === 'rich') return richToText(doc.getXmlFragment(name))
  return readValue(kind, doc.getMap(valuesRoot).get(name))
}

function readValue(kind: FieldKind, value: unknown): unknown {
  if (value === undefined || value === null) return emptyValue(kind)
  const fault = faultOf(kind, value)
  if (fault) throw new TypeError(fault)
  return value
}

function sortedRows(doc: Y.Doc, table: string, dropped: Dropped[]): (Ordered & { row: Y.Map<unknown> })[] {
  const rows: (Ordered & { row: Y.Map<unknown> })[] = []
  for (const [id, row] of doc.getMap(table).entries()) {
    const order = row instanceof Y.Map ? row.get(rowKeys.order) : undefined
    if (row instanceof Y.Map && typeof order === 'string') rows.push({ id, order, row })
    else dropped.push({ path: `${table}/${id}`, reason: 'not a row' })
  }
  return rows.sort(compareOrder)
}

function readRow(
  fields: Fields,
  row: Y.Map<unknown>,
  id: string,
  pathOf: (field: string) => string,
  attempt: <Result>(path: string, fallback: Result, read: () => Result) => Result,
): PlainRow {
  const plain: PlainRow = { id }
  for (const [name, kind] of Object.entries(fields)) {
    plain[name] = attempt<unknown>(pathOf(name), emptyValue(kind), () => {
      const value = row.get(name)
      if (kind.kind !== 'text') return readValue(kind, value)
      if (value === undefined) return ''
      if (!(value instanceof Y.Text)) throw new TypeError('not typed text')
      return plainText(value)
    })
  }
  return plain
}

function readGrid(doc: Y.Doc, name: string, kind: FieldKind, dropped: Dropped[]): Record<string, unknown> {
  const grid: Record<string, unknown> = Object.create(null)
  for (const [key, value] of doc.getMap(name).entries()) {
    const fault = faultOf(kind, value)
    if (fault) dropped.push({ path: `${name}/${key}`, reason: fault })
    else grid[key] = value
  }
  return grid
}

/** The typed words of a Y.Text. Embedded objects, which no screen of ours makes, are left out. */
function plainText(text: Y.Text): string {
  let words = ''
  for (const part of text.toDelta() as { insert?: unknown }[]) {
    if (typeof part.insert === 'string') words += part.insert
  }
  return words
}

function wordsOf(fields: Fields, row: PlainRow): string[] {
  return Object.entries(fields).flatMap(([name, kind]) => {
    const value = row[name]
    return kind.kind === 'text' && typeof value === 'string' && value.trim() ? [value.trim()] : []
  })
}

