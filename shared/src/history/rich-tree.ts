import * as Y from 'yjs'
import { deepestElement, richMarks, richNodes } from '../document/rich-schema'

/** What of a rich text can be told and written again: the nodes, marks and attributes of rich-schema, nothing else. */
export type RichNode =
  | { kind: 'text'; runs: Run[] }
  | { kind: 'element'; name: string; attributes: Record<string, string | number>; children: RichNode[] }

export interface Run {
  text: string
  /** Marks by name, in the order of rich-schema; the value is what the editor keeps with the mark. */
  marks: Record<string, unknown>
}

export type RichParent = Y.XmlFragment | Y.XmlElement

export function readRich(parent: RichParent): RichNode[] {
  return readChildren(parent, 1)
}

function readChildren(parent: RichParent, depth: number): RichNode[] {
  if (depth > deepestElement) return []
  return parent.toArray().flatMap((child): RichNode[] => {
    if (child instanceof Y.XmlText) return [readText(child)]
    if (!(child instanceof Y.XmlElement) || !richNodes.has(child.nodeName)) return []
    return [{ kind: 'element', name: child.nodeName, attributes: attributesOf(child), children: readChildren(child, depth + 1) }]
  })
}

export function attributesOf(element: Y.XmlElement): Record<string, string | number> {
  const given = new Map<string, unknown>(Object.entries(element.getAttributes()))
  const known: Record<string, string | number> = {}
  for (const name of richNodes.get(element.nodeName) ?? []) {
    const value = given.get(name)
    if (typeof value === 'string' || typeof value === 'number') known[name] = value
  }
  return known
}

/** The words of a Y.XmlText in runs of the same marks. Walks Yjs's own list, as plainWords does. */
export function readText(text: Y.XmlText): Extract<RichNode, { kind: 'text' }> {
  const runs: Run[] = []
  const open = new Map<string, unknown>()
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) open.set(content.key, content.value)
    if (!(content instanceof Y.ContentString)) continue
    const marks: Record<string, unknown> = {}
    for (const name of richMarks) if ((open.get(name) ?? null) !== null) marks[name] = open.get(name)
    const last = runs.at(-1)
    if (last && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += content.str
    else runs.push({ text: content.str, marks })
  }
  return { kind: 'text', runs }
}

export function wordsOf(node: RichNode): string {
  if (node.kind === 'text') return node.runs.map(({ text }) => text).join('')
  return node.children.map(wordsOf).join(' ')
}

/** The same for two nodes that say and show the same. */
export function keyOf(node: RichNode): string {
  return JSON.stringify(node)
}

/** A new shared type of a node, whole, to be put into its parent. */
export function makeRich(node: RichNode): Y.XmlElement | Y.XmlText {
  if (node.kind === 'text') {
    const text = new Y.XmlText()
    text.applyDelta(node.runs.filter(({ text: words }) => words !== '').map(({ text: insert, marks }) => ({ insert, attributes: marks })))
    return text
  }
  const element = new Y.XmlElement(node.name)
  for (const [name, value] of Object.entries(node.attributes)) setAttribute(element, name, value)
  element.insert(0, node.children.map(makeRich))
  return element
}

/** y-tiptap keeps numbers as numbers, which Yjs's types do not know of. */
export function setAttribute(element: Y.XmlElement<Record<string, string | number>> | Y.XmlElement, name: string, value: string | number): void {
  const open: Y.XmlElement<Record<string, string | number>> = element
  open.setAttribute(name, value)
}
