import { useQueryClient } from '@tanstack/react-query'
import type { Session } from 'shared/people/schema'
import { useLocation, useNavigate } from 'react-router'
import * as z from 'zod/mini'
import { sessionKey } from '../features/auth/api'
import { SignInPage } from '../features/auth/components/sign-in-page'
import { LiveRegion } from '../components/live-region'

const stateSchema = z.object({ next: z.string().check(z.startsWith('/')) })

/** Sign in, then to where one wanted to go. */
export function SignInRoute() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const state = stateSchema.safeParse(useLocation().state)
  const go = (session: Session) => {
    // Whatever was asked before was asked as somebody else, or as nobody.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo' })
    queries.setQueryData(sessionKey, session)
    void navigate(state.success ? state.data.next : '/', { replace: true })
  }
  return (
    <main id="main" tabIndex={-1}>
      <SignInPage onSignedIn={go} />
      <LiveRegion />
    </main>
  )
}
