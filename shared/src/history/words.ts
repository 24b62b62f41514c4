import { differences } from './myers'
import type { Part } from './schema'

/** One place where a text is to be changed; `at` and `remove` count UTF-16 units of the text before. */
export interface TextEdit {
  at: number
  remove: number
  insert: string
}

/** Words, runs of white space, and every other sign by itself; of scripts without spaces, each sign is a word. */
const pieces = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\S\n]+|\n|./gsu

function piecesOf(text: string): string[] {
  return text.match(pieces) ?? []
}

/** The fewest edits, word by word, that make `after` of `before`, in order; none where they are the same. */
export function textEdits(before: string, after: string): TextEdit[] {
  const a = piecesOf(before)
  const b = piecesOf(after)
  const edits: TextEdit[] = []
  let done = 0
  let at = 0
  for (const hunk of differences(a, b)) {
    at += lengthOf(a, done, hunk.at)
    const removed = a.slice(hunk.at, hunk.at + hunk.removed).join('')
    edits.push(trimmed({ at, removed, insert: b.slice(hunk.from, hunk.from + hunk.added).join('') }))
    at += removed.length
    done = hunk.at + hunk.removed
  }
  return edits
}

/** Two texts as the pieces of which both are made, to be read by people: no lone space stands between two changes. */
export function wordParts(before: string, after: string): Part[] {
  const a = piecesOf(before)
  const b = piecesOf(after)
  const changes: { same: string; removed: string; added: string }[] = []
  let done = 0
  for (const hunk of differences(a, b)) {
    const same = a.slice(done, hunk.at).join('')
    const removed = a.slice(hunk.at, hunk.at + hunk.removed).join('')
    const added = b.slice(hunk.from, hunk.from + hunk.added).join('')
    const last = changes.at(-1)
    if (last !== undefined && /^[^\S\n]*$/.test(same)) {
      last.removed += same + removed
      last.added += same + added
    } else changes.push({ same, removed, added })
    done = hunk.at + hunk.removed
  }
  const parts = changes.flatMap(({ same, removed, added }): Part[] => [
    { kind: 'same', text: same },
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ])
  parts.push({ kind: 'same', text: a.slice(done).join('') })
  return parts.filter(({ text }) => text !== '')
}

function lengthOf(list: readonly string[], from: number, to: number): number {
  let length = 0
  for (let index = from; index < to; index++) length += list[index]?.length ?? 0
  return length
}

/** Leaves alone what both begin and end with, and never cuts a pair of surrogates. */
function trimmed({ at, removed, insert }: { at: number; removed: string; insert: string }): TextEdit {
  const old = Array.from(removed)
  const fresh = Array.from(insert)
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++
  let end = 0
  const longest = Math.min(old.length, fresh.length) - start
  while (end < longest && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++
  const before = old.slice(0, start).join('').length
  return {
    at: at + before,
    remove: old.slice(start, old.length - end).join('').length,
    insert: fresh.slice(start, fresh.length - end).join(''),
  }
}
