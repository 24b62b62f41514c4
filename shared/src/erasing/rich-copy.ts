import * as Y from 'yjs'
import { deepestElement, richMarks, richNodes } from '../document/rich-schema'
import { mark } from './limits'
import { type Match, matchesIn, type Needle } from './words'

/** A piece of words as Yjs gives it: letters with the marks on them. */
interface Run {
  words: string
  marks: Record<string, unknown>
}

interface Part {
  runs: Run[]
  from: number
}

/**
 * A rich text laid out in one line of words: between blocks and at breaks there is a line break, so that a name is found
 * also where it goes over the end of a line or is bold by half.
 */
export interface LaidOut {
  words: string
  parts: ReadonlyMap<Y.XmlText, Part>
}

export function layOut(fragment: Y.XmlFragment): LaidOut {
  const parts = new Map<Y.XmlText, Part>()
  let words = ''
  const walk = (node: unknown, depth: number): void => {
    if (node instanceof Y.XmlText) {
      const runs = runsOf(node)
      parts.set(node, { runs, from: words.length })
      for (const run of runs) words += run.words
    } else if (node instanceof Y.XmlElement && depth <= deepestElement) {
      if (!words.endsWith('\n')) words += '\n'
      for (const child of node.toArray()) walk(child, depth + 1)
      if (!words.endsWith('\n')) words += '\n'
    }
  }
  for (const child of fragment.toArray()) walk(child, 1)
  return { words, parts }
}

/** The runs of a text with the marks that the schema has; what is no words is left out. */
export function runsOf(text: Y.Text): Run[] {
  const delta: unknown = text.toDelta()
  if (!Array.isArray(delta)) return []
  return delta.flatMap((piece: unknown) => (isWords(piece) ? [{ words: piece.insert, marks: soundMarks(piece.attributes ?? {}) }] : []))
}

function isWords(piece: unknown): piece is { insert: string; attributes?: Record<string, unknown> } {
  return typeof piece === 'object' && piece !== null && 'insert' in piece && typeof piece.insert === 'string'
}

/** A mark says that it is there and nothing else: what else could stand in it nobody would look through. */
function soundMarks(attributes: Record<string, unknown>): Record<string, unknown> {
  const marks = Object.keys(attributes).filter((name) => richMarks.has(name))
  return Object.fromEntries(marks.map((name) => [name, attributes[name] === true ? true : {}]))
}

/** The same nodes and marks, made new, without the name. Returns what to insert and how often the name was there. */
export function copyRich(fragment: Y.XmlFragment, needle: Needle): { nodes: (Y.XmlElement | Y.XmlText)[]; count: number } {
  const { words, parts } = layOut(fragment)
  const found = matchesIn(words, needle)
  const copy = (node: unknown, depth: number): (Y.XmlElement | Y.XmlText)[] => {
    if (node instanceof Y.XmlText) {
      const part = parts.get(node)
      return part === undefined ? [] : [textOf(withoutMatches(part, found))]
    }
    if (!(node instanceof Y.XmlElement) || depth > deepestElement) return []
    const attributes = richNodes.get(node.nodeName)
    if (attributes === undefined) return []
    const made = new Y.XmlElement(node.nodeName)
    for (const name of attributes) copyAttribute(node, made, name, needle)
    made.insert(0, node.toArray().flatMap((child) => copy(child, depth + 1)))
    return [made]
  }
  return { nodes: fragment.toArray().flatMap((child) => copy(child, 1)), count: found.length }
}

const longestAttribute = 10

/** What Yjs says of attributes is that they are strings; editors keep numbers there too. */
interface WithAttributes {
  getAttributes(): Record<string, unknown>
  setAttribute(name: string, value: unknown): void
}

function copyAttribute(from: WithAttributes, to: WithAttributes, name: string, needle: Needle): void {
  const attributes = from.getAttributes()
  const value = attributes[name]
  const isSound = typeof value === 'number' || (typeof value === 'string' && value.length <= longestAttribute && matchesIn(value, needle).length === 0)
  if (isSound) to.setAttribute(name, value)
}

function textOf(runs: readonly Run[]): Y.XmlText {
  const text = new Y.XmlText()
  if (runs.length > 0) text.applyDelta(runs.map(({ words, marks }) => ({ insert: words, ...(Object.keys(marks).length > 0 && { attributes: marks }) })))
  return text
}

/** What begins in this part is replaced here; what began in an earlier one is only taken out. */
export function withoutMatches({ runs, from }: Part, found: readonly Match[]): Run[] {
  let at = from
  return runs.flatMap(({ words, marks }) => {
    const start = at
    const end = (at += words.length)
    let rest = ''
    let next = start
    for (const match of found) {
      if (match.to <= start || match.from >= end) continue
      rest += words.slice(next - start, Math.max(match.from, start) - start)
      if (match.from >= start) rest += mark
      // A line break inside the name stays where it is.
      rest += words.slice(Math.max(match.from, start) - start, Math.min(match.to, end) - start).replaceAll(/[^\n]+/gu, '')
      next = Math.min(match.to, end)
    }
    rest += words.slice(next - start)
    return rest === '' ? [] : [{ words: rest, marks }]
  })
}
