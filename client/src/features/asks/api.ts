import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerAsk, answersToAllSchema, asksOfCycleSchema, asksToMeSchema } from 'shared/asks/schema'
import { get, send } from '../../lib/api'

// All begin with 'asks': the server's hint asks them again (lib/use-news).

export function useAsksToMe() {
  return useQuery({
    queryKey: ['asks', 'to-me'],
    queryFn: ({ signal }) => get('/asks', asksToMeSchema, { signal }),
    refetchOnMount: 'always',
  })
}

export function useAnswersToAll() {
  return useQuery({
    queryKey: ['asks', 'answers'],
    queryFn: ({ signal }) => get('/asks/answers', answersToAllSchema, { signal }),
    refetchOnMount: 'always',
  })
}

/** What became of a cycle's asks, for Home. */
export function useAnswered(cycleId: string) {
  return useQuery({
    queryKey: ['asks', 'cycle', cycleId],
    queryFn: ({ signal }) => get(`/cycles/${encodeURIComponent(cycleId)}/asks`, asksOfCycleSchema, { signal }),
    refetchOnMount: 'always',
  })
}

export function useAnswer(askId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (answer: AnswerAsk) => send('PUT', `/asks/${encodeURIComponent(askId)}/answer`, answer),
    onSettled: () => queries.invalidateQueries({ queryKey: ['asks'] }),
  })
}
