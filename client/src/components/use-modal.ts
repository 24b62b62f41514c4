import { type MouseEvent, type RefObject, type SyntheticEvent, useEffect, useRef } from 'react'

interface Modal {
  ref: RefObject<HTMLDialogElement | null>
  onCancel: (event: SyntheticEvent) => void
  onClick: (event: MouseEvent<HTMLDialogElement>) => void
}

/**
 * Keeps a native `<dialog>` in step with `open`. Without `onClose`, Escape and a press outside do nothing. One that
 * `waits` leaves the page alone: who is typing keeps the focus, and no key of theirs presses a button of the dialog.
 */
export function useModal(open: boolean, onClose: (() => void) | undefined, waits = false): Modal {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !open) return
    if (waits) {
      // Not `show()`: that would move the focus.
      dialog.setAttribute('open', '')
      if (!isTyping()) dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
      return () => dialog.removeAttribute('open')
    }
    if (!dialog.open) dialog.showModal()
    // The browser picks the first thing in the dialog, and React's `autoFocus` comes too early to tell it otherwise.
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => dialog.close()
  }, [open, waits])
  return {
    ref,
    onCancel: (event) => {
      if (event.target !== event.currentTarget) return
      event.preventDefault()
      onClose?.()
    },
    onClick: (event) => {
      // The dialog itself is only hit beside its sheet, which fills it.
      if (event.target === event.currentTarget) onClose?.()
    },
  }
}

function isTyping(): boolean {
  const focused = document.activeElement
  return focused instanceof HTMLElement && focused.matches('input, textarea, select, [role="textbox"], [contenteditable]')
}
