import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { agreementVersion } from 'shared/buildings/agreement'
import {
  type ArrangedTeams,
  arrangedTeamsSchema,
  auditSchema,
  type Building,
  type BuildingChange,
  buildingSchema,
  madeTeamSchema,
  madeTeamsSchema,
  type NewTeam,
  type Setup,
  setupStartSchema,
  type TeamChange,
} from 'shared/buildings/schema'
import { get, post, send } from '../../lib/api'

export const teamsKey = ['arranged-teams'] as const
const buildingKey = ['building'] as const

/** Whether this link sets up a building here: an error with `not-found` or `conflict` where it does not. */
export function useSetupStart(token: string) {
  return useQuery({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => get(`/setup/${encodeURIComponent(token)}`, setupStartSchema, { signal }),
    staleTime: Infinity,
  })
}

export function setUp(token: string, setup: Setup): Promise<void> {
  return send('POST', `/setup/${encodeURIComponent(token)}`, setup)
}

export function signAgreement(): Promise<void> {
  return send('POST', '/building/agreement/signature', { version: agreementVersion })
}

export function seeAgreement(): Promise<void> {
  return send('POST', '/agreement/views', { version: agreementVersion })
}

export function useBuilding() {
  return useQuery<Building>({ queryKey: buildingKey, queryFn: ({ signal }) => get('/building', buildingSchema, { signal }) })
}

export function useChangeBuilding() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: BuildingChange) => send('PATCH', '/building', change),
    onSuccess: () => queries.invalidateQueries({ queryKey: buildingKey }),
  })
}

export function useArrangedTeams() {
  return useQuery<ArrangedTeams>({ queryKey: teamsKey, queryFn: ({ signal }) => get('/teams', arrangedTeamsSchema, { signal }) })
}

/** Something that is done to teams; afterwards they, and the people in them, are asked for anew. */
export type TeamAct =
  | { kind: 'make'; team: NewTeam }
  | { kind: 'make by grade'; teams: NewTeam[] }
  | { kind: 'change'; teamId: string; change: TeamChange }
  | { kind: 'put' | 'take'; as: 'members' | 'coaches'; teamId: string; personId: string }

export function useTeamAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: TeamAct): Promise<unknown> => {
      switch (act.kind) {
        case 'make':
          return post('/teams', act.team, madeTeamSchema)
        case 'make by grade':
          return post('/teams/by-grade', { teams: act.teams }, madeTeamsSchema)
        case 'change':
          return send('PATCH', `/teams/${act.teamId}`, act.change)
        case 'put':
        case 'take':
          return send(act.kind === 'put' ? 'PUT' : 'DELETE', `/teams/${act.teamId}/${act.as}/${act.personId}`)
      }
    },
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: teamsKey }), queries.invalidateQueries({ queryKey: ['people'] })]),
  })
}

export function getAudit(before: string | null, signal: AbortSignal) {
  return get(before === null ? '/audit' : `/audit?before=${encodeURIComponent(before)}`, auditSchema, { signal })
}
