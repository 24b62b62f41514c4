import { begunSchoolYearSchema, endBuildingSchema, endedBuildingSchema, newSchoolYearSchema, retentionSchema, schoolYearsSchema } from 'shared/keeping/schema'
import { json } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { KeepingDependencies } from './dependencies'
import { endBuilding } from './end-building'
import { readRetention } from './retention'
import { beginSchoolYear, readSchoolYears } from './school-years'

export function keepingRoutes(dependencies: KeepingDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/building/retention',
      summary: 'How long the building keeps what is over, and what will go when the next August comes.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: noBody,
      answer: json(retentionSchema),
      errors: [],
      handle: ({ caller }) => readRetention(dependencies, caller.buildingId),
    }),
    route({
      method: 'get',
      path: '/api/building/school-years',
      summary: 'The school years of the building, and what a new one would change.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: noBody,
      answer: json(schoolYearsSchema),
      errors: [],
      handle: ({ caller }) => readSchoolYears(dependencies, caller.buildingId),
    }),
    route({
      method: 'post',
      path: '/api/building/school-years',
      summary: 'End the school year and begin the next: people and teams stay, open cycles are archived and stay readable.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: jsonBody(newSchoolYearSchema),
      answer: json(begunSchoolYearSchema, 201),
      errors: ['not-found', 'conflict'],
      handle: ({ caller, body }) => beginSchoolYear(dependencies, body, caller),
    }),
    route({
      method: 'delete',
      path: '/api/building',
      summary: 'The end of the contract: erase everything of the building, from the files too. Its name confirms it.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: jsonBody(endBuildingSchema),
      answer: json(endedBuildingSchema),
      errors: ['conflict'],
      async handle({ caller, body, response }) {
        const ended = await endBuilding(dependencies, body.confirm, caller)
        dependencies.clearCookie(response)
        return ended
      },
    }),
  ]
}
