/** Random edits of every kind over any shape: for property tests, fuzzing and the torture. */
import * as Y from 'yjs'
import { plainWords } from '../document/plain-words'
import { type FieldKind, type Fields, type Shape, valuesRoot } from '../document/shape'
import { rowKeys, Table } from '../document/table'
import { byHand } from '../document/typed-document'
import type { Random } from './random'

/** A TypedDocument of any shape. */
export interface Described {
  readonly shape: Shape
  readonly doc: Y.Doc
}

const words = ['we ', 'read ', 'aloud ', 'deux ', 'niño ', '“why?” ', '読む', '👩‍🏫 ', '\n', 'x']

/** One random edit somewhere in the document: a field, a table or a grid. */
export function editAtRandom(document: Described, random: Random): void {
  pick(editsOf(document, random), random)?.()
}

/** One random edit in every field, every column of every table, and every grid. */
export function editEveryField(document: Described, random: Random): void {
  for (const edit of editsOf(document, random)) edit()
}

function editsOf({ shape, doc }: Described, random: Random): (() => void)[] {
  const byHandEdit = (edit: () => void) => () => doc.transact(edit, byHand)
  const fields = Object.entries(shape.fields).map(([name, kind]) => () => {
    if (kind.kind === 'text') editText(doc.getText(name), random)
    else if (kind.kind === 'rich') editRich(doc.getXmlFragment(name), random)
    else setOrClear(doc.getMap(valuesRoot), name, valueOf(kind, [], random), random)
  })
  const tables = Object.entries(shape.tables).flatMap(([name, columns]) => {
    const table = new Table(name, columns, doc.getMap(name), byHand)
    return Object.entries(columns).map(([column, kind]) => () => editColumn(table, column, kind, random))
  })
  const grids = Object.entries(shape.grids).map(([name, kind]) => () => {
    const key = pick(['a/whole/n', 'a/whole/met', 'b/c/n', 'clause'], random) ?? 'clause'
    setOrClear(doc.getMap(name), key, valueOf(kind, [], random), random)
  })
  return [...fields, ...tables, ...grids].map(byHandEdit)
}

function editColumn(table: Table<Fields>, column: string, kind: FieldKind, random: Random): void {
  const ids = [...table.map.keys()].sort()
  const id = pick(ids, random)
  const deed = random()
  if (id === undefined || deed < 0.2) table.add({}, { id: newRowId(random), after: pick([null, ...ids], random) ?? null })
  else if (deed < 0.28) table.remove(id)
  else if (deed < 0.36) table.restore(id)
  else if (deed < 0.46) table.move(id, pick([null, ...ids], random) ?? null)
  else {
    const row = table.row(id)
    const text = row?.get(column)
    if (text instanceof Y.Text) editText(text, random)
    else if (row) setOrClear(row, column, valueOf(kind, ids, random), random)
  }
}

function editText(text: Y.Text, random: Random): void {
  if (text.length > 0 && random() < 0.3) {
    const from = placeIn(text, random)
    const to = placeIn(text, random)
    text.delete(Math.min(from, to), Math.abs(to - from))
  } else text.insert(placeIn(text, random), pick(words, random) ?? 'x')
}

function editRich(fragment: Y.XmlFragment, random: Random): void {
  const deed = random()
  const blocks = fragment.toArray()
  if (blocks.length === 0 || deed < 0.3) {
    fragment.insert(Math.floor(random() * (blocks.length + 1)), [random() < 0.7 ? paragraph(random) : list(random)])
    return
  }
  if (deed < 0.4) return fragment.delete(Math.floor(random() * blocks.length), 1)
  const text = pick(textsIn(fragment), random)
  if (!text) return
  if (deed < 0.6 && text.length > 0) {
    const at = placeIn(text, random)
    const start = at === text.length ? 0 : at
    text.format(start, signAt(text, start), { bold: random() < 0.5 ? {} : null })
  }
  else editText(text, random)
}

function paragraph(random: Random): Y.XmlElement {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(pick(words, random) ?? 'x')])
  return made
}

function list(random: Random): Y.XmlElement {
  const made = new Y.XmlElement('bulletList')
  const item = new Y.XmlElement('listItem')
  item.insert(0, [paragraph(random)])
  made.insert(0, [item])
  return made
}

function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? textsIn(child) : []
  })
}

/** A place between two characters, never inside a surrogate pair, as an editor would have it. */
function placeIn(text: Y.Text, random: Random): number {
  const place = Math.floor(random() * (text.length + 1))
  const following = plainWords(text, () => {}).charCodeAt(place)
  return following >= 0xdc00 && following <= 0xdfff ? place - 1 : place
}

/** How many units the sign that begins here has: Yjs would tear a surrogate pair apart, as no editor does. */
function signAt(text: Y.XmlText, place: number): number {
  return String.fromCodePoint(plainWords(text, () => {}).codePointAt(place) ?? 0).length
}

function setOrClear(map: Y.Map<unknown>, key: string, value: unknown, random: Random): void {
  if (value === undefined || key === rowKeys.order || key === rowKeys.removed) return
  if (random() < 0.2) map.delete(key)
  else map.set(key, value)
}

function valueOf(kind: FieldKind, references: readonly string[], random: Random): unknown {
  switch (kind.kind) {
    case 'number':
      return kind.min + Math.floor(random() * (kind.max - kind.min + 1))
    case 'date':
      return `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
    case 'flag':
      return random() < 0.5
    case 'choice':
      return pick(kind.of, random)
    case 'reference':
      return pick([...references, 'somebody', 'https://example.org/a'], random)
    case 'text':
    case 'rich':
      return undefined
  }
}

function newRowId(random: Random): string {
  return `row-${Math.floor(random() * 2 ** 48).toString(36)}`
}

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)]
}
