import { noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { download } from './download'
import { type ExportDependencies, exportMine } from './my-data'

export function exportRoutes(dependencies: ExportDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/me/export',
      summary: 'Everything that the building holds about me, to me alone: a zip of JSON files.',
      who: whoIsSignedIn,
      policy: 'signed in',
      params: noParams,
      body: noBody,
      answer: download('application/zip', 'my-clear-cycle.zip'),
      errors: [],
      handle: ({ caller }) => exportMine(dependencies, caller),
    }),
  ]
}
