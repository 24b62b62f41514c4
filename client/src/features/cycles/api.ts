import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type CycleDetail,
  closedSchema,
  closeSchema,
  cycleSchema,
  type Reveal,
  revealedSchema,
  revealSchema,
} from 'shared/cycles/schema'
import * as z from 'zod/mini'
import { get, post } from '../../lib/api'

const cycleKey = (cycleId: string) => ['cycle', cycleId] as const

/** Everything about a cycle that is not in its documents. */
export function useCycleDetail(cycleId: string) {
  return useQuery<CycleDetail>({
    queryKey: cycleKey(cycleId),
    queryFn: ({ signal }) => get(`/cycles/${encodeURIComponent(cycleId)}`, cycleSchema, { signal }),
  })
}

/** Copies everybody's silent predictions or cards into the team's room, once each. */
export function useReveal(cycleId: string) {
  return useMutation({
    mutationFn: (what: Reveal['what']) =>
      post(`/cycles/${encodeURIComponent(cycleId)}/reveals`, { what } satisfies z.input<typeof revealSchema>, revealedSchema),
  })
}

/** Ends the cycle and, when asked to, opens the next one, which carries the decisions in. */
export function useClose(cycleId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (openNext: boolean) =>
      post(`/cycles/${encodeURIComponent(cycleId)}/close`, { openNext } satisfies z.input<typeof closeSchema>, closedSchema),
    onSuccess: () => queries.invalidateQueries(),
  })
}
