import { shapes } from '../cycles/fields'
import { stepOfPath, stepOfRoot } from '../cycles/places'
import type { Shape } from '../document/shape'
import type { Change, ChangeKind, HistoryDocument } from './schema'

/** An entry of the journal as it is kept. */
export interface Entry {
  document: HistoryDocument
  field: string | null
  row: string | null
  column: string | null
  what: ChangeKind
  count: number
  at: number
}

const mostRows = 5

/**
 * The journal's entries since some moment as one {@link Change} for each field and kind of change, in the order of the
 * page. What came and went again is not told, and of a row that came since only that it came.
 *
 * @param labelOf a row's first words as they are now; null where it does not stand
 */
export function digest(entries: readonly Entry[], labelOf: (field: string, row: string) => string | null): Change[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of withoutDetours(entries)) {
    const key = [entry.document, entry.field ?? '', entry.what].join('/')
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const order = Object.keys(stepOfRoot)
  const placeOf = ({ field }: Change) => (field === null ? -1 : order.indexOf(field))
  return [...groups.values()]
    .flatMap((group) => toChange(group, labelOf))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.at - b.at)
}

function withoutDetours(entries: readonly Entry[]): Entry[] {
  const fates = new Map<string, Set<ChangeKind>>()
  for (const { document, field, row, what } of entries) {
    if (row === null) continue
    const key = [document, field, row].join('/')
    fates.set(key, (fates.get(key) ?? new Set()).add(what))
  }
  return entries.filter(({ document, field, row, what }) => {
    const fate = row === null ? undefined : fates.get([document, field, row].join('/'))
    if (fate === undefined) return true
    const [came, went, back] = [fate.has('added'), fate.has('removed'), fate.has('brought-back')]
    if (what === 'added') return !went || back
    if (what === 'removed') return !came && !back
    if (what === 'brought-back') return !went
    // What was done to a row that has come, or gone, since is part of that.
    return !came && !(went && !back)
  })
}

function toChange(group: readonly Entry[], labelOf: (field: string, row: string) => string | null): Change[] {
  const [first] = group
  if (first === undefined) return []
  const { document, field, what } = first
  const rows = new Map<string, string>()
  for (const { row } of group) {
    const label = row === null || field === null ? null : labelOf(field, row)
    if (row !== null && label !== null && label !== '') rows.set(row, label)
  }
  const named = new Set(group.map(({ row }) => row).filter((row) => row !== null))
  const counts = group.filter(({ row }) => row === null).map(({ count }) => count)
  // The same row may have been changed in each entry; one that came, or a count that was entered, is another each time.
  const isTheSame = what === 'written' || what === 'chosen' || what === 'cleared' || what === 'moved'
  const unnamed = isTheSame ? Math.max(0, ...counts) : counts.reduce((sum, count) => sum + count, 0)
  const fields: Shape['fields'] = shapes[document].fields
  const isSingle = field !== null && field in fields
  return [
    {
      ...{ document, field, what, step: field === null ? null : stepOfPath(field) },
      columns: [...new Set(group.flatMap(({ column }) => column ?? []))],
      count: isSingle ? 1 : named.size + unnamed,
      rows: [...rows].slice(0, mostRows).map(([id, label]) => ({ id, label })),
      at: Math.max(...group.map(({ at }) => at)),
    },
  ]
}
