import * as Y from 'yjs'
import { isOrderKey } from '../document/order'
import { plainWords } from '../document/plain-words'
import { type FieldKind, type Fields, type Shape, valuesRoot } from '../document/shape'
import { rowKeys, Table } from '../document/table'
import { faultOf } from '../document/values'
import { editRich } from './rich-edits'
import { readRich } from './rich-tree'
import { givenByPeople, neverRestored, restoredKey, signature, staysWhenAdded } from './rules'
import { textEdits } from './words'

/** A TypedDocument of any shape. */
export interface Described {
  readonly shape: Shape
  readonly doc: Y.Doc
}

const marks = 'restored'

/**
 * Makes a document say again what it said in a version, as a forward edit (docs/sync.md L5): by field and by row, words by
 * the fewest edits of the same shared text, so that everybody's page follows and what a colleague types meanwhile merges.
 * Rows that were removed since come back by their flag; rows that were added since go to the Removed tray. What is left
 * alone is in rules.ts. Must run in one transaction of the document's.
 *
 * @param only these fields and tables; all of them when left out
 * @returns names of the fields and tables that it changed, each of which it has marked in the grid `restored`
 */
export function restoreInto({ shape, doc }: Described, version: Y.Doc, only?: ReadonlySet<string>): string[] {
  const changed = new Set<string>()
  const restored = doc.getMap(marks)
  const isWanted = (name: string) => !neverRestored.has(name) && (only === undefined || only.has(name))
  const note = (name: string, row: string | null = null) => {
    changed.add(name)
    const before = restored.get(restoredKey(name, row))
    restored.set(restoredKey(name, row), (typeof before === 'number' ? before : 0) + 1)
  }
  for (const [name, kind] of Object.entries(shape.fields)) {
    if (isWanted(name) && restoreField(doc, version, name, kind)) note(name)
  }
  for (const [name, fields] of Object.entries(shape.tables)) {
    if (!isWanted(name)) continue
    const table = new Table(name, fields, doc.getMap(name), null)
    const old = new Table(name, fields, version.getMap(name), null)
    for (const id of new Set([...table.map.keys(), ...old.map.keys()])) if (restoreRow(table, old, id)) note(name, id)
  }
  for (const [name, kind] of Object.entries(shape.grids)) {
    if (isWanted(name) && restoreGrid(doc, version, name, kind)) note(name)
  }
  return [...changed]
}

function restoreField(doc: Y.Doc, version: Y.Doc, name: string, kind: FieldKind): boolean {
  if (kind.kind === 'text') return editText(doc.getText(name), plainWords(version.getText(name), () => {}))
  if (kind.kind === 'rich') return editRich(doc.getXmlFragment(name), readRich(version.getXmlFragment(name)))
  return setValue(doc.getMap(valuesRoot), name, kind, version.getMap(valuesRoot).get(name))
}

/** Makes a text say these words. False where it does already, or where something in it is not words. */
function editText(text: Y.Text, words: string): boolean {
  const present = plainWords(text, () => {})
  if (present === words || present.length !== text.length) return false
  for (const { at, remove, insert } of textEdits(present, words).toReversed()) {
    if (remove > 0) text.delete(at, remove)
    if (insert) text.insert(at, insert)
  }
  return true
}

function setValue(map: Y.Map<unknown>, key: string, kind: FieldKind, value: unknown): boolean {
  const sound = value !== undefined && value !== null && faultOf(kind, value) === null ? value : undefined
  const present = map.get(key) ?? undefined
  if (present === sound) return false
  if (sound === undefined) map.delete(key)
  else map.set(key, sound)
  return true
}

function restoreRow(table: Table<Fields>, old: Table<Fields>, id: string): boolean {
  const stood = standsIn(old, id)
  const row = table.row(id)
  if (row === null) return stood && !givenByPeople.has(table.name) && makeAgain(table, old, id)
  const stands = standsIn(table, id)
  if (!stood) {
    const stays = !stands || (staysWhenAdded.has(table.name) && !old.has(id))
    if (!stays) table.remove(id)
    return !stays
  }
  if (!stands) table.restore(id)
  const version = old.row(id)
  const isChanged = version !== null && restoreColumns(table, row, version)
  return isChanged || !stands
}

function restoreColumns(table: Table<Fields>, row: Y.Map<unknown>, version: Y.Map<unknown>): boolean {
  let changed = false
  for (const [name, kind] of Object.entries(table.fields)) {
    if (name === signature) continue
    const before = version.get(name)
    const now = row.get(name)
    if (kind.kind !== 'text') changed = setValue(row, name, kind, before) || changed
    else if (now instanceof Y.Text && before instanceof Y.Text) changed = editText(now, plainWords(before, () => {})) || changed
  }
  const order = version.get(rowKeys.order)
  if (isOrderKey(order) && row.get(rowKeys.order) !== order) {
    row.set(rowKeys.order, order)
    changed = true
  }
  return changed
}

/** A row that is not in the document at all: its author has undone that they added it. */
function makeAgain(table: Table<Fields>, old: Table<Fields>, id: string): boolean {
  const version = old.row(id)
  if (version === null) return false
  const values: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(table.fields)) {
    const value = version.get(name)
    if (name === signature) continue
    if (kind.kind === 'text') values[name] = value instanceof Y.Text ? plainWords(value, () => {}) : ''
    else if (value !== undefined && value !== null && faultOf(kind, value) === null) values[name] = value
  }
  table.add(toRow(values), { id })
  const order = version.get(rowKeys.order)
  if (isOrderKey(order)) table.row(id)?.set(rowKeys.order, order)
  return true
}

type Cell = string | number | boolean | null

function toRow(values: Record<string, unknown>): Record<string, Cell> {
  const isCell = (value: unknown): value is Cell => value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]): [string, Cell][] => (isCell(value) ? [[name, value]] : [])))
}

function standsIn(table: Table<Fields>, id: string): boolean {
  const row = table.row(id)
  return row !== null && row.get(rowKeys.removed) !== true
}

/** Counts by key. Those of rows that the version does not know are left, so that a row comes back from the tray with its own. */
function restoreGrid(doc: Y.Doc, version: Y.Doc, name: string, kind: FieldKind): boolean {
  const grid = doc.getMap(name)
  const old = version.getMap(name)
  let changed = false
  for (const key of new Set([...grid.keys(), ...old.keys()])) {
    if (old.has(key) || isOfKnownRows(key, version)) changed = setValue(grid, key, kind, old.get(key)) || changed
  }
  return changed
}

/** Are the rows that a key of `counts` names (a wave, a cell, a pile) in this document? */
function isOfKnownRows(key: string, doc: Y.Doc): boolean {
  const [wave = '', group = '', count = ''] = key.split('/')
  const pile = count.startsWith('pile:') ? count.slice('pile:'.length) : null
  const isCell = group === 'whole' || doc.getMap('cells').has(group)
  return doc.getMap('waves').has(wave) && isCell && (pile === null || doc.getMap('piles').has(pile))
}
