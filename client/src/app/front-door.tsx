import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { useNavigate } from 'react-router'
import type { Session } from 'shared/people/schema'
import { LiveRegion } from '../components/live-region'
import { sessionKey } from '../features/auth/api'
import { PageSkeleton } from './page-skeleton'

/** Goes on to a page of the site as somebody who has just signed in. */
export function useEnter(to: string): (session: Session) => void {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (session) => {
    // Whatever was asked before was asked as somebody else, or as nobody.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo' })
    queries.setQueryData(sessionKey, session)
    void navigate(to, { replace: true })
  }
}

/** What pages are in that nobody has to be signed in for. */
export function FrontDoor({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
      <LiveRegion />
    </main>
  )
}
