import { linkPasswordSchema, oneTimeLinkSchema } from 'shared/auth/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { everyone, route, type Route } from '../../http/route'
import type { AuthDependencies } from './dependencies'
import { readLink, setPasswordByLink } from './links'

const byLink = { who: everyone, policy: 'with a link', rate: 'link', params: z.object({ token: z.string().max(100) }), countsAsUse: false } as const

/** Invitations and password resets. */
export function linkRoutes(dependencies: AuthDependencies): Route[] {
  return [
    route({
      ...byLink,
      method: 'get',
      path: '/api/links/:token',
      summary: 'What a one-time link is for. Looking does not use it up.',
      body: noBody,
      answer: json(oneTimeLinkSchema),
      errors: ['not-found'],
      handle: ({ params }) => readLink(dependencies, params.token),
    }),
    route({
      ...byLink,
      method: 'post',
      path: '/api/links/:token/password',
      summary: 'Set a password with a one-time link, and sign in. Signs that person out everywhere else.',
      body: jsonBody(linkPasswordSchema),
      answer: nothing,
      errors: ['bad-request', 'not-found', 'conflict'],
      handle: ({ params, body: { password, ownDevice = false }, request, response }) =>
        setPasswordByLink(dependencies, { request, response }, params.token, { password, ownDevice }),
    }),
  ]
}
