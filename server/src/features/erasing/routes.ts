import {
  eraseNameInBuildingSchema,
  eraseNameSchema,
  erasedCopiesSchema,
  erasurePreviewSchema,
  erasureSchema,
  erasuresSchema,
  keptCopiesSchema,
  nameToEraseInBuildingSchema,
  nameToEraseSchema,
} from 'shared/erasing/schema'
import * as z from 'zod'
import { json } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { eraseName, previewErasure, readErasures, type Scope } from './commands'
import { erasedCopies } from './copies'
import type { ErasingDependencies } from './dependencies'

const teamParams = z.object({ teamId: z.string() })
const ofTeam = (teamId: string): Scope => ({ teamId, as: 'member' })
const ofBuilding = (teamId: string | null): Scope => ({ teamId, as: 'admin' })

/** Names travel in bodies alone: an address stands in logs and in the histories of browsers. */
export function erasingRoutes(dependencies: ErasingDependencies): Route[] {
  return [...teamRoutes(dependencies), ...buildingRoutes(dependencies), copiesRoute(dependencies)]
}

function teamRoutes(dependencies: ErasingDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/teams/:teamId/erasures',
      summary: 'What was erased in the team’s pages, where and when, without the names.',
      who: whoIsSignedIn,
      policy: 'erase a name',
      params: teamParams,
      body: noBody,
      answer: json(erasuresSchema),
      errors: [],
      handle: ({ caller, params }) => readErasures(dependencies, ofTeam(params.teamId), caller.buildingId),
    }),
    route({
      method: 'post',
      path: '/api/teams/:teamId/erasures/preview',
      summary: 'Where a name stands in the team’s pages. Changes nothing; the name is not kept.',
      who: whoIsSignedIn,
      policy: 'erase a name',
      params: teamParams,
      body: jsonBody(nameToEraseSchema),
      answer: json(erasurePreviewSchema),
      errors: ['not-found'],
      handle: ({ caller, params, body }) => previewErasure(dependencies, ofTeam(params.teamId), body, caller),
    }),
    route({
      method: 'post',
      path: '/api/teams/:teamId/erasures',
      summary: 'Erase a name everywhere in the team’s pages, with their history. Cannot be undone.',
      who: whoIsSignedIn,
      policy: 'erase a name',
      params: teamParams,
      body: jsonBody(eraseNameSchema),
      answer: json(erasureSchema, 201),
      errors: ['not-found', 'not-ready'],
      handle: ({ caller, params, body }) => eraseName(dependencies, ofTeam(params.teamId), body, caller),
    }),
  ]
}

function buildingRoutes(dependencies: ErasingDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/building/erasures',
      summary: 'What was erased in the building, by kind of place.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: noBody,
      answer: json(erasuresSchema),
      errors: [],
      handle: ({ caller }) => readErasures(dependencies, ofBuilding(null), caller.buildingId),
    }),
    route({
      method: 'post',
      path: '/api/building/erasures/preview',
      summary: 'How often a name stands in a team’s or in all pages, by kind of place. Changes nothing; the name is not kept.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: jsonBody(nameToEraseInBuildingSchema),
      answer: json(erasurePreviewSchema),
      errors: ['not-found'],
      handle: ({ caller, body }) => previewErasure(dependencies, ofBuilding(body.teamId), body, caller),
    }),
    route({
      method: 'post',
      path: '/api/building/erasures',
      summary: 'Erase a name everywhere in a team’s or in all pages, with their history. Cannot be undone.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: jsonBody(eraseNameInBuildingSchema),
      answer: json(erasureSchema, 201),
      errors: ['not-found', 'not-ready'],
      handle: ({ caller, body }) => eraseName(dependencies, ofBuilding(body.teamId), body, caller),
    }),
  ]
}

function copiesRoute({ database }: ErasingDependencies): Route {
  return route({
    method: 'post',
    path: '/api/erased-copies',
    summary: 'Which of the copies on this device hold what was erased since, so that it deletes them.',
    who: whoIsSignedIn,
    policy: 'signed in',
    params: noParams,
    body: jsonBody(keptCopiesSchema),
    answer: json(erasedCopiesSchema),
    errors: [],
    handle: ({ caller, body }) => erasedCopies(database, body.copies, caller.buildingId),
  })
}
