import {
  arrangedTeamsSchema,
  madeTeamSchema,
  madeTeamsSchema,
  newTeamSchema,
  newTeamsSchema,
  teamChangeSchema,
} from 'shared/buildings/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { changeTeam, makeTeam, makeTeamsByGrade, putInTeam, readTeams, takeOutOfTeam, type Tie } from './commands'
import type { ArrangingDependencies } from './dependencies'

const id = z.string().max(64)
const ofTeam = z.object({ teamId: id })
const ofPlace = z.object({ teamId: id, personId: id })

/** Which teams there are, who is in them and who coaches them. */
export function arrangingRoutes(acting: ArrangingDependencies): Route[] {
  return [...teamRoutes(acting), ...tieRoutes(acting, 'member', 'members'), ...tieRoutes(acting, 'coach', 'coaches')]
}

function teamRoutes(acting: ArrangingDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/teams',
      summary: 'Every team of the building, with its members and coaches, and who else is here.',
      who: whoIsSignedIn,
      policy: 'arrange teams',
      params: noParams,
      body: noBody,
      answer: json(arrangedTeamsSchema),
      errors: [],
      handle: ({ caller }) => readTeams(acting.database, caller.buildingId),
    }),
    route({
      method: 'post',
      path: '/api/teams',
      summary: 'Make a team.',
      who: whoIsSignedIn,
      policy: 'arrange teams',
      params: noParams,
      body: jsonBody(newTeamSchema),
      answer: json(madeTeamSchema, 201),
      errors: ['conflict'],
      handle: async ({ caller, body }) => ({ teamId: await makeTeam(acting, body, caller) }),
    }),
    route({
      method: 'post',
      path: '/api/teams/by-grade',
      summary: 'Make a team for each of these grades that has none yet.',
      who: whoIsSignedIn,
      policy: 'arrange teams',
      params: noParams,
      body: jsonBody(newTeamsSchema),
      answer: json(madeTeamsSchema, 201),
      errors: [],
      handle: async ({ caller, body }) => ({ teamIds: await makeTeamsByGrade(acting, body.teams, caller) }),
    }),
    route({
      method: 'patch',
      path: '/api/teams/:teamId',
      summary: 'Change a team’s name, grade or number of students, archive it or take it up again.',
      who: whoIsSignedIn,
      policy: 'arrange the team',
      params: ofTeam,
      body: jsonBody(teamChangeSchema),
      answer: nothing,
      errors: ['not-found', 'forbidden', 'conflict'],
      handle: ({ caller, params, body }) => changeTeam(acting, params.teamId, body, caller),
    }),
  ]
}

function tieRoutes(acting: ArrangingDependencies, as: Tie, path: 'members' | 'coaches'): Route[] {
  return [
    route({
      method: 'put',
      path: `/api/teams/:teamId/${path}/:personId`,
      summary: as === 'member' ? 'Put a person in the team.' : 'Let a coach follow the team.',
      who: whoIsSignedIn,
      policy: 'arrange the team',
      params: ofPlace,
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden', 'conflict'],
      handle: ({ caller, params }) => putInTeam(acting, as, params.teamId, params.personId, caller),
    }),
    route({
      method: 'delete',
      path: `/api/teams/:teamId/${path}/:personId`,
      summary: as === 'member' ? 'Take a person out of the team; their words stay.' : 'Take a coach off the team.',
      who: whoIsSignedIn,
      policy: 'arrange the team',
      params: ofPlace,
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden'],
      handle: ({ caller, params }) => takeOutOfTeam(acting, as, params.teamId, params.personId, caller),
    }),
  ]
}
