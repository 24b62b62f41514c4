import { appliedRosterSchema, applyRosterSchema, longestRoster, rosterPreviewSchema, rosterSchoolSchema } from 'shared/roster/schema'
import * as z from 'zod'
import { json } from '../../http/answers'
import { bytesBody, jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { applyPreview, chooseSchool, previewRoster, readPreview, type RosterDependencies } from './commands'

const ofPreview = z.object({ previewId: z.string().min(1).max(100) })

export function rosterRoutes(dependencies: RosterDependencies): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/roster/previews',
      summary: 'What a OneRoster zip (1.1 or 1.2, CSV) would change. Rows of students are dropped unread; nothing changes yet.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: noParams,
      body: bytesBody(['application/zip'], longestRoster),
      answer: json(rosterPreviewSchema, 201),
      errors: ['too-large'],
      handle: ({ caller, body }) => previewRoster(dependencies, body, caller),
    }),
    route({
      method: 'get',
      path: '/api/roster/previews/:previewId',
      summary: 'What that roster would change now. Kept for an hour.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: ofPreview,
      body: noBody,
      answer: json(rosterPreviewSchema),
      errors: ['not-found'],
      handle: ({ caller, params }) => readPreview(dependencies, params.previewId, caller),
    }),
    route({
      method: 'put',
      path: '/api/roster/previews/:previewId/school',
      summary: 'Say which school of the roster this building is.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: ofPreview,
      body: jsonBody(rosterSchoolSchema),
      answer: json(rosterPreviewSchema),
      errors: ['not-found'],
      handle: ({ caller, params, body }) => chooseSchool(dependencies, params.previewId, body.schoolId, caller),
    }),
    route({
      method: 'post',
      path: '/api/roster/previews/:previewId/application',
      summary: 'Make the changes of a preview, all or none. Asking twice makes them once.',
      who: whoIsSignedIn,
      policy: 'administer the building',
      params: ofPreview,
      body: jsonBody(applyRosterSchema),
      answer: json(appliedRosterSchema),
      errors: ['not-found', 'conflict'],
      handle: ({ caller, params, body }) => applyPreview(dependencies, params.previewId, body, caller),
    }),
  ]
}
