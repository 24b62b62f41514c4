import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type Directory,
  directorySchema,
  invitationSchema,
  madePersonSchema,
  type NewPerson,
  type PersonChange,
} from 'shared/people/directory'
import type { BuildingRole } from 'shared/access/standing'
import { get, post, send } from '../../lib/api'

const peopleKey = ['people'] as const

export function usePeople() {
  return useQuery<Directory>({ queryKey: peopleKey, queryFn: ({ signal }) => get('/people', directorySchema, { signal }) })
}

/** Something that is done about one person; afterwards everybody is asked for anew. */
export type PersonAct =
  | { kind: 'change'; personId: string; change: PersonChange }
  | { kind: 'roles'; personId: string; roles: BuildingRole[] }
  | { kind: 'deactivate' | 'take back' | 'remove'; personId: string }

export function usePersonAct() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (act: PersonAct) => {
      const path = `/people/${act.personId}`
      switch (act.kind) {
        case 'change':
          return send('PATCH', path, act.change)
        case 'roles':
          return send('PUT', `${path}/roles`, { roles: act.roles })
        case 'deactivate':
          return send('POST', `${path}/deactivation`)
        case 'take back':
          return send('DELETE', `${path}/deactivation`)
        case 'remove':
          return send('DELETE', path)
      }
    },
    onSuccess: refresh,
  })
}

export function useAddPerson() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (person: NewPerson) => post('/people', person, madePersonSchema), onSuccess: refresh })
}

/** Makes the one link by which a person comes in; the answer is not kept anywhere. */
export function useInvite() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (personId: string) => post(`/people/${personId}/invitations`, undefined, invitationSchema),
    onSuccess: refresh,
    gcTime: 0,
  })
}

function useRefresh() {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: peopleKey }),
      queries.invalidateQueries({ queryKey: ['arranged-teams'] }),
      queries.invalidateQueries({ queryKey: ['session'] }),
    ])
}
