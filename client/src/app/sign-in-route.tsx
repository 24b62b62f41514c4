import { useLocation } from 'react-router'
import * as z from 'zod/mini'
import { SignInPage } from '../features/auth/components/sign-in-page'
import { FrontDoor, useEnter } from './front-door'

const stateSchema = z.object({ next: z.string().check(z.startsWith('/')) })

/** Sign in, then to where one wanted to go. */
export function SignInRoute() {
  const state = stateSchema.safeParse(useLocation().state)
  const next = state.success ? state.data.next : '/'
  const enter = useEnter(next)
  return (
    <FrontDoor>
      <SignInPage onSignedIn={enter} returnTo={next} />
    </FrontDoor>
  )
}
