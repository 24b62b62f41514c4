import { useSyncExternalStore } from 'react'

/** Does the media query match now? Follows changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}

/** One column, as on a phone: the width under which side panels become drawers. */
export const phone = '(max-width: 48rem)'
