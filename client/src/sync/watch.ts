import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { rowKeys, type Table } from 'shared/document/table'
import type { Fields, Shape, View } from 'shared/document/shape'
import type { TypedDocument } from 'shared/document/typed-document'
import { type Readable, writable } from './readable'

/** Milliseconds between two readings of a whole document while it changes. */
const viewPause = 150

/** Watches one key of a flat map: a value of the document, a cell of a grid. */
export function watchKey(map: Y.Map<unknown>, key: string, listener: () => void): () => void {
  return keyListeners(map).add(key, listener)
}

/** Watches one row of a table: its values, and whether it is there. Typing in its texts is no change of the row. */
export function watchRow(table: Table<Fields>, id: string, listener: () => void): () => void {
  return tableWatch(table).rows.add(id, listener)
}

/** The ids of the rows that stand, in order; the same array until that changes. */
export function rowIds(table: Table<Fields>): Readable<readonly string[]> {
  return tableWatch(table).ids
}

/** The whole document as plain data, read again at most every 150 ms while it changes. */
export function viewOf<S extends Shape>(document: TypedDocument<S>): Readable<View<S>> {
  const known = views.get(document)
  if (known && isViewOf(known, document)) return known
  const made = makeView(document)
  views.set(document, made)
  return made
}

const views = new WeakMap<object, Readable<unknown>>()

/** The map's key is the document that its value was made from. */
function isViewOf<S extends Shape>(view: Readable<unknown>, document: TypedDocument<S>): view is Readable<View<S>> {
  return views.get(document) === view
}

function makeView<S extends Shape>(document: TypedDocument<S>): Readable<View<S>> {
  const view = writable(document.project().view)
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = () => {
    timer = undefined
    view.set(keepingEqualParts(view.get(), document.project().view))
  }
  document.doc.on('update', () => (timer ??= setTimeout(read, viewPause)))
  document.doc.on('destroy', () => clearTimeout(timer))
  return view
}

/** The new view, with every field, table and grid that has not changed being the very one of the old view. */
function keepingEqualParts<V extends object>(old: V, next: V): V {
  const kept: V = { ...next }
  let isSame = true
  for (const part in kept) {
    if (equalityDeep(old[part], next[part])) kept[part] = old[part]
    else isSame = false
  }
  return isSame ? old : kept
}

interface ListenersByKey {
  add(key: string, listener: () => void): () => void
  tell(keys: Iterable<string>): void
}

function listenersByKey(): ListenersByKey {
  const byKey = new Map<string, Set<() => void>>()
  return {
    add(key, listener) {
      const listeners = byKey.get(key) ?? new Set()
      byKey.set(key, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byKey.get(key) === listeners) byKey.delete(key)
      }
    },
    tell(keys) {
      for (const key of keys) for (const listener of [...(byKey.get(key) ?? [])]) listener()
    },
  }
}

const flatMaps = new WeakMap<Y.Map<unknown>, ListenersByKey>()

/** One observer a map, however many cells of it are on screen. It lives as long as the map. */
function keyListeners(map: Y.Map<unknown>): ListenersByKey {
  const known = flatMaps.get(map)
  if (known) return known
  const listeners = listenersByKey()
  map.observe((event) => listeners.tell(event.keysChanged))
  flatMaps.set(map, listeners)
  return listeners
}

interface TableWatch {
  ids: Readable<readonly string[]>
  rows: ListenersByKey
}

const tables = new WeakMap<Y.Map<unknown>, TableWatch>()

function tableWatch(table: Table<Fields>): TableWatch {
  const known = tables.get(table.map)
  if (known) return known
  const ids = writable<readonly string[]>(table.ids())
  const rows = listenersByKey()
  table.map.observeDeep((events) => {
    const changed = new Set<string>()
    let mayMove = false
    for (const event of events) {
      if (!(event instanceof Y.YMapEvent)) continue
      const row = event.path[0]
      const keys: ReadonlySet<unknown> = event.keysChanged
      if (row === undefined) for (const id of keys) changed.add(String(id))
      else if (typeof row === 'string' && event.path.length === 1) changed.add(row)
      mayMove ||= row === undefined || keys.has(rowKeys.order) || keys.has(rowKeys.removed)
    }
    if (mayMove) setIfNew(ids, table.ids())
    rows.tell(changed)
  })
  const made = { ids, rows }
  tables.set(table.map, made)
  return made
}

function setIfNew(store: { get(): readonly string[]; set(value: readonly string[]): void }, next: readonly string[]): void {
  const old = store.get()
  if (old.length !== next.length || old.some((id, index) => id !== next[index])) store.set(next)
}
