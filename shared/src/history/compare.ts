import type * as Y from 'yjs'
import { shapes } from '../cycles/fields'
import { stepOfPath, stepOfRoot } from '../cycles/places'
import { project } from '../document/projection'
import type { FieldKind, Fields, Shape } from '../document/shape'
import { compareCounts } from './compare-counts'
import { differences as listDifferences } from './myers'
import { keyOf, readRich } from './rich-tree'
import { isRowList, labelOf, type PlainRow, type PlainView, plain } from './plain-view'
import { givenByPeople, notCompared, signature } from './rules'
import type { Difference, FieldDifference, HistoryDocument, RowDifference } from './schema'
import { wordParts } from './words'

/** One shared document of a cycle at two moments. */
export interface Pair {
  document: HistoryDocument
  before: Y.Doc
  after: Y.Doc
}

export interface Compared {
  differences: FieldDifference[]
  /** Rows, by their first words, that the differences refer to. */
  names: Record<string, string>
  /** Ids that the differences refer to and that are no rows of the cycle: people, mostly. */
  unnamed: string[]
}

/** What of the page differs, in the order of the page; rows by their ids. What is not told is in rules.ts. */
export function compareDocuments(pairs: readonly Pair[]): Compared {
  const sides = pairs.map((pair) => ({ ...pair, shape: shapes[pair.document] as Shape, views: { before: viewOf(pair, 'before'), after: viewOf(pair, 'after') } }))
  const found = sides.flatMap(compareOne)
  const order = Object.keys(stepOfRoot)
  found.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
  const labels = new Map(sides.flatMap(({ shape, views }) => [...labelsIn(shape, views.before), ...labelsIn(shape, views.after)]))
  const names: Record<string, string> = {}
  const unnamed = new Set<string>()
  for (const id of found.flatMap(referencesOf)) {
    const name = labels.get(id)
    if (name === undefined) unnamed.add(id)
    else names[id] = name
  }
  return { differences: found, names, unnamed: [...unnamed] }
}

interface Side extends Pair {
  shape: Shape
  views: { before: PlainView; after: PlainView }
}

function viewOf({ document, before, after }: Pair, side: 'before' | 'after'): PlainView {
  return plain(project(shapes[document], side === 'before' ? before : after).view)
}

function compareOne(side: Side): FieldDifference[] {
  const { document, shape, views } = side
  const place = (field: string) => ({ document, field, step: stepOfPath(field) })
  const isTold = ([name]: [string, unknown]) => !notCompared.has(name)
  const fields = Object.entries(shape.fields).filter(isTold).flatMap(([field, kind]): FieldDifference[] => {
    const difference = kind.kind === 'rich' ? compareRich(side, field) : compareValue(kind, views.before[field], views.after[field])
    return difference === null ? [] : [{ ...place(field), kind: 'field', difference }]
  })
  const tables = Object.entries(shape.tables).filter(isTold).flatMap(([field, columns]): FieldDifference[] => {
    const rows = compareRows(columns, views.before[field], views.after[field], !givenByPeople.has(field))
    return rows.length === 0 ? [] : [{ ...place(field), kind: 'rows', rows }]
  })
  const counts = document === 'cycle' ? compareCounts(views.before, views.after) : []
  return [...fields, ...tables, ...(counts.length > 0 ? [{ ...place('counts'), kind: 'counts' as const, counts }] : [])]
}

function compareRich({ before, after, views }: Side, field: string): Difference | null {
  const [one, other] = [before, after].map((doc) => readRich(doc.getXmlFragment(field)).map(keyOf).join('\n'))
  if (one === other) return null
  const [words, later] = [textOf(views.before[field]), textOf(views.after[field])]
  return { as: 'words', parts: wordParts(words, later), emphasis: words === later }
}

function compareValue(kind: FieldKind, before: unknown, after: unknown): Difference | null {
  if (kind.kind === 'text') {
    const [words, later] = [textOf(before), textOf(after)]
    return words === later ? null : { as: 'words', parts: wordParts(words, later), emphasis: false }
  }
  const [one, other] = [valueOf(before), valueOf(after)]
  // A flag that nobody has touched says the same as one that says no.
  const isSame = kind.kind === 'flag' ? (one ?? false) === (other ?? false) : one === other
  return isSame ? null : { as: 'value', before: one, after: other }
}

function compareRows(columns: Fields, before: unknown, after: unknown, tellsMoves: boolean): RowDifference[] {
  const old = new Map((isRowList(before) ? before : []).map((row) => [row.id, row]))
  const fresh = new Map((isRowList(after) ? after : []).map((row) => [row.id, row]))
  const moved = tellsMoves ? movedRows([...old.keys()], [...fresh.keys()]) : new Set<string>()
  const rows = [...fresh].map(([id, row]): RowDifference => {
    const former = old.get(id) ?? null
    return { id, label: labelOf(columns, row), what: former ? 'changed' : 'added', moved: moved.has(id), columns: compareColumns(columns, former, row) }
  })
  const gone = [...old].filter(([id]) => !fresh.has(id)).map(([id, row]): RowDifference => {
    return { id, label: labelOf(columns, row), what: 'removed', moved: false, columns: compareColumns(columns, row, null) }
  })
  return [...rows, ...gone].filter((row) => row.what !== 'changed' || row.moved || row.columns.length > 0)
}

function compareColumns(columns: Fields, before: PlainRow | null, after: PlainRow | null): RowDifference['columns'] {
  return Object.entries(columns).flatMap(([column, kind]) => {
    if (column === signature || notCompared.has(column)) return []
    const difference = compareValue(kind, before?.[column], after?.[column])
    return difference === null ? [] : [{ column, difference }]
  })
}

/** Rows of both that do not stand in the same order: the fewest that would have to be moved. */
export function movedRows(before: readonly string[], after: readonly string[]): Set<string> {
  if (before.length === after.length && before.every((id, index) => id === after[index])) return new Set()
  const [inBefore, inAfter] = [new Set(before), new Set(after)]
  const old = before.filter((id) => inAfter.has(id))
  return new Set(listDifferences(old, after.filter((id) => inBefore.has(id))).flatMap(({ at, removed }) => old.slice(at, at + removed)))
}

function labelsIn(shape: Shape, view: PlainView): [string, string][] {
  return Object.entries(shape.tables).flatMap(([name, columns]) => {
    const rows = view[name]
    return isRowList(rows) ? rows.map((row): [string, string] => [row.id, labelOf(columns, row)]) : []
  })
}

function referencesOf(found: FieldDifference): string[] {
  const shape: Shape = shapes[found.document]
  const valuesOf = (kind: FieldKind | undefined, difference: Difference) =>
    kind?.kind === 'reference' && difference.as === 'value' ? [difference.before, difference.after].filter((value) => typeof value === 'string') : []
  if (found.kind === 'field') return valuesOf(shape.fields[found.field], found.difference)
  if (found.kind !== 'rows') return []
  return found.rows.flatMap(({ columns }) => columns.flatMap(({ column, difference }) => valuesOf(shape.tables[found.field]?.[column], difference)))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function valueOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
