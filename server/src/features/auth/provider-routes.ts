import { madeProviderSchema, providerInputSchema, providersSchema } from 'shared/auth/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { AuthDependencies } from './dependencies'
import { callbackPath } from './provider-sign-in'
import { addProvider, changeProvider, listProviders, removeProvider } from './providers'

const toAdmins = { who: whoIsSignedIn, policy: 'administer the building' } as const
const ofProvider = z.object({ providerId: z.string().max(100) })

/** The building's sign-in providers. Client secrets come in and never go out. */
export function providerRoutes(dependencies: AuthDependencies): Route[] {
  const redirectUri = (request: Parameters<AuthDependencies['ownOrigin']>[0]) => dependencies.ownOrigin(request) + callbackPath
  return [
    route({
      ...toAdmins,
      method: 'get',
      path: '/api/building/providers',
      summary: 'The building’s sign-in providers.',
      params: noParams,
      body: noBody,
      answer: json(providersSchema),
      errors: [],
      handle: ({ caller, request }) => listProviders(dependencies, caller, redirectUri(request)),
    }),
    route({
      ...toAdmins,
      method: 'post',
      path: '/api/building/providers',
      summary: 'Add a sign-in provider.',
      params: noParams,
      body: jsonBody(providerInputSchema),
      answer: json(madeProviderSchema, 201),
      errors: ['conflict'],
      async handle({ caller, body, request }) {
        return { providerId: await addProvider(dependencies, caller, body, redirectUri(request)) }
      },
    }),
    route({
      ...toAdmins,
      method: 'put',
      path: '/api/building/providers/:providerId',
      summary: 'Change a sign-in provider. Without a client secret, the one that is there stays.',
      params: ofProvider,
      body: jsonBody(providerInputSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body, request }) => changeProvider(dependencies, caller, params.providerId, body, redirectUri(request)),
    }),
    route({
      ...toAdmins,
      method: 'delete',
      path: '/api/building/providers/:providerId',
      summary: 'Take a sign-in provider away. Accounts that people have linked with it are kept, should it come back.',
      params: ofProvider,
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params }) => removeProvider(dependencies, caller, params.providerId),
    }),
  ]
}
