import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type CycleDetail, type closeSchema, closedSchema, cycleSchema, type Reveal, revealedSchema } from 'shared/cycles/schema'
import type * as z from 'zod/mini'
import { post } from '../../lib/api'
import { getOrRecall } from '../../lib/kept-answer'
import { useLocalStore } from '../../sync/local-store-context'

const pathOf = (cycleId: string) => `/cycles/${encodeURIComponent(cycleId)}`

/** Everything about a cycle that is not in its documents; without the server, as it was kept on this device. */
export function useCycleDetail(cycleId: string) {
  const store = useLocalStore()
  return useQuery<CycleDetail>({
    queryKey: ['cycle', cycleId],
    queryFn: ({ signal }) => getOrRecall(store, pathOf(cycleId), cycleSchema, signal, ({ mayEdit }) => mayEdit),
  })
}

/** Copies everybody's silent predictions or cards into the team's room, once each. Answers how many. */
export function useReveal(cycleId: string) {
  return useMutation({
    mutationFn: (what: Reveal['what']) => post(`${pathOf(cycleId)}/reveals`, { what } satisfies Reveal, revealedSchema),
  })
}

/** Ends the cycle and, when asked to, opens the next one, which carries the decisions in. */
export function useClose(cycleId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (openNext: boolean) =>
      post(`${pathOf(cycleId)}/close`, { openNext } satisfies z.input<typeof closeSchema>, closedSchema),
    // Home, the cycle itself and its neighbours all say something about it.
    onSuccess: () => queries.invalidateQueries(),
  })
}
