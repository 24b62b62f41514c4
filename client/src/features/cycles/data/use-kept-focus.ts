import { type RefObject, useEffect, useRef } from 'react'

const fields = 'button, input, select, textarea'
/** On buttons that take their own row away: the focus then goes to the same button of the next row. */
const removing = '[data-removes]'

/**
 * Keeps the focus near when the row that it is in goes away, by my hand or a colleague's; otherwise it would fall back to
 * the top of the page.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: HTMLElement; kind: string; at: number } | null>(null)
  useEffect(() => {
    const home = root.current
    if (!home) return
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      const kind = target.matches(removing) ? removing : fields
      last.current = { element: target, kind, at: [...home.querySelectorAll(kind)].indexOf(target) }
    }
    // Chrome tells of the leaving also when the element is being removed: wait and see which it was.
    const forget = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (last.current?.element === target && last.current.element.isConnected) last.current = null
      })
    home.addEventListener('focusin', note)
    home.addEventListener('focusout', forget)
    return () => {
      home.removeEventListener('focusin', note)
      home.removeEventListener('focusout', forget)
    }
  }, [root])
  useEffect(() => {
    const lost = last.current
    if (!lost || lost.element.isConnected) return
    last.current = null
    const near = [...(root.current?.querySelectorAll<HTMLElement>(lost.kind) ?? [])]
    const next = near[lost.at] ?? near.at(-1) ?? root.current?.querySelector<HTMLElement>(fields)
    next?.focus()
  })
}
