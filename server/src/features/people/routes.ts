import {
  directorySchema,
  invitationSchema,
  madePersonSchema,
  newPersonSchema,
  personChangeSchema,
  rolesChangeSchema,
} from 'shared/people/directory'
import type { Request } from 'express'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { addPerson, changePerson, deactivate, reactivate, removePerson, setRoles } from './commands'
import type { PeopleDependencies } from './dependencies'
import { readDirectory } from './directory'
import { invite } from './invite'

const ofPerson = z.object({ personId: z.string().max(64) })
const who = whoIsSignedIn
const policy = 'administer the building'

/** The people of a building, for its admins. */
export function peopleRoutes(dependencies: PeopleDependencies & { baseUrlOf: (request: Request) => string }): Route[] {
  return [...directoryRoutes(dependencies), ...invitationRoutes(dependencies), ...leavingRoutes(dependencies)]
}

function directoryRoutes(dependencies: PeopleDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/people',
      summary: 'Everybody in the building: roles, teams, whether and how they sign in.',
      ...{ who, policy },
      params: noParams,
      body: noBody,
      answer: json(directorySchema),
      errors: [],
      handle: ({ caller }) => readDirectory(dependencies, caller.buildingId),
    }),
    route({
      method: 'post',
      path: '/api/people',
      summary: 'Add a person; they come in by an invitation.',
      ...{ who, policy },
      params: noParams,
      body: jsonBody(newPersonSchema),
      answer: json(madePersonSchema, 201),
      errors: ['not-found', 'conflict'],
      handle: async ({ caller, body }) => ({ personId: await addPerson(dependencies, body, caller) }),
    }),
    route({
      method: 'patch',
      path: '/api/people/:personId',
      summary: 'Correct a person’s name or address.',
      ...{ who, policy },
      params: ofPerson,
      body: jsonBody(personChangeSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => changePerson(dependencies, params.personId, body, caller),
    }),
    route({
      method: 'put',
      path: '/api/people/:personId/roles',
      summary: 'Give a person these roles and no other. Their open pages come back with what they may do now.',
      ...{ who, policy },
      params: ofPerson,
      body: jsonBody(rolesChangeSchema),
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => setRoles(dependencies, params.personId, body.roles, caller),
    }),
  ]
}

function invitationRoutes(dependencies: PeopleDependencies & { baseUrlOf: (request: Request) => string }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/people/:personId/invitations',
      summary: 'Make the link by which a person comes in; mailed where it can be. One made before is void.',
      ...{ who, policy },
      params: ofPerson,
      body: noBody,
      answer: json(invitationSchema, 201),
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, request }) => invite(dependencies, params.personId, dependencies.baseUrlOf(request), caller),
    }),
  ]
}

function leavingRoutes(dependencies: PeopleDependencies): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/people/:personId/deactivation',
      summary: 'Sign a person out everywhere and let them in nowhere; name, teams and words stay.',
      ...{ who, policy },
      params: ofPerson,
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params }) => deactivate(dependencies, params.personId, caller),
    }),
    route({
      method: 'delete',
      path: '/api/people/:personId/deactivation',
      summary: 'Take a deactivated person back.',
      ...{ who, policy },
      params: ofPerson,
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      handle: ({ caller, params }) => reactivate(dependencies, params.personId, caller),
    }),
    route({
      method: 'delete',
      path: '/api/people/:personId',
      summary: 'Remove a person for good: their own pages are deleted, their words with teams stay under “Former member”.',
      ...{ who, policy },
      params: ofPerson,
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params }) => removePerson(dependencies, params.personId, caller),
    }),
  ]
}
