import * as Y from 'yjs'
import { compareOrder, isOrderKey, noOrder, type Ordered } from './order'
import { plainWords } from './plain-words'
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

const longestPath = 200

/** Yjs's own record of what a shared type holds: its list, and its entries by key. Only read. */
interface Insides {
  readonly _start: Y.Item | null
  readonly _map: ReadonlyMap<string, Y.Item>
}

/**
 * Reads a document into plain data by its shape. Never throws, whatever is stored: the bad part is left out and named,
 * the rest stays. What newer code has added (names that the shape does not know) is passed over in silence.
 *
 * Cheap enough to run after every edit: measured on two cores, 0.3 ms for a cycle of 100 rows after 2,000 edits, 3 ms for
 * one of 590 rows after 7,000.
 */
export function project<S extends Shape>(shape: S, doc: Y.Doc): Projection<S> {
  const reader = new Reader(doc)
  const view: Record<string, unknown> = {}
  const removed: RemovedRow<S>[] = []
  for (const [name, kind] of Object.entries(shape.fields)) view[name] = reader.field(name, kind)
  for (const name of Object.keys(shape.tables)) {
    const fields = shape.tables[name] ?? {}
    const standing: PlainRow[] = []
    for (const { plain, isRemoved } of reader.rows(name, fields)) {
      if (isRemoved) removed.push({ table: name, id: plain.id, words: wordsOf(fields, plain) })
      else standing.push(plain)
    }
    view[name] = standing
  }
  for (const [name, kind] of Object.entries(shape.grids)) view[name] = reader.grid(name, kind)
  if (!isViewOf(shape, view)) throw new Error('unreachable: the loops above fill every name of the shape')
  return { view, removed, dropped: reader.dropped }
}

/** The values have been checked against their kinds one by one, and the names all at once: together that is the type. */
function isViewOf<S extends Shape>(shape: S, view: object): view is View<S> {
  const names = [shape.fields, shape.tables, shape.grids].flatMap((part) => Object.keys(part))
  return names.every((name) => Object.hasOwn(view, name))
}

/** Reads parts of one document, and keeps a list of what it had to leave out. */
class Reader {
  readonly dropped: Dropped[] = []

  private readonly values: ReadonlyMap<string, unknown>

  constructor(private readonly doc: Y.Doc) {
    this.values = new Map(this.entries(valuesRoot))
  }

  field(name: string, kind: FieldKind): unknown {
    return this.attempt(name, emptyValue(kind), () => {
      if (kind.kind === 'text') return this.words(name, this.whole(name, this.doc.getText(name), 'list'))
      if (kind.kind !== 'rich') return this.value(name, kind, this.values.get(name))
      const fragment = this.whole(name, this.doc.getXmlFragment(name), 'list')
      return richToText(fragment, () => this.drop(name, 'something in it is not words'))
    })
  }

  rows(table: string, fields: Fields): { plain: PlainRow; isRemoved: boolean }[] {
    const rows: (Ordered & { row: Y.Map<unknown> })[] = []
    for (const [id, row] of this.entries(table)) {
      if (!(row instanceof Y.Map)) {
        this.drop(`${table}/${id}`, 'not a row')
        continue
      }
      const order: unknown = row.get(rowKeys.order)
      // A row that has lost its place keeps its words: it stands last.
      if (!isOrderKey(order)) this.drop(`${table}/${id}/${rowKeys.order}`, 'not a place')
      rows.push({ id, order: isOrderKey(order) ? order : noOrder, row })
    }
    return rows.sort(compareOrder).map(({ id, row }) => {
      const plain: PlainRow = { id }
      for (const [name, kind] of Object.entries(fields)) plain[name] = this.cell(`${table}/${id}/${name}`, kind, row.get(name))
      return { plain, isRemoved: row.get(rowKeys.removed) === true }
    })
  }

  grid(name: string, kind: FieldKind): Record<string, unknown> {
    // Without a prototype: keys come out of the document, and one of them may be `__proto__`.
    const grid: Record<string, unknown> = { __proto__: null }
    for (const [key, value] of this.entries(name)) {
      const fault = faultOf(kind, value)
      if (fault) this.drop(`${name}/${key}`, fault)
      else grid[key] = value
    }
    return grid
  }

  private cell(path: string, kind: FieldKind, value: unknown): unknown {
    if (kind.kind !== 'text') return this.value(path, kind, value)
    if (value instanceof Y.Text) return this.words(path, value)
    if (value !== undefined) this.drop(path, 'not typed text')
    return ''
  }

  private value(path: string, kind: FieldKind, value: unknown): unknown {
    if (value === undefined || value === null) return emptyValue(kind)
    const fault = faultOf(kind, value)
    if (fault === null) return value
    this.drop(path, fault)
    return emptyValue(kind)
  }

  private words(path: string, text: Y.Text): string {
    return plainWords(text, () => this.drop(path, 'something in it is not words'))
  }

  private entries(name: string): [string, unknown][] {
    return this.attempt(name, [], () => [...this.whole(name, this.doc.getMap(name), 'map').entries()])
  }

  /**
   * Names what a root holds that its kind has no place for. Yjs gives a root the type that its first reader asks for:
   * one that somebody filled as a list and we read as a map looks empty, and only its insides tell.
   */
  private whole<Root extends Insides>(name: string, root: Root, holds: 'list' | 'map'): Root {
    const foreign = holds === 'map' ? firstStanding(root._start) : [...root._map.values()].some(({ deleted }) => !deleted)
    if (foreign) this.drop(name, `holds something that is not a ${holds}`)
    return root
  }

  private attempt<Result>(path: string, fallback: Result, read: () => Result): Result {
    try {
      return read()
    } catch (error) {
      this.drop(path, error instanceof Error ? error.message : 'unreadable')
      return fallback
    }
  }

  private drop(path: string, reason: string): void {
    this.dropped.push({ path: path.slice(0, longestPath), reason })
  }
}

function firstStanding(start: Y.Item | null): boolean {
  for (let item = start; item; item = item.right) if (!item.deleted) return true
  return false
}

function wordsOf(fields: Fields, row: PlainRow): string[] {
  return Object.entries(fields).flatMap(([name, kind]) => {
    const value = row[name]
    return kind.kind === 'text' && typeof value === 'string' && value.trim() ? [value.trim()] : []
  })
}
