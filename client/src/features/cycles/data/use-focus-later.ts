import { type RefObject, useEffect, useState } from 'react'

/** Focuses the field with an id as soon as it is drawn: for a row that was added a moment ago. */
export function useFocusLater(root: RefObject<HTMLElement | null>): (id: string) => void {
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    const field = wanted && root.current?.querySelector<HTMLElement>(`#${CSS.escape(wanted)}`)
    if (!field) return
    field.focus()
    setWanted(null)
  })
  return setWanted
}
