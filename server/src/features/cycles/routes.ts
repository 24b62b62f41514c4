import { closedSchema, closeSchema, cycleSchema, openedCycleSchema, revealedSchema, revealSchema, savedImageSchema } from 'shared/cycles/schema'
import * as z from 'zod'
import { bytes, json } from '../../http/answers'
import { bytesBody, jsonBody, noBody } from '../../http/bodies'
import { route, type Route, whoIsSignedIn } from '../../http/route'
import { closeCycle, openCycle } from './commands'
import type { CycleDependencies } from './dependencies'
import { imageTypes, longestImage, readImage, saveImage } from './images'
import { readCycle } from './read-cycle'
import { reveal } from './reveal'

const id = z.string().min(1).max(100)
const ofCycle = z.object({ cycleId: id })

export function cycleRoutes(dependencies: CycleDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cycles/:cycleId',
      summary: 'A cycle, its team, and where its live documents are. Counts as having looked at it.',
      who: whoIsSignedIn,
      policy: 'read the room',
      params: ofCycle,
      body: noBody,
      answer: json(cycleSchema),
      errors: ['not-found'],
      handle: ({ caller, standing, params }) => readCycle(dependencies, params.cycleId, { id: caller.id, relation: standing.toTeam }),
    }),
    route({
      method: 'post',
      path: '/api/teams/:teamId/cycles',
      summary: 'Open the team’s next cycle. The last cycle’s decisions are carried in.',
      who: whoIsSignedIn,
      policy: 'open the next cycle',
      params: z.object({ teamId: id }),
      body: noBody,
      answer: json(openedCycleSchema, 201),
      errors: ['not-found', 'forbidden', 'conflict'],
      async handle({ caller, params }) {
        return { cycleId: await openCycle(dependencies, params.teamId, caller) }
      },
    }),
    route({
      method: 'post',
      path: '/api/cycles/:cycleId/reveals',
      summary: 'Reveal everyone’s silent cards, unsigned unless their author signs. Asking again copies nothing twice.',
      who: whoIsSignedIn,
      policy: 'reveal the cards',
      params: ofCycle,
      body: jsonBody(revealSchema),
      answer: json(revealedSchema),
      errors: ['not-found', 'forbidden'],
      async handle({ caller, params, body }) {
        return { copied: await reveal(dependencies, params.cycleId, body.what, caller) }
      },
    }),
    route({
      method: 'post',
      path: '/api/cycles/:cycleId/close',
      summary: 'Close the cycle; with openNext, open the next one, which carries the decisions in.',
      who: whoIsSignedIn,
      policy: 'close the cycle',
      params: ofCycle,
      body: jsonBody(closeSchema),
      answer: json(closedSchema),
      errors: ['not-found', 'forbidden', 'conflict'],
      async handle({ caller, params, body }) {
        return { nextCycleId: await closeCycle(dependencies, params.cycleId, body.openNext, caller) }
      },
    }),
    route({
      method: 'post',
      path: '/api/cycles/:cycleId/images',
      summary: 'Add a picture for an artefact: JPEG, PNG or WebP, at most 2 MiB.',
      who: whoIsSignedIn,
      policy: 'edit the room',
      params: ofCycle,
      body: bytesBody(imageTypes, longestImage),
      answer: json(savedImageSchema, 201),
      errors: ['not-found', 'forbidden', 'conflict'],
      async handle({ params, body }) {
        return { imageId: await saveImage(dependencies, params.cycleId, body) }
      },
    }),
    route({
      method: 'get',
      path: '/api/images/:imageId',
      summary: 'A picture.',
      who: whoIsSignedIn,
      policy: 'read the room',
      params: z.object({ imageId: id }),
      body: noBody,
      answer: bytes(imageTypes),
      errors: ['not-found'],
      handle: ({ params }) => readImage(dependencies, params.imageId),
    }),
  ]
}
