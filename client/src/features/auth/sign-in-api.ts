import { useQuery } from '@tanstack/react-query'
import {
  type forgotPasswordSchema,
  type linkPasswordSchema,
  oneTimeLinkSchema,
  type passwordSignInSchema,
  type SignInOffer,
  signInOfferSchema,
} from 'shared/auth/schema'
import type { Session } from 'shared/people/schema'
import type * as z from 'zod/mini'
import { get, send } from '../../lib/api'
import { hasCode, isOffline } from '../../lib/api-error'
import type { LocalStore } from '../../sync/local-store'
import { loadSession } from './api'
import { tellTabs } from './other-tabs'
import { forgetSignOut, isSignOutPending } from './pending-sign-out'

/** What this server offers to whoever wants to sign in. */
export function useSignInOffer() {
  return useQuery<SignInOffer>({
    queryKey: ['sign-in'],
    async queryFn({ signal }) {
      const offer = await get('/sign-in', signInOfferSchema, { signal })
      await endWhatShouldHaveEnded()
      return offer
    },
    staleTime: 60_000,
    // Who waits at the sign-in for the connection need not press anything when it is back.
    refetchInterval: ({ state }) => (isOffline(state.error) ? 5_000 : false),
  })
}

/** A sign-out without a connection must reach the server before somebody leaves for a provider and comes back signed in. */
async function endWhatShouldHaveEnded(): Promise<void> {
  if (!isSignOutPending()) return
  try {
    await send('DELETE', '/session')
  } catch (error) {
    if (!hasCode(error, 'not-signed-in')) return
  }
  forgetSignOut()
}

/** Signs in, and opens this device's copies for whoever it is. Throws `ApiError`. */
export async function signInByPassword(store: LocalStore, account: z.input<typeof passwordSignInSchema>): Promise<Session> {
  await send('POST', '/sign-in/password', account)
  return enter(store)
}

export async function askForReset(email: string): Promise<void> {
  await send('POST', '/sign-in/password/forgot', { email } satisfies z.input<typeof forgotPasswordSchema>)
}

/** What a one-time link is for; an error with code `not-found` when it is no longer good. */
export function useOneTimeLink(token: string) {
  return useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => get(`/links/${encodeURIComponent(token)}`, oneTimeLinkSchema, { signal }),
    staleTime: Infinity,
  })
}

/** Sets the password that the link allows, and signs in. Throws `ApiError`. */
export async function setPasswordByLink(store: LocalStore, token: string, body: z.input<typeof linkPasswordSchema>): Promise<Session> {
  await send('POST', `/links/${encodeURIComponent(token)}/password`, body)
  return enter(store)
}

interface Way {
  ownDevice: boolean
  /** A path of this site to come back to. */
  returnTo: string
  /** The token of an invitation. */
  link?: string
}

/** The address that leads to a provider and back. */
export function startAddress(providerId: string, { ownDevice, returnTo, link }: Way): string {
  const query = new URLSearchParams({ returnTo, ...(ownDevice && { ownDevice: 'yes' }), ...(link !== undefined && { link }) })
  return `/api/sign-in/providers/${encodeURIComponent(providerId)}/start?${query}`
}

async function enter(store: LocalStore): Promise<Session> {
  forgetSignOut()
  const session = await loadSession(store)
  tellTabs(session.person.id)
  return session
}
