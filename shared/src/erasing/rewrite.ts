import * as Y from 'yjs'
import { isOrderKey } from '../document/order'
import { plainWords } from '../document/plain-words'
import { type FieldKind, type Fields, type Shape, valuesRoot } from '../document/shape'
import { rowKeys } from '../document/table'
import { faultOf } from '../document/values'
import { replaceIn } from './replace'
import { copyRich, layOut } from './rich-copy'
import { matchesIn, type Needle } from './words'

/** References that people type: web addresses. All others are ids. */
const links: ReadonlySet<string> = new Set(['link'])

export interface Rewritten {
  /** The whole state of the new document, as one update (V1). */
  state: Uint8Array<ArrayBuffer>
  doc: Y.Doc
  /** How often the name stood in which field or table, where it did. */
  found: Map<string, number>
}

/**
 * Makes a document anew without its history and without a name: the same rows under the same ids, in the same order,
 * removed ones too, with the same values, formatting and lists. Everything that the shape does not know, and values that
 * are not sound, stay behind: nobody sees them, and nobody could say what is in them.
 */
export function rewrite(shape: Shape, old: Y.Doc, needle: Needle): Rewritten {
  const doc = new Y.Doc()
  const found = new Map<string, number>()
  const count = (name: string, times: number) => {
    if (times > 0) found.set(name, (found.get(name) ?? 0) + times)
  }
  doc.transact(() => {
    for (const [name, kind] of Object.entries(shape.fields)) count(name, copyField(old, doc, name, kind, needle))
    for (const [name, fields] of Object.entries(shape.tables)) {
      for (const [id, row] of old.getMap(name).entries()) {
        if (row instanceof Y.Map) count(name, copyRow(row, doc.getMap(name), id, fields, needle))
      }
    }
    for (const [name, kind] of Object.entries(shape.grids)) {
      for (const [key, value] of old.getMap(name).entries()) if (faultOf(kind, value) === null) doc.getMap(name).set(key, value)
    }
  }, 'erased')
  return { state: new Uint8Array(Y.encodeStateAsUpdate(doc)), doc, found }
}

function copyField(old: Y.Doc, doc: Y.Doc, name: string, kind: FieldKind, needle: Needle): number {
  if (kind.kind === 'text') {
    const { text, count } = replaceIn(wordsOf(old.getText(name)), needle)
    if (text !== '') doc.getText(name).insert(0, text)
    return count
  }
  if (kind.kind === 'rich') {
    const { nodes, count } = copyRich(old.getXmlFragment(name), needle)
    if (nodes.length > 0) doc.getXmlFragment(name).insert(0, nodes)
    return count
  }
  return copyValue(name, kind, old.getMap(valuesRoot).get(name), needle, (value) => doc.getMap(valuesRoot).set(name, value))
}

function copyRow(row: Y.Map<unknown>, table: Y.Map<unknown>, id: string, fields: Fields, needle: Needle): number {
  const made = new Y.Map<unknown>()
  let count = 0
  const order = row.get(rowKeys.order)
  if (isOrderKey(order)) made.set(rowKeys.order, order)
  const isRemoved = row.get(rowKeys.removed)
  if (typeof isRemoved === 'boolean') made.set(rowKeys.removed, isRemoved)
  for (const [name, kind] of Object.entries(fields)) {
    const value = row.get(name)
    if (kind.kind === 'text') {
      if (!(value instanceof Y.Text)) continue
      const replaced = replaceIn(wordsOf(value), needle)
      made.set(name, new Y.Text(replaced.text))
      count += replaced.count
    } else count += copyValue(name, kind, value, needle, (sound) => made.set(name, sound))
  }
  table.set(id, made)
  return count
}

/** A link that holds the name goes as a whole: half an address leads nowhere. */
function copyValue(name: string, kind: FieldKind, value: unknown, needle: Needle, set: (value: unknown) => void): number {
  if (value === undefined || value === null || faultOf(kind, value) !== null) return 0
  const count = typeof value === 'string' && links.has(name) ? matchesIn(wordsOfLink(value), needle).length : 0
  if (count === 0) set(value)
  return count
}

function wordsOf(text: Y.Text): string {
  return plainWords(text, () => {})
}

/** An address as one would read it: `%20` is a space. */
function wordsOfLink(link: string): string {
  try {
    return decodeURIComponent(link.replaceAll('+', ' '))
  } catch {
    return link
  }
}

/** Every text of a document, with the field or table that it is in: for looking, before anything is erased. */
export function textsOf(shape: Shape, doc: Y.Doc): { field: string; text: string }[] {
  const fields = Object.entries(shape.fields).flatMap(([name, { kind }]) => {
    if (kind === 'text') return [{ field: name, text: wordsOf(doc.getText(name)) }]
    return kind === 'rich' ? [{ field: name, text: layOut(doc.getXmlFragment(name)).words }] : []
  })
  const rows = Object.entries(shape.tables).flatMap(([name, columns]) =>
    [...doc.getMap(name).values()].flatMap((row) => (row instanceof Y.Map ? textsOfRow(row, columns) : []).map((text) => ({ field: name, text }))),
  )
  return [...fields, ...rows].filter(({ text }) => text.trim() !== '')
}

function textsOfRow(row: Y.Map<unknown>, columns: Fields): string[] {
  return Object.entries(columns).flatMap(([name, { kind }]) => {
    const value = row.get(name)
    if (kind === 'text' && value instanceof Y.Text) return [wordsOf(value)]
    return kind === 'reference' && links.has(name) && typeof value === 'string' ? [wordsOfLink(value)] : []
  })
}
