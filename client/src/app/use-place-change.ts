import { useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { useConnection } from '../lib/connection'
import { reloadForNewVersion, useNewVersion } from '../lib/new-version'

/** Pages of a cycle's own, beside its steps. */
const besideSteps = ['card', 'history']

/** The part of an address that makes it another page: steps of one cycle are places within a page. */
export function placeOf(pathname: string): string {
  const parts = pathname.split('/')
  return parts.slice(0, parts[1] === 'cycles' && besideSteps.includes(parts[3] ?? '') ? 4 : 3).join('/')
}

/**
 * After going to another page: the focus is at its beginning, and so is the view (going back leaves both to the
 * browser). Between two pages nothing is being typed: a newer version that waits comes in here.
 */
export function usePlaceChange(): void {
  const { pathname, hash } = useLocation()
  const how = useNavigationType()
  const place = placeOf(pathname)
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    if (useNewVersion.getState().waiting && useConnection.getState().reachable) void reloadForNewVersion()
    if (how === 'POP' || hash !== '') return
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [place, how, hash])
}
