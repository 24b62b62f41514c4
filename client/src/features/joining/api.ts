import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type JoinCode,
  joinCodeSchema,
  type JoinPage,
  joinPageSchema,
  type JoinRequests,
  joinRequestsSchema,
  joinStateSchema,
  type Registration,
} from 'shared/joining/schema'
import { get, post, send } from '../../lib/api'
import { useConnection } from '../../lib/connection'

const doorKey = (code: string) => ['join', code] as const
const codeKey = (teamId: string) => ['join-code', teamId] as const
const requestsKey = (teamId: string) => ['join-requests', teamId] as const

/** How often whoever waits, and whoever may let them in, look again; milliseconds. */
const lookAgain = 5_000

/** The team whose code this is; looked at again and again while one waits to be let in. */
export function useDoor(code: string) {
  return useQuery<JoinPage>({
    queryKey: doorKey(code),
    queryFn: ({ signal }) => get(`/join/${encodeURIComponent(code)}`, joinPageSchema, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' || !useConnection.getState().reachable ? lookAgain : false),
  })
}

export function useKnock(code: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/join/${encodeURIComponent(code)}`, undefined, joinStateSchema),
    onSuccess: () => queries.invalidateQueries({ queryKey: doorKey(code) }),
  })
}

export function register(code: string, newcomer: Registration): Promise<void> {
  return send('POST', `/join/${encodeURIComponent(code)}/registration`, newcomer)
}

export function useJoinCode(teamId: string) {
  return useQuery<JoinCode>({ queryKey: codeKey(teamId), queryFn: ({ signal }) => get(`/teams/${encodeURIComponent(teamId)}/join-code`, joinCodeSchema, { signal }) })
}

export function useRenewCode(teamId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/teams/${encodeURIComponent(teamId)}/join-code`, undefined, joinCodeSchema),
    onSuccess: (code) => queries.setQueryData(codeKey(teamId), code),
  })
}

export function useJoinRequests(teamId: string) {
  return useQuery<JoinRequests>({
    queryKey: requestsKey(teamId),
    queryFn: ({ signal }) => get(`/teams/${encodeURIComponent(teamId)}/join-requests`, joinRequestsSchema, { signal }),
    refetchInterval: lookAgain,
  })
}

export function useDecide(teamId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ requestId, letIn }: { requestId: string; letIn: boolean }) =>
      send('POST', `/teams/${encodeURIComponent(teamId)}/join-requests/${encodeURIComponent(requestId)}`, { letIn }),
    // Also when it did not work: somebody else of the team may have answered.
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: requestsKey(teamId) }), queries.invalidateQueries({ queryKey: ['team', teamId] })]),
  })
}
