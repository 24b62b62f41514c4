import { type RefObject, useLayoutEffect, useState } from 'react'

/** Is there room for this many rem across the element? True until it has been measured. */
export function useFits(element: RefObject<HTMLElement | null>, rem: number): boolean {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      if (entry) setWidth(entry.contentRect.width / unit)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width >= rem
}
