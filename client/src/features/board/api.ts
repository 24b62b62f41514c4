import { useQuery } from '@tanstack/react-query'
import { boardSchema, countsSchema } from 'shared/dashboards/schema'
import { getOrRecall } from '../../lib/kept-answer'
import { useLocalStore } from '../../sync/local-store-context'

/** Where every team stands. Without the server: as it was when this device saw it last. */
export function useBoard() {
  const store = useLocalStore()
  return useQuery({
    queryKey: ['board'],
    queryFn: ({ signal }) => getOrRecall(store, '/board', boardSchema, signal),
    refetchOnMount: 'always',
  })
}

/** How many teams stand where. */
export function useCounts() {
  const store = useLocalStore()
  return useQuery({
    queryKey: ['board', 'counts'],
    queryFn: ({ signal }) => getOrRecall(store, '/board/counts', countsSchema, signal),
    refetchOnMount: 'always',
  })
}
