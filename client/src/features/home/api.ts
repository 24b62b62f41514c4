import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { openedCycleSchema } from 'shared/cycles/schema'
import { homeSchema } from 'shared/teams/schema'
import { post } from '../../lib/api'
import { useConnection } from '../../lib/connection'
import { getOrRecall } from '../../lib/kept-answer'
import { useLocalStore } from '../../sync/local-store-context'

const homeKey = ['home'] as const

/** My teams. Without the server: as they were when this device saw them last. */
export function useHome() {
  const store = useLocalStore()
  return useQuery({
    queryKey: homeKey,
    queryFn: ({ signal }) => getOrRecall(store, '/home', homeSchema, signal),
    // Coming back to Home is asking what is new.
    refetchOnMount: 'always',
    refetchInterval: () => (useConnection.getState().reachable ? false : 10_000),
  })
}

/** Opens the team's next cycle; gives its id. */
export function useStartCycle(teamId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/teams/${encodeURIComponent(teamId)}/cycles`, undefined, openedCycleSchema),
    onSuccess: () => queries.invalidateQueries({ queryKey: homeKey }),
  })
}
