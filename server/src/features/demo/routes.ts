import { ClearCycleError } from 'shared/errors'
import { type Demo, demoSchema, demoSignInSchema } from 'shared/people/schema'
import type { Response } from 'express'
import type { AddressOf } from '../../http/address'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { type Caller, everyone, noParams, route, type Route } from '../../http/route'

export interface DemoDependencies {
  addressOf: AddressOf
  school: Demo
  /** Signs somebody in on this browser. */
  signIn(response: Response, session: { personId: string; ownDevice: boolean; userAgent: string; address: string }): Promise<void>
  /** Makes the demo school what it was on its first day. */
  reset(by: Caller | null): Promise<void>
}

/** Only where the building is the demo school. */
export function demoRoutes({ addressOf, school, signIn, reset }: DemoDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/demo',
      summary: 'The people of the demo school.',
      who: everyone,
      policy: 'in the demo',
      params: noParams,
      body: noBody,
      answer: json(demoSchema),
      errors: ['not-found'],
      countsAsUse: false,
      handle: async () => school,
    }),
    route({
      method: 'post',
      path: '/api/demo/sign-in',
      summary: 'Sign in as a person of the demo school.',
      who: everyone,
      policy: 'in the demo',
      params: noParams,
      body: jsonBody(demoSignInSchema),
      answer: nothing,
      errors: ['not-found'],
      countsAsUse: false,
      async handle({ body: { personId, ownDevice = false }, request, response }) {
        if (!school.people.some(({ id }) => id === personId)) {
          throw new ClearCycleError('not-found', 'Nobody of that name works at the demo school.')
        }
        await signIn(response, { personId, ownDevice, userAgent: request.get('user-agent') ?? '', address: addressOf(request) })
      },
    }),
    route({
      method: 'post',
      path: '/api/demo/reset',
      summary: 'Make the demo school what it was on its first day. Open pages start again.',
      who: everyone,
      policy: 'in the demo',
      params: noParams,
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      countsAsUse: false,
      handle: ({ caller }) => reset(caller),
    }),
  ]
}
