import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { asksOfCycleSchema, type SendAsk } from 'shared/asks/schema'
import { get, send } from '../../../../lib/api'
import { useCycle } from '../../cycle-context'

const pathOf = (cycleId: string) => `/cycles/${encodeURIComponent(cycleId)}/asks`

/** What became of this cycle's asks, for its members and its coach. */
export function useAsksOfCycle() {
  const { id, as } = useCycle()
  return useQuery({
    queryKey: ['asks', 'cycle', id],
    queryFn: ({ signal }) => get(pathOf(id), asksOfCycleSchema, { signal }),
    enabled: as === 'member' || as === 'coach',
    refetchOnMount: 'always',
  })
}

function useChange<T>(change: (what: T) => Promise<void>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: ['asks'] }) })
}

export function useSendAsk(row: string) {
  const { id } = useCycle()
  return useChange((to: SendAsk['to']) => send('POST', `${pathOf(id)}/${encodeURIComponent(row)}`, { to } satisfies SendAsk))
}

export function useWithdrawAsk(row: string) {
  const { id } = useCycle()
  return useChange(() => send('DELETE', `${pathOf(id)}/${encodeURIComponent(row)}`))
}
