import * as Y from 'yjs'
import { byHand } from 'shared/document/typed-document'
import { changedInField, changedInText, hidden, positionInField, positionInText, reveal, type Splice, unitsOf } from './alignment'
import { spliceBetween } from './splice-between'

/** A field on screen, as the binding needs it. Offsets are UTF-16 units from the start of its words. */
export interface Surface {
  words(): string
  /** Null when the field does not have the focus. */
  selection(): { start: number; end: number } | null
  select(start: number, end: number): void
  /** Changes the words and leaves the selection with the characters that it stood between. */
  splice(change: Splice): void
}

export interface TextBinding {
  /** The person has changed the field's words. */
  typed(): void
  composing(on: boolean): void
  /** Where the selection stands in the shared text. */
  caret(): { anchor: number; head: number } | null
  /** Where a position of the shared text stands in the field. */
  inField(index: number): number
  stop(): void
}

/**
 * Binds a field to a shared text: what is typed goes into the text at once, what colleagues type shows in the field
 * without moving this person's caret. While a keyboard composes, the field is left alone and catches up afterwards.
 *
 * @param shown called after every change of the field's words
 */
export function bindText(surface: Surface, text: Y.Text, shown: () => void): TextBinding {
  let words = ''
  let alignment = hidden(unitsOf(text))
  let isComposing = false
  let isWriting = false

  const follow = (): Splice | undefined => {
    const [next, splices] = reveal(alignment, unitsOf(text))
    alignment = next
    for (const change of splices) surface.splice(change)
    words = surface.words()
    shown()
    return splices.at(-1)
  }
  const observe = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (isWriting) return
    alignment = changedInText(alignment, event.delta)
    if (isComposing) return
    const last = follow()
    // My own undo shows me where it acted.
    if (last && transaction.origin instanceof Y.UndoManager && surface.selection()) {
      const at = last.at + last.inserted.length
      surface.select(at, at)
    }
  }
  const write = (splices: readonly Splice[]) => {
    isWriting = true
    try {
      text.doc?.transact(() => {
        for (const { at, removed, inserted } of splices) {
          if (removed) text.delete(at, removed)
          if (inserted) text.insert(at, inserted)
        }
      }, byHand)
    } finally {
      isWriting = false
    }
  }

  surface.splice({ at: 0, removed: surface.words().length, inserted: '' })
  follow()
  text.observe(observe)

  return {
    typed() {
      const now = surface.words()
      if (now === words) return
      const [next, splices] = changedInField(alignment, spliceBetween(words, now, surface.selection()?.end ?? now.length))
      alignment = next
      words = now
      write(splices)
      shown()
    },
    composing(on) {
      isComposing = on
      if (!on) follow()
    },
    caret() {
      const selection = surface.selection()
      if (!selection) return null
      return { anchor: positionInText(alignment, selection.start), head: positionInText(alignment, selection.end) }
    },
    inField: (index) => positionInField(alignment, index),
    stop: () => text.unobserve(observe),
  }
}
