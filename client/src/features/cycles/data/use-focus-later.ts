import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** Focuses the field with an id as soon as it is drawn: for a row that was added a moment ago. */
export function useFocusLater(root: RefObject<HTMLElement | null>): (id: string) => void {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    const field = wanted.current && root.current?.querySelector<HTMLElement>(`#${CSS.escape(wanted.current)}`)
    if (!field) return
    wanted.current = null
    field.focus()
  })
  return useCallback((id) => {
    wanted.current = id
  }, [])
}
