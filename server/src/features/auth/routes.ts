import { randomBytes } from 'node:crypto'
import { localKeySchema, type Role, sessionSchema } from 'shared/people/schema'
import { json, nothing } from '../../http/answers'
import { noBody } from '../../http/bodies'
import { type Caller, noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { Database } from '../../db/client'
import type { AuthDependencies } from './dependencies'
import { deviceRoutes } from './device-routes'
import { linkRoutes } from './link-routes'
import { oidcRoutes } from './oidc-routes'
import { passwordRoutes } from './password-routes'
import { providerRoutes } from './provider-routes'
import type { ResetMails } from './resets'
import * as store from './store'

/** Every route of signing in, being signed in and signing out. */
export function authRoutes(dependencies: AuthDependencies, resetMails: ResetMails): Route[] {
  return [
    ...sessionRoutes(dependencies),
    ...deviceRoutes(dependencies),
    ...passwordRoutes(dependencies, resetMails),
    ...linkRoutes(dependencies),
    ...oidcRoutes(dependencies),
    ...providerRoutes(dependencies),
  ]
}

function sessionRoutes({ database, sessions, cookie, now, teamsOf, agreementOf }: AuthDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in here, and for how long.',
      who: whoIsSignedIn,
      policy: 'signed in',
      params: noParams,
      body: noBody,
      answer: json(sessionSchema),
      errors: [],
      countsAsUse: false,
      async handle({ caller }) {
        const teams = await teamsOf(caller.id)
        const agreement = await agreementOf(caller)
        return { ...(await present(database, caller, teams.teams.length > 0)), ...teams, agreement }
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      summary: 'Sign out here.',
      who: whoIsSignedIn,
      policy: 'signed in',
      params: noParams,
      body: noBody,
      answer: nothing,
      errors: [],
      async handle({ caller, response }) {
        cookie.clear(response)
        await sessions.end(caller.sessionId)
      },
    }),
    route({
      method: 'delete',
      path: '/api/sessions',
      summary: 'Sign out everywhere, here too.',
      who: whoIsSignedIn,
      policy: 'signed in',
      params: noParams,
      body: noBody,
      answer: nothing,
      errors: [],
      async handle({ caller, response }) {
        cookie.clear(response)
        await sessions.endAllOf(caller.id)
      },
    }),
    route({
      method: 'get',
      path: '/api/session/local-key',
      summary: 'The key that seals what this person’s browser keeps on the device.',
      who: whoIsSignedIn,
      policy: 'signed in',
      params: noParams,
      body: noBody,
      answer: json(localKeySchema),
      errors: [],
      async handle({ caller: { id, buildingId } }) {
        const owner = { buildingId, personId: id, fresh: randomBytes(32), now: now() }
        const key = await store.keepLocalKey(database.write, owner)
        return { personId: id, key: Buffer.from(key).toString('base64') }
      },
    }),
  ]
}

async function present({ read }: Database, caller: Caller, teaches: boolean) {
  const { id, name, initials, color, buildingId, expiresAt } = caller
  const building = await store.findBuilding(read, buildingId)
  const roles: Role[] = [...(teaches ? (['teacher'] as const) : []), ...(await store.findRoles(read, id))]
  return {
    person: { id, name, initials, color },
    roles,
    building: { id: building.building_id, name: building.name, demo: building.demo === 1 },
    expiresAt,
  }
}
