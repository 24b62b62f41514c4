import * as prng from 'lib0/prng'
import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { type FieldKind, type Fields, type Shape, valuesRoot } from 'shared/document/shape'
import { Table } from 'shared/document/table'
import * as Y from 'yjs'

/** What an edit left in the document, until the same author touches the same place again. */
export interface Effect {
  place: string
  holds(doc: Y.Doc): boolean
}

/** The server itself counts here, and clears what is not its own. */
const keptByServer: readonly string[] = ['triers', 'restored']

interface OwnRow {
  table: string
  id: string
}

/**
 * Somebody who edits every kind of field at random: words in typed and rich text, rows with their words and values,
 * rows taken away and brought back, counts in grids, words erased. Whatever it does can be looked for afterwards, in
 * a document in which others did the same: it writes words nobody else writes, and changes only rows of its own.
 * Single values, where the last writer wins, are changed too, but promised to nobody.
 */
export class RandomEditor {
  readonly #shape: Shape
  readonly #author: string
  readonly #random: prng.PRNG
  readonly #rows: OwnRow[] = []
  readonly #words: { root: string; word: string }[] = []
  readonly #pastes: { root: string; word: string }[] = []
  #edits = 0

  constructor(kind: DocumentKind, author: string, random: prng.PRNG) {
    this.#shape = shapes[kind]
    this.#author = author
    this.#random = random
  }

  /** Makes one edit in one transaction; null when it left nothing to look for. */
  edit(doc: Y.Doc): Effect | null {
    this.#edits++
    return doc.transact(() => {
      switch (prng.int32(this.#random, 0, 9)) {
        case 0:
        case 1:
        case 2:
          return this.#typeText(doc) ?? this.#addRow(doc)
        case 3:
          return this.#typeRich(doc) ?? this.#addRow(doc)
        case 4:
          return this.#addRow(doc)
        case 5:
          return this.#typeInRow(doc)
        case 6:
          return this.#setInRow(doc)
        case 7:
          return this.#moveRowAway(doc)
        case 8:
          return this.#count(doc) ?? this.#setValue(doc)
        default:
          return this.#eraseWord(doc)
      }
    })
  }

  /** Puts so many letters into a text of the page in one go; they go again with `clear`. */
  paste(doc: Y.Doc, letters: number): Effect | null {
    this.#edits++
    const [root] = this.#fieldOf(this.#shape.fields, ['text']) ?? []
    if (root === undefined) return null
    const word = this.#newWord() + 'x'.repeat(letters)
    doc.getText(root).insert(0, word)
    this.#pastes.push({ root, word })
    return { place: `pasted ${this.#edits}`, holds: (saved) => saved.getText(root).toString().includes(word) }
  }

  /** Takes out again what was pasted. Returns the places that hold nothing any more. */
  clear(doc: Y.Doc): Effect[] {
    this.#edits++
    return this.#pastes.splice(0).map(({ root, word }) => {
      const text = doc.getText(root)
      const at = text.toString().indexOf(word)
      if (at >= 0) text.delete(at, word.length)
      return { place: `cleared ${word.slice(0, 40)}`, holds: (saved) => !saved.getText(root).toString().includes(word) }
    })
  }

  #newWord(): string {
    return `‹${this.#author}.${this.#edits}›`
  }

  #fieldOf(fields: Fields, wanted: FieldKind['kind'][]): [string, FieldKind] | null {
    const found = Object.entries(fields).filter(([, { kind }]) => wanted.includes(kind))
    return found.length === 0 ? null : prng.oneOf(this.#random, found)
  }

  /** At the beginning or the end: a word inside another's word would part it. */
  #typeText(doc: Y.Doc): Effect | null {
    const [root] = this.#fieldOf(this.#shape.fields, ['text']) ?? []
    if (root === undefined) return null
    const word = this.#newWord()
    const text = doc.getText(root)
    text.insert(prng.bool(this.#random) ? 0 : text.length, word)
    this.#words.push({ root, word })
    return { place: word, holds: (saved) => saved.getText(root).toString().includes(word) }
  }

  #typeRich(doc: Y.Doc): Effect | null {
    const [root] = this.#fieldOf(this.#shape.fields, ['rich']) ?? []
    if (root === undefined) return null
    const word = this.#newWord()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(word)])
    doc.getXmlFragment(root).insert(0, [paragraph])
    return { place: word, holds: (saved) => JSON.stringify(saved.getXmlFragment(root).toJSON()).includes(word) }
  }

  #addRow(doc: Y.Doc): Effect {
    const [name, fields] = prng.oneOf(this.#random, Object.entries(this.#shape.tables))
    const id = new Table(name, fields, doc.getMap(name), null).add()
    this.#rows.push({ table: name, id })
    return { place: `${id} is there`, holds: (saved) => rowOf(saved, { table: name, id }) !== null }
  }

  #typeInRow(doc: Y.Doc): Effect | null {
    const own = this.#ownRow(doc)
    const [field] = own === null ? [] : (this.#fieldOf(own.fields, ['text']) ?? [])
    if (own === null || field === undefined) return null
    const text = own.row.get(field)
    if (!(text instanceof Y.Text)) return null
    const word = this.#newWord()
    text.insert(prng.bool(this.#random) ? 0 : text.length, word)
    return {
      place: word,
      holds: (saved) => JSON.stringify(rowOf(saved, own.at)?.toJSON() ?? {}).includes(word),
    }
  }

  #setInRow(doc: Y.Doc): Effect | null {
    const own = this.#ownRow(doc)
    if (own === null) return null
    const [field, kind] = this.#fieldOf(own.fields, ['number', 'date', 'flag', 'choice', 'reference']) ?? []
    if (field === undefined || kind === undefined) return null
    const value = this.#valueOf(kind)
    own.row.set(field, value)
    return { place: `${own.at.id}/${field}`, holds: (saved) => rowOf(saved, own.at)?.get(field) === value }
  }

  #moveRowAway(doc: Y.Doc): Effect | null {
    const own = this.#ownRow(doc)
    if (own === null) return null
    const { table, id } = own.at
    const away = prng.bool(this.#random)
    const rows = new Table(table, own.fields, doc.getMap(table), null)
    if (away) rows.remove(id)
    else rows.restore(id)
    return {
      place: `${id} is away`,
      holds: (saved) => new Table(table, own.fields, saved.getMap(table), null).ids().includes(id) !== away,
    }
  }

  #count(doc: Y.Doc): Effect | null {
    const grids = Object.entries(this.#shape.grids).filter(([name]) => !keptByServer.includes(name))
    if (grids.length === 0) return null
    const [name, kind] = prng.oneOf(this.#random, grids)
    const key = `${this.#author}/${prng.int32(this.#random, 0, 20)}`
    const value = this.#valueOf(kind)
    doc.getMap(name).set(key, value)
    return { place: `${name} ${key}`, holds: (saved) => saved.getMap(name).get(key) === value }
  }

  #setValue(doc: Y.Doc): null {
    const [name, kind] = this.#fieldOf(this.#shape.fields, ['number', 'date', 'flag', 'choice', 'reference']) ?? []
    if (name !== undefined && kind !== undefined) doc.getMap(valuesRoot).set(name, this.#valueOf(kind))
    return null
  }

  #eraseWord(doc: Y.Doc): Effect | null {
    const erased = this.#words.shift()
    if (erased === undefined) return null
    const { root, word } = erased
    const text = doc.getText(root)
    const at = text.toString().indexOf(word)
    if (at < 0) return null
    text.delete(at, word.length)
    return { place: word, holds: (saved) => !saved.getText(root).toString().includes(word) }
  }

  #ownRow(doc: Y.Doc): { at: OwnRow; row: Y.Map<unknown>; fields: Fields } | null {
    if (this.#rows.length === 0) return null
    const at = prng.oneOf(this.#random, this.#rows)
    const row = rowOf(doc, at)
    const fields = this.#shape.tables[at.table]
    return row === null || fields === undefined ? null : { at, row, fields }
  }

  #valueOf(kind: FieldKind): string | number | boolean {
    switch (kind.kind) {
      case 'number':
        return prng.int32(this.#random, kind.min, Math.min(kind.max, 1000))
      case 'date':
        return `2026-01-${String(prng.int32(this.#random, 10, 28))}`
      case 'flag':
        return prng.bool(this.#random)
      case 'choice':
        return prng.oneOf(this.#random, [...kind.of])
      default:
        return this.#newWord()
    }
  }
}

function rowOf(doc: Y.Doc, { table, id }: OwnRow): Y.Map<unknown> | null {
  const row = doc.getMap(table).get(id)
  return row instanceof Y.Map ? row : null
}
