import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Fields, Shape, ValueName, ValueOf, View } from 'shared/document/shape'
import type { Table } from 'shared/document/table'
import type { Grid, TypedDocument } from 'shared/document/typed-document'
import type { RoomStatus } from './cycle-room'
import { useCycleRoom } from './cycle-room-context'
import type { Colleague, Visitor } from './presence'
import type { Readable } from './readable'
import type { SaveState } from './save-state'
import { tracked } from './tracked'
import { rowIds, viewOf, watchKey, watchRow } from './watch'

/** The value of a store, as it changes. */
export function useReadable<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** A number, date, choice, flag or reference of the document, and how to set it (null clears it). */
export function useValue<S extends Shape, K extends ValueName<S['fields']>>(
  document: TypedDocument<S>,
  name: K,
): [ValueOf<S['fields'][K]> | null, (value: ValueOf<S['fields'][K]> | null) => void] {
  const { values } = document
  const subscribe = useCallback((listener: () => void) => watchKey(values, name, listener), [values, name])
  const value = useSyncExternalStore(subscribe, () => document.get(name))
  const set = useCallback((next: ValueOf<S['fields'][K]> | null) => document.set(name, next), [document, name])
  return [value, set]
}

/** The ids of a table's rows, in order, without the removed ones. The same array until rows come, go or move. */
export function useRows<F extends Fields>(table: Table<F>): readonly string[] {
  return useReadable(rowIds(table))
}

/** A number, date, choice, flag or reference of a row, and how to set it (null clears it). */
export function useRowValue<F extends Fields, K extends ValueName<F>>(
  table: Table<F>,
  id: string,
  field: K,
): [ValueOf<F[K]> | null, (value: ValueOf<F[K]> | null) => void] {
  const { map } = table
  // A Table is only a way to look at its map: a new one over the same map is the same table.
  // oxlint-disable-next-line react/exhaustive-deps
  const same = useMemo(() => table, [map])
  const subscribe = useCallback((listener: () => void) => watchRow(same, id, listener), [same, id])
  const value = useSyncExternalStore(subscribe, () => same.get(id, field))
  const set = useCallback((next: ValueOf<F[K]> | null) => same.set(id, field, next), [same, id, field])
  return [value, set]
}

/** A cell of a grid, and how to set it (null clears it). */
export function useGridValue<Value>(grid: Grid<Value>, key: string): [Value | null, (value: Value | null) => void] {
  const { map } = grid
  // oxlint-disable-next-line react/exhaustive-deps -- as above: the map is what a grid is
  const same = useMemo(() => grid, [map])
  const subscribe = useCallback((listener: () => void) => watchKey(map, key, listener), [map, key])
  const value = useSyncExternalStore(subscribe, () => same.get(key))
  const set = useCallback((next: Value | null) => same.set(key, next), [same, key])
  return [value, set]
}

/** The words of a shared text. For showing them; to edit them use the components of editor/. */
export function useWords(text: Y.Text | null): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      text?.observe(listener)
      return () => text?.unobserve(listener)
    },
    [text],
  )
  return useSyncExternalStore(subscribe, () => text?.toString() ?? '')
}

const nothing: Readable<null> = { get: () => null, subscribe: () => () => undefined }

/**
 * The whole document as plain data; at most 150 ms behind. For the rail, charts and readiness, not for fields. The
 * component is drawn again only when a field, table or grid changes that it has read. Null for no document.
 */
export function useView<S extends Shape>(document: TypedDocument<S>): View<S>
export function useView<S extends Shape>(document: TypedDocument<S> | null): View<S> | null
export function useView<S extends Shape>(document: TypedDocument<S> | null): View<S> | null {
  const view = useMemo(() => (document ? tracked(viewOf(document)) : nothing), [document])
  return useReadable<View<S> | null>(view)
}

export function useRoomStatus(): RoomStatus {
  return useReadable(useCycleRoom().status)
}

export function useSaveState(): SaveState {
  return useReadable(useCycleRoom().save)
}

/** People who have this cycle open now, other than me, each once. */
export function useHere(): readonly Colleague[] {
  return useReadable(useCycleRoom().presence.here)
}

/** Colleagues who are in this field now. */
export function usePresenceIn(path: string): readonly Visitor[] {
  return useReadable(useCycleRoom().presence.visitorsIn(path))
}

/** Undo and redo of what I did on this page. */
export function useHistory(): { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean } {
  const { history } = useCycleRoom()
  const canUndo = useReadable(history.canUndo)
  const canRedo = useReadable(history.canRedo)
  return { undo: history.undo, redo: history.redo, canUndo, canRedo }
}
