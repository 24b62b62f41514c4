import * as prng from 'lib0/prng'
import * as Y from 'yjs'

const field = 'worry'

/** One update a keystroke, by somebody who now and then goes on elsewhere and takes one letter in eight back. */
export function history(keystrokes: number, seed: number): Uint8Array[] {
  const random = prng.create(seed)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText(field)
  let at = 0
  while (updates.length < keystrokes) {
    if (prng.int32(random, 0, 39) === 0) at = prng.int32(random, 0, text.length)
    if (at > 0 && prng.int32(random, 0, 7) === 0) text.delete(--at, 1)
    else text.insert(at++, prng.letter(random))
  }
  return updates
}

const pasteBytes = 8 * 1024

/** Pasted words until the document is this big, a few pages at a time. */
export function pasted(bytes: number, seed: number): Uint8Array[] {
  const random = prng.create(seed)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText(field)
  for (let size = 0; size < bytes; size += pasteBytes) {
    text.insert(prng.int32(random, 0, text.length), prng.word(random, pasteBytes, pasteBytes))
  }
  return updates
}
