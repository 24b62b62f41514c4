import {
  changesQuerySchema,
  changesSchema,
  comparisonQuerySchema,
  comparisonSchema,
  madeVersionSchema,
  nameVersionSchema,
  restoredSchema,
  restoreSchema,
  versionsSchema,
} from 'shared/history/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody, query } from '../../http/bodies'
import { route, type Route, whoIsSignedIn } from '../../http/route'
import { makeVersion, nameVersion, removeName, restoreVersion } from './commands'
import type { HistoryDependencies } from './dependencies'
import { readChanges, readComparison, readVersions, restorable } from './present'

const id = z.string().min(1).max(100)
const ofCycle = z.object({ cycleId: id })
const ofVersion = z.object({ cycleId: id, versionId: id })

export function historyRoutes(dependencies: HistoryDependencies): Route[] {
  return [...readingRoutes(dependencies), ...keepingRoutes(dependencies)]
}

function readingRoutes(dependencies: HistoryDependencies): Route[] {
  const reading = { method: 'get', who: whoIsSignedIn, policy: 'read the history' } as const
  return [
    route({
      ...reading,
      path: '/api/cycles/:cycleId/versions',
      summary: 'The versions that are kept of a cycle, the latest first.',
      params: ofCycle,
      body: noBody,
      answer: json(versionsSchema),
      errors: ['not-found', 'forbidden'],
      handle: ({ standing, params }) => readVersions(dependencies, params.cycleId, standing),
    }),
    route({
      ...reading,
      path: '/api/cycles/:cycleId/versions/:versionId/comparison',
      summary: 'What differs between a version and another one (`with`), or the page as it is saved now; from the older to the newer.',
      params: ofVersion,
      body: query(comparisonQuerySchema),
      answer: json(comparisonSchema),
      errors: ['not-found', 'forbidden', 'conflict'],
      handle: ({ standing, params, body }) => readComparison(dependencies, params, { with: body.with, standing }),
    }),
    route({
      ...reading,
      path: '/api/cycles/:cycleId/changes',
      summary: 'What others have changed since a moment, or since the caller’s visit before this one.',
      params: ofCycle,
      body: query(changesQuerySchema),
      answer: json(changesSchema),
      errors: ['not-found', 'forbidden'],
      // Pages ask by themselves.
      countsAsUse: false,
      handle: ({ caller, standing, params, body }) =>
        readChanges(dependencies, params.cycleId, { since: body.since === undefined ? null : Number(body.since), personId: caller.id, standing }),
    }),
    route({
      method: 'post',
      path: '/api/cycles/:cycleId/visits',
      summary: 'The caller has seen what is on the page now.',
      who: whoIsSignedIn,
      policy: 'read the room',
      params: ofCycle,
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      countsAsUse: false,
      handle: ({ caller, params }) => dependencies.seen(params.cycleId, caller.id, caller.buildingId),
    }),
  ]
}

function keepingRoutes(dependencies: HistoryDependencies): Route[] {
  const keeping = { who: whoIsSignedIn, policy: 'restore versions' } as const
  return [
    route({
      ...keeping,
      method: 'post',
      path: '/api/cycles/:cycleId/versions',
      summary: 'Keep the page as it is saved now, under a name.',
      params: ofCycle,
      body: jsonBody(nameVersionSchema),
      answer: json(madeVersionSchema, 201),
      errors: ['not-found', 'forbidden', 'conflict'],
      async handle({ caller, params, body }) {
        return { versionId: await makeVersion(dependencies, params.cycleId, body.name, caller) }
      },
    }),
    route({
      ...keeping,
      method: 'put',
      path: '/api/cycles/:cycleId/versions/:versionId',
      summary: 'Give a version a name, or another one. What has a name stays.',
      params: ofVersion,
      body: jsonBody(nameVersionSchema),
      answer: nothing,
      errors: ['not-found', 'forbidden', 'conflict'],
      handle: ({ caller, params, body }) => nameVersion(dependencies, params, body.name, caller),
    }),
    route({
      ...keeping,
      method: 'delete',
      path: '/api/cycles/:cycleId/versions/:versionId',
      summary: 'Take a version’s name away; with it, the version, where it was made for its name’s sake.',
      params: ofVersion,
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden'],
      handle: ({ caller, params }) => removeName(dependencies, params, caller),
    }),
    route({
      ...keeping,
      method: 'post',
      path: '/api/cycles/:cycleId/versions/:versionId/restore',
      summary: 'Make the page say again what it said in a version. What stood there is kept first; restoring that undoes this.',
      params: ofVersion,
      body: jsonBody(restoreSchema),
      answer: json(restoredSchema),
      errors: ['not-found', 'forbidden', 'conflict'],
      handle: ({ caller, standing, params, body }) =>
        restoreVersion(dependencies, params, { reach: restorable(standing), only: body.only, by: caller }),
    }),
  ]
}
