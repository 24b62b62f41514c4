import { guestCardSchema, guestLinksSchema, madeGuestLinkSchema, makeGuestLinkSchema } from 'shared/cards/publishing'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { everyone, route, type Route, whoIsSignedIn } from '../../http/route'
import type { CardDependencies } from './dependencies'
import { listGuestLinks, makeGuestLink, readAsGuest, revokeGuestLink } from './guest-links'

const id = z.string().min(1).max(100)
const forTheTeam = { who: whoIsSignedIn, policy: 'publish the card' } as const

export function guestRoutes(dependencies: CardDependencies): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/cycles/:cycleId/card/guest-links',
      summary: 'Make a link by which a guest reads the published card, for 1 to 30 days. Its address is told once.',
      ...forTheTeam,
      params: z.object({ cycleId: id }),
      body: jsonBody(makeGuestLinkSchema),
      answer: json(madeGuestLinkSchema, 201),
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => makeGuestLink(dependencies, params.cycleId, body.days, caller),
    }),
    route({
      method: 'get',
      path: '/api/cycles/:cycleId/card/guest-links',
      summary: 'Guest links to the card that are good still, without their addresses.',
      ...forTheTeam,
      params: z.object({ cycleId: id }),
      body: noBody,
      answer: json(guestLinksSchema),
      errors: ['not-found'],
      handle: async ({ params }) => ({ links: await listGuestLinks(dependencies, params.cycleId) }),
    }),
    route({
      method: 'delete',
      path: '/api/cycles/:cycleId/card/guest-links/:linkId',
      summary: 'Revoke a guest link.',
      ...forTheTeam,
      params: z.object({ cycleId: id, linkId: id }),
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      handle: ({ caller, params }) => revokeGuestLink(dependencies, params.cycleId, params.linkId, caller),
    }),
    route({
      method: 'get',
      path: '/api/guest/:token',
      summary: 'The card behind a guest link. That it was opened is put on record, for the team to see.',
      who: everyone,
      policy: 'with a link',
      params: z.object({ token: id }),
      body: noBody,
      answer: json(guestCardSchema),
      errors: ['not-found'],
      handle: ({ params }) => readAsGuest(dependencies, params.token),
    }),
  ]
}
