import { devicesSchema, goOnSchema, myWaysInSchema, newIdentitySchema, passwordChangeSchema } from 'shared/auth/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { notThere } from '../../http/guard'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { AuthDependencies } from './dependencies'
import { deviceOf } from './device'
import { SignInStopped } from './oidc'
import { changePassword } from './passwords'
import { departure, toError } from './provider-sign-in'
import { buttonOf, isLinked } from './provider-view'
import * as store from './store'

const asMyself = { who: whoIsSignedIn, policy: 'signed in', params: noParams } as const

/** My devices, my password, my accounts elsewhere. */
export function deviceRoutes(dependencies: AuthDependencies): Route[] {
  const { database, sessions } = dependencies
  return [
    route({
      ...asMyself,
      method: 'get',
      path: '/api/sessions',
      summary: 'Where I am signed in.',
      body: noBody,
      answer: json(devicesSchema),
      errors: [],
      async handle({ caller }) {
        const rows = await sessions.of(caller.id)
        return {
          devices: rows.map((row) => ({
            ...{ id: row.id_hash, here: row.id_hash === caller.sessionId, ...deviceOf(row.user_agent), ownDevice: row.own_device === 1 },
            ...{ signedInAt: row.created_at, lastUsedAt: row.last_used_at, expiresAt: row.expires_at },
          })),
        }
      },
    }),
    route({
      ...asMyself,
      method: 'delete',
      path: '/api/sessions/:sessionId',
      summary: 'Sign out on one of my devices.',
      params: z.object({ sessionId: z.string().max(100) }),
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      async handle({ caller, params }) {
        if (!(await sessions.endOwn(caller.id, params.sessionId))) throw notThere()
      },
    }),
    route({
      ...asMyself,
      method: 'get',
      path: '/api/me/sign-in',
      summary: 'The ways in which I may sign in.',
      body: noBody,
      answer: json(myWaysInSchema),
      errors: [],
      async handle({ caller }) {
        const building = await store.findBuilding(database.read, caller.buildingId)
        const person = await store.findPerson(database.read, caller.id)
        const hasPassword = (await store.findPassword(database.read, caller.id)) !== null
        const issuers = await store.issuersOf(database.read, caller.id)
        const offered = (await store.providersOf(database.read, caller.buildingId)).filter(({ enabled }) => enabled === 1)
        const providers = offered.map((row) => ({ ...buttonOf(row), linked: isLinked(row, issuers) }))
        return { email: person?.email ?? null, hasPassword, passwords: building.passwords === 1, providers }
      },
    }),
    route({
      ...asMyself,
      method: 'put',
      path: '/api/me/password',
      summary: 'Change my password. Signs me out everywhere else.',
      rate: 'sign-in',
      body: jsonBody(passwordChangeSchema),
      answer: nothing,
      errors: ['bad-request', 'forbidden', 'conflict', 'too-many'],
      handle: ({ caller, body }) => changePassword(dependencies, caller, body),
    }),
    route({
      ...asMyself,
      method: 'post',
      path: '/api/me/identities',
      summary: 'Begin to link an account of mine at a provider: go on to the address that this answers with.',
      rate: 'sign-in',
      body: jsonBody(newIdentitySchema),
      answer: json(goOnSchema),
      errors: ['conflict', 'not-ready'],
      async handle({ caller, body, request, response }) {
        try {
          const bindTo = { personId: caller.id, buildingId: caller.buildingId }
          const url = await departure(dependencies, { request, response }, { providerId: body.providerId, ownDevice: false, returnTo: '/me?linked=yes', link: null, bindTo })
          return { url }
        } catch (error) {
          throw error instanceof SignInStopped ? toError(error) : error
        }
      },
    }),
  ]
}
