import { useEffect } from 'react'
import { reportVisit } from './api'

/** So often while the page is looked at, in milliseconds. */
const visitEvery = 4 * 60_000

/**
 * Tells the server that what is on the page has been seen: when the page is left or hidden, and now and then while it is
 * looked at. So what one saw and did oneself is not told as news the next time.
 *
 * @param isOn once the page has asked what is new since the visit before
 */
export function useVisit(cycleId: string, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const tell = () => reportVisit(cycleId)
    const look = () => document.visibilityState === 'hidden' && tell()
    const timer = setInterval(() => document.visibilityState !== 'hidden' && tell(), visitEvery)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      tell()
    }
  }, [cycleId, isOn])
}
