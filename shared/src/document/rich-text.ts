import * as Y from 'yjs'
import { plainWords } from './plain-words'
import { deepestElement } from './rich-schema'

const blocks = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'codeBlock'])

/**
 * The plain words of a rich text, one line a block. What is neither text nor an element, or lies deeper than fifty
 * elements, is left out, and `onForeign` is told once.
 */
export function richToText(fragment: Y.XmlFragment, onForeign: () => void = () => {}): string {
  const lines: string[] = ['']
  let isForeign = false
  const markForeign = () => {
    isForeign = true
  }
  const write = (words: string) => {
    lines[lines.length - 1] += words
  }
  const walk = (node: unknown, depth: number): void => {
    if (depth > deepestElement) markForeign()
    else if (node instanceof Y.XmlText) write(plainWords(node, markForeign))
    else if (node instanceof Y.XmlElement) {
      const isBlock = blocks.has(node.nodeName)
      if (isBlock && lines.at(-1) !== '') lines.push('')
      if (node.nodeName === 'hardBreak') lines.push('')
      for (const child of node.toArray()) walk(child, depth + 1)
      if (isBlock && lines.at(-1) !== '') lines.push('')
    } else markForeign()
  }
  for (const child of fragment.toArray()) walk(child, 1)
  if (isForeign) onForeign()
  return lines.join('\n').trim()
}

/** Fills an empty rich text with paragraphs, one a line. For seeding. */
export function writeRichText(fragment: Y.XmlFragment, words: string): void {
  if (!words) return
  const paragraphs = words.split('\n').map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    if (line) paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  fragment.insert(fragment.length, paragraphs)
}
