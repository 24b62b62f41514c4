import { create } from 'zustand'

interface Announcements {
  message: string
  /** Changes with every message, so that the same words are read again. */
  count: number
}

export const useAnnouncements = create<Announcements>(() => ({ message: '', count: 0 }))

/** How long a message waits for a later one that replaces it: several events in a row are one sentence. */
const gatherMs = 400
let waiting: ReturnType<typeof setTimeout> | undefined

/** Says a sentence through the page's live region, politely. The last one of a burst is said. */
export function announce(message: string): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => useAnnouncements.setState(({ count }) => ({ message, count: count + 1 })), gatherMs)
}
