import type { DocumentKind } from 'shared/cycles/fields'
import { deepestElement, richMarks, richNodes } from 'shared/document/rich-schema'
import { type Fields, type Shape, valuesRoot } from 'shared/document/shape'
import { rowKeys } from 'shared/document/table'
import type { Refusal } from 'shared/sync/wire'
import * as Y from 'yjs'

type Content = Y.Item['content']

/** What may lie in one shared type of a document (docs/sync.md G5). */
export interface Place {
  /**
   * Content is put here, under `key` in a map, or in the row of a text or list (null). 'fine', or the place that the
   * content opens, or why it is refused.
   */
  take(key: string | null, content: Content): Place | 'fine' | Refusal
}

/** The place that a root type of a document of this kind is; null when there is no such root. */
export type Roots = (kind: DocumentKind, name: string) => Place | null

const foreign = 'foreign-structure'

/** Where nothing may be put. */
export const nowhere: Place = { take: () => foreign }

/** Typed words without formatting. */
export const words: Place = {
  take: (key, content) => (key === null && content instanceof Y.ContentString ? 'fine' : foreign),
}

/** Numbers, flags, days and choices by any key. */
export const grid: Place = { take: (key, content) => (key === null || isUnsafe(key) ? foreign : plain(content)) }

const richWords: Place = {
  take(key, content) {
    if (key !== null) return foreign
    if (content instanceof Y.ContentString) return 'fine'
    return content instanceof Y.ContentFormat && isMark(content) ? 'fine' : foreign
  },
}

/** @param depth of what is put here: 1 in the rich text itself */
const elements = (depth: number, attributes: readonly string[]): Place => ({
  take(key, content) {
    if (key !== null) return attributes.includes(key) ? plain(content) : foreign
    if (!(content instanceof Y.ContentType) || depth > deepestElement) return foreign
    const { type } = content
    if (type instanceof Y.XmlText) return richWords
    const known = type instanceof Y.XmlElement ? richNodes.get(type.nodeName) : undefined
    return known === undefined ? foreign : elements(depth + 1, known)
  },
})

export const rich: Place = elements(1, [])

const fieldsOf = (fields: Fields, isRow: boolean): Place => ({
  take(key, content) {
    if (key === null) return foreign
    if (isRow && (key === rowKeys.order || key === rowKeys.removed)) return plain(content)
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    switch (field?.kind) {
      case undefined:
        return 'unknown-field'
      case 'text':
        return isRow && opens(content, Y.Text) ? words : foreign
      case 'rich':
        return foreign
      default:
        return plain(content)
    }
  },
})

const table = (fields: Fields): Place => {
  const row = fieldsOf(fields, true)
  return { take: (key, content) => (key !== null && !isUnsafe(key) && opens(content, Y.Map) ? row : foreign) }
}

/** The roots of documents of these shapes. */
export function rootsOf(shapes: Readonly<Record<DocumentKind, Shape>>): Roots {
  const known = new Map(Object.entries(shapes).map(([kind, shape]) => [kind, rootsOfShape(shape)]))
  return (kind, name) => known.get(kind)?.get(name) ?? null
}

function rootsOfShape(shape: Shape): ReadonlyMap<string, Place> {
  const roots = new Map<string, Place>([[valuesRoot, fieldsOf(shape.fields, false)]])
  for (const [name, { kind }] of Object.entries(shape.fields)) {
    if (kind === 'text') roots.set(name, words)
    if (kind === 'rich') roots.set(name, rich)
  }
  for (const [name, fields] of Object.entries(shape.tables)) roots.set(name, table(fields))
  for (const name of Object.keys(shape.grids)) roots.set(name, grid)
  return roots
}

/** A key that means something else than a key to whoever puts it into an object. */
function isUnsafe(key: string): boolean {
  return key === '__proto__'
}

/** Exactly this type: a Y.XmlText is a Y.Text too, and no place for it. */
function opens(content: Content, type: typeof Y.Text | typeof Y.Map): boolean {
  return content instanceof Y.ContentType && content.type.constructor === type
}

/** Last-writer-wins values are plain: no list and no object among them. Older ones of the same key may come along. */
function plain(content: Content): 'fine' | Refusal {
  if (!(content instanceof Y.ContentAny)) return foreign
  const values: readonly unknown[] = content.arr
  return values.every((value) => value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value))
    ? 'fine'
    : foreign
}

function isMark(content: Y.ContentFormat): boolean {
  const { key, value }: { key: string; value: unknown } = content
  if (!richMarks.has(key)) return false
  if (value === null || typeof value === 'boolean') return true
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
}
