import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cycleSchema } from 'shared/cycles/schema'
import {
  changesSchema,
  comparisonSchema,
  madeVersionSchema,
  type NameVersion,
  type Restore,
  restoredSchema,
  versionsSchema,
} from 'shared/history/schema'
import { get, post, send } from '../../lib/api'

const pathOf = (cycleId: string) => `/cycles/${encodeURIComponent(cycleId)}`
const versionPath = (cycleId: string, versionId: string) => `${pathOf(cycleId)}/versions/${encodeURIComponent(versionId)}`
/** Everything that is asked about one cycle's history. */
const keyOf = (cycleId: string) => ['history', cycleId] as const

/** Whose cycle it is and who sees it. Never kept on this device: its history needs the server anyway. */
export function useCycleOf(cycleId: string) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'cycle'],
    queryFn: ({ signal }) => get(pathOf(cycleId), cycleSchema, { signal }),
  })
}

/** The moments that are kept, asked anew each time that one looks. */
export function useVersions(cycleId: string, isOn = true) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'versions'],
    queryFn: ({ signal }) => get(`${pathOf(cycleId)}/versions`, versionsSchema, { signal }),
    staleTime: 0,
    refetchOnMount: 'always',
    enabled: isOn,
  })
}

/** A version beside another one or, with null, beside the page as it is saved now. */
export function useComparison(cycleId: string, versionId: string, other: string | null, isOn = true) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'comparison', versionId, other],
    queryFn: ({ signal }) =>
      get(`${versionPath(cycleId, versionId)}/comparison?with=${encodeURIComponent(other ?? 'now')}`, comparisonSchema, { signal }),
    staleTime: 0,
    refetchOnMount: 'always',
    enabled: isOn,
  })
}

/** Does something to the history on the server, and asks anew for everything about it, also when it was refused. */
function useChange<Input, Output>(cycleId: string, change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(cycleId) }),
  })
}

/** Keeps the page as it is saved now, or, with a version, gives that one another name. */
export const useName = (cycleId: string, versionId: string | null) =>
  useChange(cycleId, async (body: NameVersion): Promise<void> => {
    if (versionId === null) await post(`${pathOf(cycleId)}/versions`, body, madeVersionSchema)
    else await send('PUT', versionPath(cycleId, versionId), body)
  })

export const useRemove = (cycleId: string) => useChange(cycleId, (versionId: string) => send('DELETE', versionPath(cycleId, versionId)))

export const useRestore = (cycleId: string) =>
  useChange(cycleId, ({ versionId, ...body }: Restore & { versionId: string }) =>
    post(`${versionPath(cycleId, versionId)}/restore`, body, restoredSchema),
  )

/** What changed since the caller was here last. Asked once for a look at the page: what comes later is seen as it comes. */
export function changesOf(cycleId: string) {
  return queryOptions({
    queryKey: ['changes', cycleId],
    queryFn: ({ signal }) => get(`${pathOf(cycleId)}/changes`, changesSchema, { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
}

/** Says that what is on the page now has been seen. Outlives the page; whether it arrives changes nothing here. */
export function reportVisit(cycleId: string): void {
  void fetch(`/api${pathOf(cycleId)}/visits`, { method: 'POST', credentials: 'same-origin', keepalive: true }).catch(() => undefined)
}
