import type * as Y from 'yjs'
import { byHand } from 'shared/document/typed-document'

/** The gap that a starter leaves to be filled. */
export const gap = '…'

/**
 * Puts a way to begin into a field: after what stands there, on a line of its own, or in place of another starter that
 * nobody has filled in yet.
 * @param all the starters of this field
 * @returns where the starter's first gap stands in the text
 */
export function insertStarter(text: Y.Text, starter: string, all: readonly string[]): number {
  const standing = text.toString()
  const isUnused = standing.trim() === '' || all.includes(standing.trim())
  const lead = isUnused || standing.endsWith('\n') ? '' : '\n'
  const insert = () => {
    if (isUnused) text.delete(0, text.length)
    text.insert(text.length, lead + starter)
  }
  if (text.doc) text.doc.transact(insert, byHand)
  else insert()
  return (isUnused ? 0 : standing.length) + lead.length + Math.max(0, starter.indexOf(gap))
}
