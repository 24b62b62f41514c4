import * as z from 'zod'
import { redirect } from '../../http/answers'
import { query } from '../../http/bodies'
import { everyone, noParams, route, type Route } from '../../http/route'
import type { AuthDependencies } from './dependencies'
import { SignInStopped } from './oidc'
import { arrival, callbackPath, departure, withProblem } from './provider-sign-in'

/** Whoever mistypes an address gets a page that helps, not a list of faults. */
const text = z.string().max(2000).catch('')

/** To a provider and back. Browsers navigate here, so every outcome is another page. */
export function oidcRoutes(dependencies: AuthDependencies): Route[] {
  const common = { who: everyone, policy: 'everyone', rate: 'sign-in', answer: redirect, errors: [], countsAsUse: false } as const
  return [
    route({
      ...common,
      method: 'get',
      path: '/api/sign-in/providers/:providerId/start',
      summary: 'On to a provider to sign in there. ?ownDevice=yes, ?returnTo=/path, ?link=<the token of an invitation>.',
      params: z.object({ providerId: z.string().max(100) }),
      body: query(z.object({ ownDevice: text, returnTo: text, link: text })),
      async handle({ params, body: { ownDevice, returnTo, link }, request, response }) {
        try {
          const plan = { providerId: params.providerId, ownDevice: ownDevice === 'yes', returnTo, link: link === '' ? null : link, bindTo: null }
          return await departure(dependencies, { request, response }, plan)
        } catch (error) {
          if (error instanceof SignInStopped) return withProblem('/sign-in', error.problem)
          throw error
        }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: callbackPath,
      summary: 'Where a provider sends the browser back to.',
      params: noParams,
      body: query(z.object({ state: text })),
      handle: ({ body: { state }, request, response }) => arrival(dependencies, { request, response }, state),
    }),
  ]
}
