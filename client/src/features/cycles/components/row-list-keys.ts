import type { KeyboardEvent } from 'react'

/**
 * What a key pressed inside a row does to the row: Enter in a one-line text adds the next, Alt with an arrow moves it.
 * A text of several lines keeps Enter for itself: a one-line text (editor/) is known by having kept it from making a
 * new line.
 */
export function rowAction(event: KeyboardEvent<HTMLElement>): 'add' | 'up' | 'down' | null {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (event.altKey) return event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
  const isOneLine = event.target instanceof HTMLTextAreaElement && event.defaultPrevented
  return event.key === 'Enter' && isOneLine ? 'add' : null
}
