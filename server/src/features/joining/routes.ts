import {
  decideJoinSchema,
  joinCodeSchema,
  joinPageSchema,
  joinRequestsSchema,
  joinStateSchema,
  registrationSchema,
} from 'shared/joining/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { everyone, route, type Route, whoIsSignedIn } from '../../http/route'
import { readCode, readDoor, renewCode } from './codes'
import type { JoiningDependencies } from './dependencies'
import { askToJoin, decideRequest, readRequests, register } from './requests'

const id = z.string().min(1).max(100)
const ofTeam = z.object({ teamId: id })
const ofCode = z.object({ code: z.string().min(1).max(40) })

export function joiningRoutes(dependencies: JoiningDependencies): Route[] {
  return [...atTheDoor(dependencies), ...inTheTeam(dependencies)]
}

function atTheDoor(dependencies: JoiningDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/join/:code',
      summary: 'The team that a join code belongs to: its name, its school’s, and how I stand to it.',
      who: everyone,
      policy: 'with a link',
      params: ofCode,
      body: noBody,
      answer: json(joinPageSchema),
      errors: ['not-found'],
      // Whoever waits looks again and again.
      countsAsUse: false,
      handle: ({ caller, params }) => readDoor(dependencies, params.code, caller),
    }),
    route({
      method: 'post',
      path: '/api/join/:code',
      summary: 'Ask the team to let me in.',
      who: whoIsSignedIn,
      policy: 'signed in',
      rate: 'link',
      params: ofCode,
      body: noBody,
      answer: json(joinStateSchema),
      errors: ['not-found', 'too-many'],
      async handle({ caller, params }) {
        return { state: await askToJoin(dependencies, params.code, caller) }
      },
    }),
    route({
      method: 'post',
      path: '/api/join/:code/registration',
      summary: 'Somebody new: an account with a password and no place anywhere, signed in, asking the team to be let in.',
      who: everyone,
      policy: 'with a link',
      params: ofCode,
      body: jsonBody(registrationSchema),
      answer: nothing,
      errors: ['not-found', 'conflict', 'too-many'],
      handle: ({ params, body, request, response }) => register(dependencies, { request, response }, params.code, body),
    }),
  ]
}

function inTheTeam(dependencies: JoiningDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/teams/:teamId/join-code',
      summary: 'The code with which colleagues find the team’s door.',
      who: whoIsSignedIn,
      policy: 'hand out the code',
      params: ofTeam,
      body: noBody,
      answer: json(joinCodeSchema),
      errors: ['not-found'],
      handle: ({ params }) => readCode(dependencies, params.teamId),
    }),
    route({
      method: 'post',
      path: '/api/teams/:teamId/join-code',
      summary: 'Give the team a new code for 30 days. The one before stops working.',
      who: whoIsSignedIn,
      policy: 'hand out the code',
      params: ofTeam,
      body: noBody,
      answer: json(joinCodeSchema, 201),
      errors: ['not-found'],
      handle: ({ caller, params }) => renewCode(dependencies, params.teamId, caller),
    }),
    route({
      method: 'get',
      path: '/api/teams/:teamId/join-requests',
      summary: 'Who waits to be let into the team.',
      who: whoIsSignedIn,
      policy: 'see who asks to join',
      params: ofTeam,
      body: noBody,
      answer: json(joinRequestsSchema),
      errors: ['not-found'],
      // The page asks again by itself.
      countsAsUse: false,
      handle: ({ params }) => readRequests(dependencies, params.teamId),
    }),
    route({
      method: 'post',
      path: '/api/teams/:teamId/join-requests/:requestId',
      summary: 'Let somebody into the team, or not.',
      who: whoIsSignedIn,
      policy: 'let people in',
      params: z.object({ teamId: id, requestId: id }),
      body: jsonBody(decideJoinSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => decideRequest(dependencies, params, body.letIn, caller),
    }),
  ]
}
