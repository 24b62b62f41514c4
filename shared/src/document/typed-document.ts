import type * as Y from 'yjs'
import { type Projection, project } from './projection'
import { type RichName, type Shape, type TextName, type ValueName, type ValueOf, valuesRoot } from './shape'
import { Table } from './table'
import { faultOf, isSound } from './values'

/** Origin of the transactions that this person makes by hand. Undo follows these, and only these. */
export const byHand = 'by-hand'

/** A flat map of numbers or flags by key, e.g. the counts of every cell in every wave. The last writer wins per key. */
export interface Grid<Value> {
  get(key: string): Value | null
  set(key: string, value: Value | null): void
  readonly map: Y.Map<unknown>
}

/**
 * A Y.Doc read and written by the names of its shape. The only road by which product code touches a document, so that
 * names and kinds live in one place. Reading never throws, whatever is stored or sent; writing a value outside its kind
 * throws a TypeError.
 *
 * Yjs gives a root the type that its first reader asks for, whatever it holds: content of another kind that arrives from
 * outside is not seen here and is named by the projection. Only our own code asking for one name as two types would
 * throw, so nothing but this class and the projection may call `doc.getText` and its kin.
 */
export class TypedDocument<S extends Shape> {
  constructor(
    readonly shape: S,
    readonly doc: Y.Doc,
    private readonly origin: unknown = byHand,
  ) {}

  /** The shared text of a typed field. */
  text(name: TextName<S['fields']>): Y.Text {
    return this.doc.getText(name)
  }

  /** The rich text of a field, as Tiptap edits it. */
  rich(name: RichName<S['fields']>): Y.XmlFragment {
    return this.doc.getXmlFragment(name)
  }

  get<K extends ValueName<S['fields']>>(name: K): ValueOf<S['fields'][K]> | null {
    const fields: S['fields'] = this.shape.fields
    const kind: S['fields'][K] = fields[name]
    const value = this.values.get(name)
    return isSound(kind, value) ? value : null
  }

  set<K extends ValueName<S['fields']>>(name: K, value: ValueOf<S['fields'][K]> | null): void {
    const kind = this.shape.fields[name]
    if (!kind || (this.values.get(name) ?? null) === value) return
    const fault = value === null ? null : faultOf(kind, value)
    if (fault) throw new TypeError(`${name}: ${fault}`)
    this.transact(() => (value === null ? this.values.delete(name) : this.values.set(name, value)))
  }

  table<T extends keyof S['tables'] & string>(name: T): Table<S['tables'][T]> {
    const tables: S['tables'] = this.shape.tables
    const fields: S['tables'][T] = tables[name]
    return new Table(name, fields, this.doc.getMap(name), this.origin)
  }

  grid<G extends keyof S['grids'] & string>(name: G): Grid<NonNullable<ValueOf<S['grids'][G]>>> {
    const map = this.doc.getMap(name)
    const grids: S['grids'] = this.shape.grids
    const kind: S['grids'][G] = grids[name]
    return {
      map,
      get: (key) => {
        const value = map.get(key)
        return isSound(kind, value) ? value : null
      },
      set: (key, value) => {
        if ((map.get(key) ?? null) === value) return
        const fault = value === null ? null : faultOf(kind, value)
        if (fault) throw new TypeError(`${name}/${key}: ${fault}`)
        this.transact(() => (value === null ? map.delete(key) : map.set(key, value)))
      },
    }
  }

  /** The root map of the last-writer-wins fields, to observe. */
  get values(): Y.Map<unknown> {
    return this.doc.getMap(valuesRoot)
  }

  /** Makes several writes one step of undo and one update on the wire. */
  transact(write: () => void): void {
    this.doc.transact(write, this.origin)
  }

  /** The document as plain data. Never throws: what is not sound is left out and named. */
  project(): Projection<S> {
    return project(this.shape, this.doc)
  }
}
