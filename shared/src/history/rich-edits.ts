import * as Y from 'yjs'
import { differences } from './myers'
import { attributesOf, keyOf, makeRich, readRich, readText, type RichNode, type RichParent, setAttribute, wordsOf } from './rich-tree'
import { textEdits } from './words'

/**
 * Makes a rich text say what `target` says, by the fewest changes: what is the same stays the same shared type, with
 * whatever a colleague is typing in it. Returns whether anything had to change.
 */
export function editRich(parent: RichParent, target: readonly RichNode[]): boolean {
  const present = readRich(parent)
  const children = parent.toArray()
  // Something that no editor of ours made lies in it: it is passed over, and stays where it is.
  if (present.length !== children.length) return false
  const hunks = differences(present.map(keyOf), target.map(keyOf))
  for (const { at, removed, from, added } of hunks.toReversed()) {
    const old = present.slice(at, at + removed)
    const fresh = target.slice(from, from + added)
    replaceSome(parent, at, pairUp(old, fresh), { old, fresh })
  }
  return hunks.length > 0
}

/** From the last to the first, so that what comes before keeps its place. */
function replaceSome(
  parent: RichParent,
  at: number,
  pairs: readonly [number, number][],
  { old, fresh }: { old: readonly RichNode[]; fresh: readonly RichNode[] },
): void {
  let oldEnd = old.length
  let freshEnd = fresh.length
  const between = (oldStart: number, freshStart: number) => {
    if (oldEnd > oldStart) parent.delete(at + oldStart, oldEnd - oldStart)
    if (freshEnd > freshStart) parent.insert(at + oldStart, fresh.slice(freshStart, freshEnd).map(makeRich))
  }
  for (const [oldIndex, freshIndex] of pairs.toReversed()) {
    between(oldIndex + 1, freshIndex + 1)
    const node = fresh[freshIndex]
    if (node) editNode(parent.get(at + oldIndex), node)
    oldEnd = oldIndex
    freshEnd = freshIndex
  }
  between(0, 0)
}

function editNode(child: Y.XmlElement | Y.XmlText | Y.XmlHook, node: RichNode): void {
  if (child instanceof Y.XmlText && node.kind === 'text') editText(child, node)
  if (!(child instanceof Y.XmlElement) || node.kind !== 'element') return
  const before = attributesOf(child)
  for (const name of Object.keys(before)) if (!(name in node.attributes)) child.removeAttribute(name)
  for (const [name, value] of Object.entries(node.attributes)) if (before[name] !== value) setAttribute(child, name, value)
  editRich(child, node.children)
}

function editText(text: Y.XmlText, node: Extract<RichNode, { kind: 'text' }>): void {
  const present = wordsOf(readText(text))
  // Something in it is not words: places in it cannot be counted.
  if (present.length !== text.length) return
  for (const { at, remove, insert } of textEdits(present, wordsOf(node)).toReversed()) {
    if (remove > 0) text.delete(at, remove)
    if (insert) text.insert(at, insert)
  }
  editMarks(text, node)
}

/** Sets and takes away marks where they differ. The words are the same by now. */
function editMarks(text: Y.XmlText, node: Extract<RichNode, { kind: 'text' }>): void {
  const present = marksByPlace(readText(text).runs)
  let at = 0
  for (const { text: words, marks } of node.runs) {
    const end = at + words.length
    while (at < end) {
      const before = present[at] ?? {}
      const start = at
      do at++
      while (at < end && present[at] === present[start])
      const changes = changedMarks(before, marks)
      if (changes !== null) text.format(start, at - start, changes)
    }
  }
}

function marksByPlace(runs: readonly { text: string; marks: Record<string, unknown> }[]): Record<string, unknown>[] {
  return runs.flatMap(({ text, marks }) => Array.from({ length: text.length }, () => marks))
}

function changedMarks(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> | null {
  const changes: Record<string, unknown> = {}
  for (const name of Object.keys(before)) if (!(name in after)) changes[name] = null
  for (const [name, value] of Object.entries(after)) {
    if (JSON.stringify(before[name]) !== JSON.stringify(value)) changes[name] = value
  }
  return Object.keys(changes).length > 0 ? changes : null
}

/** More than these on a side are paired one after the other: their likenesses would be their product. */
const mostCompared = 40

/** Which of the old nodes become which of the new ones: in order, of one kind, the likest pairs together. */
function pairUp(old: readonly RichNode[], fresh: readonly RichNode[]): [number, number][] {
  if (old.length > mostCompared || fresh.length > mostCompared) {
    return old.flatMap((node, index): [number, number][] => (likeness(node, fresh[index]) > 0 ? [[index, index]] : []))
  }
  // best[i][j]: the most likeness that the nodes from i and from j on can have.
  const best: number[][] = Array.from({ length: old.length + 1 }, () => Array.from({ length: fresh.length + 1 }, () => 0))
  const value = (i: number, j: number) => best[i]?.[j] ?? 0
  const alike = old.map((node) => fresh.map((other) => likeness(node, other)))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const together = (alike[i]?.[j] ?? 0) > 0 ? (alike[i]?.[j] ?? 0) + value(i + 1, j + 1) : 0
      const row = best[i]
      if (row) row[j] = Math.max(together, value(i + 1, j), value(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    const own = alike[i]?.[j] ?? 0
    if (own > 0 && value(i, j) === own + value(i + 1, j + 1)) pairs.push([i++, j++])
    else if (value(i, j) === value(i + 1, j)) i++
    else j++
  }
  return pairs
}

/** 0 where one cannot become the other, else more the more words they share. */
function likeness(one: RichNode, other: RichNode | undefined): number {
  if (other === undefined || one.kind !== other.kind) return 0
  if (one.kind === 'element' && other.kind === 'element' && one.name !== other.name) return 0
  const words = new Set(wordsOf(one).split(/\s+/))
  const others = new Set(wordsOf(other).split(/\s+/))
  const shared = [...words].filter((word) => others.has(word)).length
  return 0.1 + (2 * shared) / (words.size + others.size)
}
