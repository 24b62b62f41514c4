import { listedCardsSchema, openingsSchema, previewSchema, publishSchema, readCardSchema, sharingSchema } from 'shared/cards/publishing'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { notThere } from '../../http/guard'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { noteOpening, previewCard, publishCard, shareCard, withdrawCard } from './commands'
import type { CardDependencies } from './dependencies'
import { guestRoutes } from './guest-routes'
import { presentOpenings, readableCards } from './present'
import { findCard, openingsByGuests, openingsByPeople, publishedCards } from './store'

const ofCycle = z.object({ cycleId: z.string().min(1).max(100) })
const forTheTeam = { who: whoIsSignedIn, policy: 'publish the card', params: ofCycle } as const

export function cardRoutes(dependencies: CardDependencies): Route[] {
  return [...publishingRoutes(dependencies), ...readingRoutes(dependencies), ...guestRoutes(dependencies)]
}

function publishingRoutes(dependencies: CardDependencies): Route[] {
  const { read } = dependencies.database
  return [
    route({
      method: 'get',
      path: '/api/cycles/:cycleId/card/preview',
      summary: 'What would leave the team if it published now, with numbers and likely names in free text pointed at.',
      ...forTheTeam,
      body: noBody,
      answer: json(previewSchema),
      errors: ['not-found'],
      handle: ({ params }) => previewCard(dependencies, params.cycleId),
    }),
    route({
      method: 'post',
      path: '/api/cycles/:cycleId/card',
      summary: 'Publish the card that was looked at in the preview, or publish it again.',
      ...forTheTeam,
      body: jsonBody(publishSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => publishCard(dependencies, params.cycleId, body, caller),
    }),
    route({
      method: 'patch',
      path: '/api/cycles/:cycleId/card',
      summary: 'Share the published card with the other teams, or keep it from them.',
      ...forTheTeam,
      body: jsonBody(sharingSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => shareCard(dependencies, params.cycleId, body.sharedWithTeams, caller),
    }),
    route({
      method: 'delete',
      path: '/api/cycles/:cycleId/card',
      summary: 'Withdraw the card: nobody outside the team can read it any more, by no link either.',
      ...forTheTeam,
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      handle: ({ caller, params }) => withdrawCard(dependencies, params.cycleId, caller),
    }),
    route({
      method: 'get',
      path: '/api/cycles/:cycleId/card/openings',
      summary: 'Who outside the team has opened the card, and when last.',
      ...forTheTeam,
      body: noBody,
      answer: json(openingsSchema),
      errors: ['not-found'],
      async handle({ params: { cycleId } }) {
        return { openings: presentOpenings(await openingsByPeople(read, cycleId), await openingsByGuests(read, cycleId)) }
      },
    }),
  ]
}

function readingRoutes(dependencies: CardDependencies): Route[] {
  const { database, teams } = dependencies
  return [
    route({
      method: 'get',
      path: '/api/cycles/:cycleId/card',
      summary: 'A published card. That somebody from outside the team opened it is put on record, for the team to see.',
      who: whoIsSignedIn,
      policy: 'read the card',
      params: ofCycle,
      body: noBody,
      answer: json(readCardSchema),
      errors: ['not-found'],
      async handle({ caller, standing, params: { cycleId } }) {
        const found = await findCard(database.read, cycleId)
        if (found === undefined) throw notThere()
        const own = standing.toTeam.kind === 'member'
        const reader = { personId: caller.id, guestLinkId: null }
        if (!own) await noteOpening(dependencies, { cycleId, buildingId: caller.buildingId }, reader)
        return { card: found.card, publishedAt: found.published_at, own }
      },
    }),
    route({
      method: 'get',
      path: '/api/cards',
      summary: 'The published cards that the caller may read, the newest first.',
      who: whoIsSignedIn,
      policy: 'read the board',
      params: noParams,
      body: noBody,
      answer: json(listedCardsSchema),
      errors: [],
      async handle({ caller, standing }) {
        const cards = await publishedCards(database.read, caller.buildingId)
        const teamIds = [...new Set(cards.map(({ team_id }) => team_id))]
        const relations = await Promise.all(
          teamIds.map(async (teamId) => [teamId, await teams.relationTo(teamId, caller.id)] as const),
        )
        return { cards: readableCards(cards, standing, new Map(relations)) }
      },
    }),
  ]
}
