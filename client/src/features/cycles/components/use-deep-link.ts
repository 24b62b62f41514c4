import { type RefObject, useEffect, useEffectEvent } from 'react'
import { useLocation } from 'react-router'
import { isWithin } from '../step-places'

/** The field that the address points at: `#observations/<row>/text`. Null when it points at none. */
export function useTargetPath(): string | null {
  const { hash } = useLocation()
  if (hash.length < 2) return null
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return null
  }
}

/** Unfolds the section that the address points into, and puts the focus in the field, once for each navigation. */
export function useDeepLink(
  section: RefObject<HTMLElement | null>,
  parts: readonly string[],
  isUnfolded: boolean,
  fold: (unfolded: boolean) => void,
): void {
  const { key } = useLocation()
  const target = useTargetPath()
  const isHere = target !== null && isWithin(target, parts)

  // Only a navigation unfolds: who folds the section afterwards means it.
  const unfold = useEffectEvent(() => {
    if (!isUnfolded) fold(true)
  })
  useEffect(() => {
    if (isHere) unfold()
  }, [isHere, key])

  useEffect(() => {
    if (!isHere || !isUnfolded || target === null) return
    const frame = requestAnimationFrame(() => focusField(section.current, target))
    return () => cancelAnimationFrame(frame)
  }, [isHere, isUnfolded, key, section, target])
}

/** A field's element has its path as its id (editor/). A path of a row alone leads to the row's first field. */
function focusField(section: HTMLElement | null, path: string): void {
  const safe = CSS.escape(path)
  const field = section?.querySelector<HTMLElement>(`[id="${safe}"], [id^="${safe}/"]`)
  const target = field ?? section?.querySelector<HTMLElement>('h2 > button')
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
