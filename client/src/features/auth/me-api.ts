import { useQuery, useQueryClient } from '@tanstack/react-query'
import { devicesSchema, goOnSchema, myWaysInSchema, type newIdentitySchema, type passwordChangeSchema } from 'shared/auth/schema'
import type * as z from 'zod/mini'
import { get, post, send } from '../../lib/api'

const devicesKey = ['sessions'] as const

export function useDevices() {
  return useQuery({ queryKey: devicesKey, queryFn: ({ signal }) => get('/sessions', devicesSchema, { signal }), staleTime: 0 })
}

/** Asks anew where one is signed in. */
export function useRefreshDevices(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: devicesKey })
}

export function endDevice(sessionId: string): Promise<void> {
  return send('DELETE', `/sessions/${encodeURIComponent(sessionId)}`)
}

/** The ways in which I may sign in. */
export function useMyWaysIn() {
  return useQuery({ queryKey: ['me', 'sign-in'], queryFn: ({ signal }) => get('/me/sign-in', myWaysInSchema, { signal }), staleTime: 0 })
}

export function changePassword(change: z.input<typeof passwordChangeSchema>): Promise<void> {
  return send('PUT', '/me/password', change)
}

/** Begins to link an account at a provider; answers with the provider's address to go on to. */
export async function beginLinking(providerId: string): Promise<string> {
  const { url } = await post('/me/identities', { providerId } satisfies z.input<typeof newIdentitySchema>, goOnSchema)
  return url
}
