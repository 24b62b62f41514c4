import { answerAskSchema, answersToAllSchema, asksOfCycleSchema, asksToMeSchema, sendAskSchema } from 'shared/asks/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { answerAsk, sendAsk, withdrawAsk } from './commands'
import type { AskDependencies } from './dependencies'
import { readAnswersToAll, readAsksOfCycle, readAsksToMe } from './present'

const id = z.string().min(1).max(100)
const ofRow = z.object({ cycleId: id, askRow: id })

export function askRoutes(dependencies: AskDependencies): Route[] {
  return [...sendingRoutes(dependencies), ...answeringRoutes(dependencies)]
}

function sendingRoutes(dependencies: AskDependencies): Route[] {
  const row = { path: '/api/cycles/:cycleId/asks/:askRow', who: whoIsSignedIn, policy: 'send asks', params: ofRow } as const
  return [
    route({
      method: 'get',
      path: '/api/cycles/:cycleId/asks',
      summary: 'What became of a cycle’s asks, and whom its team can ask.',
      who: whoIsSignedIn,
      policy: 'read the team’s asks',
      params: z.object({ cycleId: id }),
      body: noBody,
      answer: json(asksOfCycleSchema),
      errors: ['not-found'],
      // Pages ask again by themselves.
      countsAsUse: false,
      handle: ({ caller, standing, params }) => readAsksOfCycle(dependencies, params.cycleId, { by: caller, standing }),
    }),
    route({
      ...row,
      method: 'post',
      summary: 'Send an ask with the words that are saved in the room. Sending it twice sends it once.',
      body: jsonBody(sendAskSchema),
      answer: nothing,
      errors: ['not-found', 'bad-request'],
      handle: ({ caller, params, body }) => sendAsk(dependencies, params, body, caller),
    }),
    route({
      ...row,
      method: 'delete',
      summary: 'Take a sent ask back, with what was answered: nobody outside the room finds it any more.',
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      handle: ({ caller, params }) => withdrawAsk(dependencies, params, caller),
    }),
  ]
}

function answeringRoutes(dependencies: AskDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/asks',
      summary: 'The asks that are to the caller, open ones first.',
      who: whoIsSignedIn,
      policy: 'answer asks',
      params: noParams,
      body: noBody,
      answer: json(asksToMeSchema),
      errors: [],
      countsAsUse: false,
      handle: ({ caller }) => readAsksToMe(dependencies, caller),
    }),
    route({
      method: 'put',
      path: '/api/asks/:askId/answer',
      summary: 'Answer an ask that is to the caller, or answer it anew.',
      who: whoIsSignedIn,
      policy: 'answer asks',
      params: z.object({ askId: id }),
      body: jsonBody(answerAskSchema),
      answer: nothing,
      errors: ['not-found', 'bad-request'],
      handle: ({ caller, params, body }) => answerAsk(dependencies, params.askId, body, caller),
    }),
    route({
      method: 'get',
      path: '/api/asks/answers',
      summary: 'What leaders have answered to everybody who works with teams, with what was asked.',
      who: whoIsSignedIn,
      policy: 'read answers to all',
      params: noParams,
      body: noBody,
      answer: json(answersToAllSchema),
      errors: [],
      countsAsUse: false,
      handle: ({ caller }) => readAnswersToAll(dependencies, caller),
    }),
  ]
}
