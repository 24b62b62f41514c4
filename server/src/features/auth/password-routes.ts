import { forgotPasswordSchema, passwordSignInSchema, passwordsSwitchSchema, resetLinkSchema, signInOfferSchema } from 'shared/auth/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { everyone, noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { AuthDependencies } from './dependencies'
import { signInByPassword, switchPasswords } from './passwords'
import { buttonOf } from './provider-view'
import { reachesProvider } from './providers'
import { resetLinkFor, type ResetMails } from './resets'
import * as store from './store'

const toAnybody = { who: everyone, policy: 'everyone', params: noParams, countsAsUse: false } as const
const toAdmins = { who: whoIsSignedIn, policy: 'administer the building', params: noParams } as const

/** What this server offers to who is not signed in; passwords and their resets. */
export function passwordRoutes(dependencies: AuthDependencies, resetMails: ResetMails): Route[] {
  const { database, mailer, publicOrigin, addressOf, ownOrigin } = dependencies
  return [
    route({
      ...toAnybody,
      method: 'get',
      path: '/api/sign-in',
      summary: 'The ways to sign in here.',
      body: noBody,
      answer: json(signInOfferSchema),
      errors: [],
      async handle() {
        const building = await store.findOwnBuilding(database.read)
        const rows = building === undefined ? [] : await store.providersOf(database.read, building.building_id)
        return {
          ...{ demo: building?.demo === 1, setUp: building !== undefined, buildingName: building?.name ?? null },
          ...{ passwords: building?.passwords === 1, mail: mailer !== null && publicOrigin !== null },
          providers: rows.filter(({ enabled }) => enabled === 1).map(buttonOf),
        }
      },
    }),
    route({
      ...toAnybody,
      method: 'post',
      path: '/api/sign-in/password',
      summary: 'Sign in by e-mail address and password.',
      rate: 'sign-in',
      body: jsonBody(passwordSignInSchema),
      answer: nothing,
      errors: ['forbidden', 'conflict', 'too-many', 'not-ready'],
      handle: ({ body: { ownDevice = false, ...account }, request, response }) =>
        signInByPassword(dependencies, { request, response }, { ...account, ownDevice }),
    }),
    route({
      ...toAnybody,
      method: 'post',
      path: '/api/sign-in/password/forgot',
      summary: 'Mail a link for a new password to this address, if somebody here has it. The answer is the same for all.',
      rate: 'sign-in',
      body: jsonBody(forgotPasswordSchema),
      answer: nothing,
      errors: [],
      async handle({ body, request }) {
        resetMails.ask(body.email, addressOf(request))
      },
    }),
    route({
      ...toAdmins,
      method: 'post',
      path: '/api/people/:personId/reset-link',
      summary: 'A link by which somebody makes themselves a new password; good for a day, and once.',
      params: z.object({ personId: z.string().max(100) }),
      body: noBody,
      answer: json(resetLinkSchema, 201),
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, request }) => resetLinkFor(dependencies, caller, params.personId, ownOrigin(request)),
    }),
    route({
      ...toAdmins,
      method: 'put',
      path: '/api/building/passwords',
      summary: 'Whether people may sign in by password.',
      body: jsonBody(passwordsSwitchSchema),
      answer: nothing,
      errors: ['conflict'],
      handle: ({ caller, body }) => switchPasswords(dependencies, caller, body.on, (transaction) => reachesProvider(transaction, caller)),
    }),
  ]
}
