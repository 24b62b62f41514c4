import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { madeProviderSchema, type ProviderInput, type Providers, providersSchema } from 'shared/auth/schema'
import { get, post, send } from '../../lib/api'

export type ProviderRow = Providers['providers'][number]

const key = ['building', 'providers'] as const

export function useProviders() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => get('/building/providers', providersSchema, { signal }), staleTime: 0 })
}

/** What an admin does to the ways of signing in; afterwards the list is asked for anew. */
type Change =
  | { kind: 'save'; providerId: string | null; input: ProviderInput }
  | { kind: 'remove'; providerId: string }
  | { kind: 'passwords'; on: boolean }

export function useChangeProviders() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: carryOut,
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'building' || queryKey[0] === 'me' || queryKey[0] === 'sign-in' }),
  })
}

async function carryOut(change: Change): Promise<void> {
  switch (change.kind) {
    case 'save':
      if (change.providerId === null) await post('/building/providers', change.input, madeProviderSchema)
      else await send('PUT', `/building/providers/${encodeURIComponent(change.providerId)}`, change.input)
      return
    case 'remove':
      return send('DELETE', `/building/providers/${encodeURIComponent(change.providerId)}`)
    case 'passwords':
      return send('PUT', '/building/passwords', { on: change.on })
    default:
      return change satisfies never
  }
}
