import { type RefObject, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { caretIn, type Visitor } from '../sync/presence'
import styles from './carets.module.css'
import type { TextBinding } from './text-binding'

interface CaretsProps {
  text: Y.Text
  visitors: readonly Visitor[]
  /** The element whose single text node shows the words. */
  words: RefObject<HTMLElement | null>
  binding: RefObject<TextBinding | null>
}

interface Place {
  visitor: Visitor
  left: number
  top: number
  height: number
}

/** The carets of colleagues over the words of a field. */
export function Carets({ text, visitors, words, binding }: CaretsProps) {
  const [places, setPlaces] = useState<readonly Place[]>([])

  useEffect(() => {
    if (visitors.length === 0) {
      setPlaces((old) => (old.length === 0 ? old : []))
      return
    }
    let frame = 0
    const measure = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setPlaces(placesOf(text, visitors, words.current, binding.current)))
    }
    measure()
    text.observe(measure)
    const resized = new ResizeObserver(measure)
    if (words.current) resized.observe(words.current)
    return () => {
      cancelAnimationFrame(frame)
      text.unobserve(measure)
      resized.disconnect()
    }
  }, [text, visitors, words, binding])

  return places.map(({ visitor, left, top, height }) => (
    <span
      key={visitor.clientId}
      className={styles.caret}
      aria-hidden="true"
      style={{ left, top, height, '--visitor': `var(--presence-${visitor.person.color})` }}
    >
      <span className={styles.initials}>{visitor.person.initials}</span>
    </span>
  ))
}

function placesOf(text: Y.Text, visitors: readonly Visitor[], element: HTMLElement | null, binding: TextBinding | null): Place[] {
  const node = element?.firstChild
  // Of an inline parent that wraps, the first line is where positions in it begin.
  const frame = element?.offsetParent?.getClientRects()[0]
  if (!node || !frame || !binding) return []
  return visitors.flatMap((visitor) => {
    const caret = caretIn(text, visitor.caret)
    if (!caret) return []
    const range = document.createRange()
    range.setStart(node, Math.min(binding.inField(caret.head), node.textContent?.length ?? 0))
    const rect = range.getClientRects()[0] ?? range.getBoundingClientRect()
    return [{ visitor, left: rect.left - frame.left, top: rect.top - frame.top, height: rect.height }]
  })
}
