import { type RefObject, useCallback, useEffect, useRef } from 'react'
import * as Y from 'yjs'
import { useCycleRoom } from '../sync/cycle-room-context'
import { bindText, type Surface, type TextBinding } from './text-binding'

interface FieldBinding {
  binding: RefObject<TextBinding | null>
  /** To put on the element. */
  handlers: {
    onInput: () => void
    onFocus: () => void
    onBlur: () => void
    onCompositionStart: () => void
    onCompositionEnd: () => void
  }
}

/**
 * Binds an element to a shared text and shows the others that I am in it. `surface` and `shown` must not change.
 *
 * @param path of the field, as presence and deep links name it
 */
export function useTextBinding<E extends HTMLElement>(
  element: RefObject<E | null>,
  text: Y.Text,
  path: string,
  surface: (element: E) => Surface,
  shown: () => void,
): FieldBinding {
  const { presence, history } = useCycleRoom()
  const binding = useRef<TextBinding | null>(null)

  useEffect(() => {
    if (!element.current) return
    const made = bindText(surface(element.current), text, shown)
    binding.current = made
    return () => {
      made.stop()
      binding.current = null
      presence.leave(path)
    }
  }, [element, text, path, surface, shown, presence])

  const showCaret = useCallback(() => {
    const caret = binding.current?.caret()
    if (!caret || !text.doc) return
    const position = (index: number) => Y.createRelativePositionFromTypeIndex(text, index)
    presence.showCaret(text.doc, position(caret.anchor), position(caret.head))
  }, [presence, text])

  // React's onSelect does not know plaintext-only fields; this event comes for every kind of field.
  const stopFollowing = useRef(() => {})
  useEffect(() => () => stopFollowing.current(), [])
  const followSelection = () => {
    stopFollowing.current()
    document.addEventListener('selectionchange', showCaret)
    stopFollowing.current = () => document.removeEventListener('selectionchange', showCaret)
  }

  return {
    binding,
    handlers: {
      onInput() {
        binding.current?.typed()
        showCaret()
      },
      onFocus() {
        history.endStep()
        if (text.doc) presence.enter(path, text.doc)
        showCaret()
        followSelection()
      },
      onBlur() {
        // A composition that the browser gives up on blur does not always say so.
        binding.current?.composing(false)
        stopFollowing.current()
        presence.leave(path)
      },
      onCompositionStart: () => binding.current?.composing(true),
      onCompositionEnd() {
        binding.current?.typed()
        binding.current?.composing(false)
      },
    },
  }
}
