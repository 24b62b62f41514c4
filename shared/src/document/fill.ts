import type * as Y from 'yjs'
import { writeRichText } from './rich-text'
import { type Fields, type Shape, type ValueOf, valuesRoot } from './shape'
import { type NewRow, Table } from './table'
import type { TypedDocument } from './typed-document'
import { faultOf } from './values'

interface Described {
  shape: Shape
  doc: Y.Doc
}

/** First content of a document by the names of its shape: words, values, rows in order, grid entries. */
export type Content<S extends Shape> = {
  readonly [K in keyof S['fields']]?: ValueOf<S['fields'][K]>
} & {
  readonly [T in keyof S['tables']]?: readonly (NewRow<S['tables'][T]> & { id?: string })[]
} & {
  readonly [G in keyof S['grids']]?: Readonly<Record<string, NonNullable<ValueOf<S['grids'][G]>>>>
}

/**
 * Fills an empty document, in one transaction. For seeds and tests: typed words are inserted before what is there, not
 * merged with it. Throws a TypeError on a value outside its kind.
 */
export function fill<S extends Shape>(document: TypedDocument<S>, content: Content<S>): void {
  const given = new Map<string, unknown>(Object.entries(content))
  document.transact(() => {
    for (const [name, value] of given) {
      const fields = document.shape.tables[name]
      if (fields) fillTable(document, name, fields, value)
      else if (document.shape.grids[name]) fillGrid(document, name, value)
      else fillField(document, name, value)
    }
  })
}

function fillField({ doc, shape }: Described, name: string, value: unknown): void {
  const kind = shape.fields[name]
  if (!kind) throw new TypeError(`${name}: no such field`)
  if (value === null || value === undefined) return
  if (kind.kind === 'text' || kind.kind === 'rich') {
    if (typeof value !== 'string') throw new TypeError(`${name}: not words`)
    if (kind.kind === 'text') doc.getText(name).insert(0, value)
    else writeRichText(doc.getXmlFragment(name), value)
  } else {
    const fault = faultOf(kind, value)
    if (fault) throw new TypeError(`${name}: ${fault}`)
    doc.getMap(valuesRoot).set(name, value)
  }
}

function fillTable({ doc }: Described, name: string, fields: Fields, rows: unknown): void {
  const table = new Table(name, fields, doc.getMap(name), null)
  if (!Array.isArray(rows)) return
  for (const row of rows.filter(isRow)) table.add(row, row.id === undefined ? {} : { id: row.id })
}

function fillGrid({ doc, shape }: Described, name: string, entries: unknown): void {
  const kind = shape.grids[name]
  if (!kind || typeof entries !== 'object' || entries === null) return
  for (const [key, value] of Object.entries(entries)) {
    const fault = faultOf(kind, value)
    if (fault) throw new TypeError(`${name}/${key}: ${fault}`)
    doc.getMap(name).set(key, value)
  }
}

function isRow(row: unknown): row is NewRow<Fields> & { id?: string } {
  return typeof row === 'object' && row !== null
}
