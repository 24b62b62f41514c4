import { useQuery } from '@tanstack/react-query'
import { deskSchema } from 'shared/dashboards/schema'
import { getOrRecall } from '../../lib/kept-answer'
import { useLocalStore } from '../../sync/local-store-context'

/** The teams that I follow. Without the server: as they were when this device saw them last. */
export function useDesk() {
  const store = useLocalStore()
  return useQuery({
    queryKey: ['desk'],
    queryFn: ({ signal }) => getOrRecall(store, '/desk', deskSchema, signal),
    refetchOnMount: 'always',
  })
}
