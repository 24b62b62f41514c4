import * as Y from 'yjs'

const deepest = 50
const blocks = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'codeBlock'])

/** The plain words of a rich text, one line a block. What is not text or an element is left out; deep nesting is cut. */
export function richToText(fragment: Y.XmlFragment): string {
  const lines: string[] = ['']
  const write = (words: string) => {
    lines[lines.length - 1] += words
  }
  const walk = (node: unknown, depth: number): void => {
    if (depth > deepest) return
    if (node instanceof Y.XmlText) {
      for (const part of node.toDelta() as { insert?: unknown }[]) {
        if (typeof part.insert === 'string') write(part.insert)
      }
    } else if (node instanceof Y.XmlElement) {
      const isBlock = blocks.has(node.nodeName)
      if (isBlock && lines.at(-1) !== '') lines.push('')
      if (node.nodeName === 'hardBreak') lines.push('')
      for (const child of node.toArray()) walk(child, depth + 1)
      if (isBlock && lines.at(-1) !== '') lines.push('')
    }
  }
  for (const child of fragment.toArray()) walk(child, 1)
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
