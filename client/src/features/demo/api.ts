import { useQuery } from '@tanstack/react-query'
import { demoSchema } from 'shared/people/schema'
import { get, send } from '../../lib/api'

/** The demo school and everybody in it. */
export function useDemoSchool() {
  return useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => get('/demo', demoSchema, { signal }),
    staleTime: Infinity,
  })
}

/** Puts the demo school back as it was, for everybody. Everybody is signed out. */
export function resetDemo(): Promise<void> {
  return send('POST', '/demo/reset')
}
