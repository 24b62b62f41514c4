import { agreementVersionSchema } from 'shared/buildings/agreement'
import {
  auditSchema,
  buildingChangeSchema,
  buildingSchema,
  setupSchema,
  setupStartSchema,
} from 'shared/buildings/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { parseOrRefuse } from '../../http/parse'
import { everyone, noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { seeAgreement, signAgreement } from './agreement'
import { readAudit } from './audit'
import type { BuildingDependencies } from './dependencies'
import { changeBuilding, readBuilding } from './settings'
import { checkSetupLink, ownTimeZone, setUp } from './setup'

const withToken = z.object({ token: z.string().max(100) })
const auditQuery = z.object({ before: z.string().max(64).optional() })

export function buildingRoutes(dependencies: BuildingDependencies): Route[] {
  return [...setupRoutes(dependencies), ...agreementRoutes(dependencies), ...settingsRoutes(dependencies)]
}

function setupRoutes(dependencies: BuildingDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/setup/:token',
      summary: 'Whether this link sets up a building here, and what the server already knows of it.',
      who: everyone,
      policy: 'with a link',
      params: withToken,
      body: noBody,
      answer: json(setupStartSchema),
      errors: ['not-found', 'conflict'],
      countsAsUse: false,
      async handle({ params }) {
        await checkSetupLink(dependencies, params.token)
        return { timeZone: ownTimeZone() }
      },
    }),
    route({
      method: 'post',
      path: '/api/setup/:token',
      summary: 'Set up the building: its school year, its first admin, its teams. Once; signs the admin in.',
      who: everyone,
      policy: 'with a link',
      params: withToken,
      body: jsonBody(setupSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      countsAsUse: false,
      handle: ({ params, body, request, response }) => setUp(dependencies, params.token, body, { request, response }),
    }),
  ]
}

function agreementRoutes(dependencies: BuildingDependencies): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/building/agreement/signature',
      summary: 'Sign the building’s agreement, as its leader.',
      who: whoIsSignedIn,
      policy: 'sign the agreement',
      params: noParams,
      body: jsonBody(agreementVersionSchema),
      answer: nothing,
      errors: ['conflict'],
      handle: ({ caller, body }) => signAgreement(dependencies, body.version, caller),
    }),
    route({
      method: 'post',
      path: '/api/agreement/views',
      summary: 'I have read the building’s agreement.',
      who: whoIsSignedIn,
      policy: 'read the agreement',
      params: noParams,
      body: jsonBody(agreementVersionSchema),
      answer: nothing,
      errors: ['conflict'],
      handle: ({ caller, body }) => seeAgreement(dependencies, body.version, caller),
    }),
  ]
}

function settingsRoutes(dependencies: BuildingDependencies): Route[] {
  const { database } = dependencies
  return [
    route({
      method: 'get',
      path: '/api/building',
      summary: 'The building’s settings.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: noBody,
      answer: json(buildingSchema),
      errors: [],
      handle: ({ caller }) => readBuilding(database, caller.buildingId),
    }),
    route({
      method: 'patch',
      path: '/api/building',
      summary: 'Change settings; what is left out stays.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: jsonBody(buildingChangeSchema),
      answer: nothing,
      errors: [],
      handle: ({ caller, body }) => changeBuilding(dependencies, body, caller),
    }),
    route({
      method: 'get',
      path: '/api/audit',
      summary: 'The building’s record, latest first: who did what to what, when and from where. ?before= an entry’s id.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: noBody,
      answer: json(auditSchema),
      errors: ['not-found'],
      handle: ({ caller, request }) => readAudit(database, caller.buildingId, parseOrRefuse(auditQuery, request.query).before),
    }),
  ]
}
