import type { PageHistory } from './history'

/**
 * Undo and redo from anywhere on the page, by key or by the browser's own menu and gestures. The browser's own undo is
 * kept from acting: it knows nothing of what colleagues typed in the same field. Returns its undo.
 */
export function historyKeys(page: Document, history: Pick<PageHistory, 'undo' | 'redo'>): () => void {
  const onKey = (event: KeyboardEvent) => {
    const step = stepOf(event)
    if (!step || event.defaultPrevented) return
    event.preventDefault()
    // The rich-text editor must not handle the same key again.
    event.stopPropagation()
    history[step]()
  }
  const onInput = (event: InputEvent) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    event.preventDefault()
    history[event.inputType === 'historyUndo' ? 'undo' : 'redo']()
  }
  page.addEventListener('keydown', onKey, true)
  page.addEventListener('beforeinput', onInput, true)
  return () => {
    page.removeEventListener('keydown', onKey, true)
    page.removeEventListener('beforeinput', onInput, true)
  }
}

function stepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.altKey || event.ctrlKey === event.metaKey || event.isComposing) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : null
}

/** The browser asks before the page closes while something is not on the server's disk (docs/sync.md H2). */
export function askBeforeLeaving(page: Window, hasUnsent: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (hasUnsent()) event.preventDefault()
  }
  page.addEventListener('beforeunload', ask)
  return () => page.removeEventListener('beforeunload', ask)
}
