import type { Splice } from './alignment'

interface PlainInput {
  /** Puts pasted or dropped words in, on one line. */
  insert(change: Splice): void
  enter(): void
}

/** Lets nothing but plain words on one line into a `contenteditable`. Returns its undo. */
export function keepPlain(element: HTMLElement, { insert, enter }: PlainInput): () => void {
  const onInput = (event: InputEvent) => {
    if (event.inputType === 'insertParagraph' || event.inputType === 'insertLineBreak') {
      event.preventDefault()
      enter()
      return
    }
    if (event.inputType.startsWith('format')) return event.preventDefault()
    // Pasted and dropped words come as data where the browser knows that the field is plain, else as a transfer.
    const words = event.dataTransfer?.getData('text/plain') ?? event.data
    const [range] = event.getTargetRanges()
    if (!words || !range || !(event.dataTransfer || words.includes('\n'))) return
    event.preventDefault()
    const at = offsetOf(element, range.startContainer, range.startOffset)
    const end = offsetOf(element, range.endContainer, range.endOffset)
    insert({ at, removed: end - at, inserted: words.replace(/\s*\r?\n\s*/g, ' ') })
  }
  element.addEventListener('beforeinput', onInput)
  return () => element.removeEventListener('beforeinput', onInput)
}

/** How many UTF-16 units of an element's words stand before a point in it. */
export function offsetOf(element: HTMLElement, node: Node, offset: number): number {
  const range = element.ownerDocument.createRange()
  range.setStart(element, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

/** `plaintext-only` where the browser knows it: it pastes and breaks lines by itself as we want it. */
export const plainEditable: 'plaintext-only' | true = (() => {
  const probe = document.createElement('span')
  try {
    probe.contentEditable = 'plaintext-only'
  } catch {
    // Firefox before 136 throws.
    return true
  }
  return probe.contentEditable === 'plaintext-only' ? 'plaintext-only' : true
})()

/** Moves to the next blank of the same sentence, if there is one. */
export function focusNextBlank(element: HTMLElement): void {
  const sentence = element.closest('[data-sentence], p, section') ?? element.ownerDocument.body
  const blanks = [...sentence.querySelectorAll<HTMLElement>('[role="textbox"][contenteditable]')]
  blanks[blanks.indexOf(element) + 1]?.focus()
}
