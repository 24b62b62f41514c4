import { useEffect } from 'react'

/** Sets the document's title to "<title> · Clear Cycle" while the page shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Clear Cycle` : 'Clear Cycle'
  }, [title])
}
