import { useQuery } from '@tanstack/react-query'
import { type Demo, demoSchema, type demoSignInSchema, localKeySchema, type Session, sessionSchema } from 'shared/people/schema'
import type * as z from 'zod/mini'
import { get, send } from '../../lib/api'
import { ApiError, hasCode, isOffline } from '../../lib/api-error'
import { getOrRecall } from '../../lib/kept-answer'
import type { LocalStore } from '../../sync/local-store'
import { useLocalStore } from '../../sync/local-store-context'
import { tellTabs } from './other-tabs'
import { forgetSignOut, isSignOutPending, rememberSignOut } from './pending-sign-out'

export const sessionKey = ['session'] as const

/** Who is signed in here. Without the server: who was, as kept on this device. */
export function useSessionQuery() {
  const store = useLocalStore()
  return useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => loadSession(store, signal), staleTime: 60_000 })
}

/** The people of the demo school; an error with code `not-found` where the building is a real one. */
export function useDemoPeople() {
  return useQuery<Demo>({
    queryKey: ['demo'],
    queryFn: ({ signal }) => get('/demo', demoSchema, { signal }),
    staleTime: Infinity,
    // Who waits at the sign-in for the connection need not press anything when it is back.
    refetchInterval: ({ state }) => (isOffline(state.error) ? 5_000 : false),
  })
}

/**
 * The session, with this device's copies opened for its person. Throws `ApiError`: `not-signed-in`, or `offline` when
 * there is neither the server nor a copy.
 */
export async function loadSession(store: LocalStore, signal?: AbortSignal): Promise<Session> {
  if (isSignOutPending()) await finishSignOut()
  const session = await getOrRecall(store, '/session', sessionSchema, signal)
  if (store.whoWasHere() !== session.person.id) {
    await takeKey(store)
    // What getOrRecall kept a moment ago went to nobody, or to somebody else's key.
    await store.keep('/session', session)
    // By way of a provider somebody comes back to a page that was opened anew.
    tellTabs(session.person.id)
  }
  return session
}

/** Signs in as a person of the demo school, and opens this device's copies for them. */
export async function signInAs(store: LocalStore, personId: string, ownDevice: boolean): Promise<Session> {
  await send('POST', '/demo/sign-in', { personId, ownDevice } satisfies z.input<typeof demoSignInSchema>)
  forgetSignOut()
  const session = await loadSession(store)
  tellTabs(personId)
  return session
}

/**
 * Signs out here, or everywhere. This device's copies close even when the server cannot be reached; it hears of it
 * before this browser asks it for anything else.
 */
export async function signOut(store: LocalStore, everywhere: boolean): Promise<void> {
  rememberSignOut()
  await store.signOut()
  try {
    await send('DELETE', everywhere ? '/sessions' : '/session')
    forgetSignOut()
  } catch (error) {
    if (hasCode(error, 'not-signed-in')) forgetSignOut()
    else if (!isOffline(error) || everywhere) throw error
  }
}

async function finishSignOut(): Promise<never> {
  try {
    await send('DELETE', '/session')
  } catch (error) {
    if (!hasCode(error, 'not-signed-in')) throw error
  }
  forgetSignOut()
  throw new ApiError('not-signed-in', 'Signed out.')
}

async function takeKey(store: LocalStore): Promise<void> {
  const { personId, key } = await get('/session/local-key', localKeySchema)
  await store.signedIn(personId, Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)))
}
