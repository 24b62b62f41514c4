import { useAnnouncements } from './announce'
import { VisuallyHidden } from './visually-hidden'

/** The page's one polite live region; `announce()` speaks through it. */
export function LiveRegion() {
  const { message, count } = useAnnouncements()
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite" aria-atomic="true">
        <span key={count}>{message}</span>
      </span>
    </VisuallyHidden>
  )
}
