import { uuidv4 } from 'lib0/random'
import * as Y from 'yjs'
import { compareOrder, isOrderKey, noOrder, orderAfter, type Ordered } from './order'
import type { FieldKind, Fields, TextName, ValueName, ValueOf } from './shape'
import { faultOf, isSound } from './values'

/** The two keys that every row has beside its fields. */
export const rowKeys = { order: 'order', removed: 'removed' } as const

/** First words and values of a new row. */
export type NewRow<F extends Fields> = Partial<{ [K in keyof F]: ValueOf<F[K]> }>

/** Makes an id that no other row has. Ids carry no time and no author. */
export function newId(): string {
  return uuidv4()
}

/**
 * A table of rows in a shared document: a Y.Map of Y.Maps. A row comes into being whole, with all its typed text, in one
 * transaction, so no two people ever make the same text twice. It is never deleted: `remove` sets a flag, and the
 * words that a colleague types meanwhile stay with it.
 */
export class Table<F extends Fields> {
  constructor(
    readonly name: string,
    readonly fields: F,
    readonly map: Y.Map<unknown>,
    private readonly origin: unknown,
  ) {}

  /**
   * Adds a row after `after` (at the end when left out, at the start when null). Returns the row's id. A row that has
   * this id already is left as it is: to set it again would throw its words away.
   */
  add(values: NewRow<F> = {}, options: { after?: string | null; id?: string } = {}): string {
    const id = options.id ?? newId()
    if (this.has(id)) return id
    const row = new Y.Map<unknown>()
    const standing = this.standing()
    const after = options.after === undefined ? (standing.at(-1)?.id ?? null) : options.after
    row.set(rowKeys.order, orderAfter(standing, after))
    for (const [name, kind] of Object.entries(this.fields)) {
      const value: unknown = values[name]
      if (kind.kind === 'text') row.set(name, new Y.Text(typeof value === 'string' ? value : ''))
      else if (value !== undefined && value !== null) row.set(name, checked(this.name, name, kind, value))
    }
    this.transact(() => this.map.set(id, row))
    return id
  }

  /** The Y.Text of a row's typed field, or null when there is no such row. */
  text(id: string, field: TextName<F>): Y.Text | null {
    const found = this.row(id)?.get(field)
    return found instanceof Y.Text ? found : null
  }

  /** Sets a number, date, choice, flag or reference; null clears it. Does nothing when there is no such row. */
  set<K extends ValueName<F>>(id: string, field: K, value: ValueOf<F[K]> | null): void {
    const row = this.row(id)
    const kind = this.fields[field]
    if (!row || !kind || (row.get(field) ?? null) === value) return
    this.transact(() =>
      value === null ? row.delete(field) : row.set(field, checked(this.name, field, kind, value)),
    )
  }

  /** The value of a row's field; null when it is not set, not sound, or there is no such row. */
  get<K extends ValueName<F>>(id: string, field: K): ValueOf<F[K]> | null {
    const kind = this.fields[field]
    const value = this.row(id)?.get(field)
    return kind && isSound(kind, value) ? value : null
  }

  /** Takes a row away into the Removed tray. */
  remove(id: string): void {
    this.flagRemoved(id, true)
  }

  /** Brings a row back from the Removed tray. */
  restore(id: string): void {
    this.flagRemoved(id, false)
  }

  /** Moves a row to right after `after` (to the start when null). */
  move(id: string, after: string | null): void {
    const row = this.row(id)
    if (!row || after === id) return
    const others = this.standing().filter((other) => other.id !== id)
    this.transact(() => row.set(rowKeys.order, orderAfter(others, after)))
  }

  /** Ids of the rows that stand, in order. */
  ids(): string[] {
    return this.standing()
      .filter(({ id }) => this.row(id)?.get(rowKeys.removed) !== true)
      .map(({ id }) => id)
  }

  has(id: string): boolean {
    return this.row(id) !== null
  }

  /** The row's own Y.Map, to observe; null when there is none. */
  row(id: string): Y.Map<unknown> | null {
    const row = this.map.get(id)
    return row instanceof Y.Map ? row : null
  }

  private flagRemoved(id: string, removed: boolean): void {
    const row = this.row(id)
    if (row && (row.get(rowKeys.removed) === true) !== removed) {
      this.transact(() => row.set(rowKeys.removed, removed))
    }
  }

  /** All rows in order, removed ones too, so that a row that comes back stands where it stood. */
  private standing(): Ordered[] {
    const found: Ordered[] = []
    for (const [id, row] of this.map.entries()) {
      if (!(row instanceof Y.Map)) continue
      const order: unknown = row.get(rowKeys.order)
      found.push({ id, order: isOrderKey(order) ? order : noOrder })
    }
    return found.sort(compareOrder)
  }

  private transact(write: () => void): void {
    const { doc } = this.map
    if (doc) doc.transact(write, this.origin)
    else write()
  }
}

function checked(table: string, name: string, kind: FieldKind, value: unknown): unknown {
  const fault = faultOf(kind, value)
  if (fault) throw new TypeError(`${table}.${name}: ${fault}`)
  return value
}
