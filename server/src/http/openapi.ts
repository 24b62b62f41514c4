import { policies } from 'shared/access/policy'
import { type ErrorCode, errorStatus } from 'shared/errors'
import * as z from 'zod'
import { json } from './answers'
import { noBody } from './bodies'
import type { JsonObject } from './json'
import { rateOf } from './rates'
import { everyone, noParams, route, type Route } from './route'

const codes = Object.keys(errorStatus)

const errorBodySchema = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string().describe('What to do next, in plain words.'),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
})

const description = `Sign in, and keep the cookie it sets: in the demo with \`POST /api/demo/sign-in\`, with a password with
\`POST /api/sign-in/password\`, with Google, Microsoft or another provider by opening
\`/api/sign-in/providers/{providerId}/start\` in a browser; \`GET /api/sign-in\` says which of these this building has. An
invitation is taken up at \`/api/links/{token}\`. Whatever is not a GET needs an \`Origin\` header with the address of this
server, as every browser sends it; so does the WebSocket. \`x-policy\` names who may ask (shared/access/policy), \`x-rate\`
how often (server/http/rates): who asks too often gets a 429 with \`Retry-After\`.
The documents of a cycle are edited live at \`/sync/<id>?epoch=<epoch>\` with the stock y-websocket protocol (docs/sync.md).`

/** The route that describes all of these routes, itself among them. */
export function withOpenApi(routes: readonly Route[], cookieName: string): Route[] {
  const all = [
    ...routes,
    route({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This document.',
      who: everyone,
      policy: 'everyone',
      params: noParams,
      body: noBody,
      answer: json(z.record(z.string(), z.unknown())),
      errors: [],
      countsAsUse: false,
      handle: async () => document,
    }),
  ]
  const document = openApi(all, cookieName)
  return all
}

/** The OpenAPI 3.1 document of the HTTP API, made from the routes themselves. */
function openApi(routes: readonly Route[], cookieName: string): Record<string, unknown> {
  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Clear Cycle', version: '1', description },
    paths,
    components: {
      schemas: { Error: z.toJSONSchema(errorBodySchema) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } },
    },
  }
}

function operation(route: Route): JsonObject {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    summary: route.summary,
    description: policies[route.policy].sentence,
    'x-policy': route.policy,
    'x-rate': rateOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body.document !== null && { requestBody: { required: true, content: route.body.document } }),
    responses: { ...success(route), ...failures(route) },
    security: route.signedIn ? [{ session: [] }] : [],
  }
}

function success({ answer }: Route): JsonObject {
  const content = answer.document === null ? {} : { content: answer.document }
  return { [answer.status]: { description: answer.status === 204 ? 'Done' : 'The answer', ...content } }
}

function failures(route: Route): JsonObject {
  const raised = new Set<ErrorCode>(route.errors)
  if (route.signedIn) raised.add('not-signed-in')
  if (route.method !== 'get') raised.add('forbidden')
  if (route.body.document !== null) raised.add('bad-request').add('too-large')
  raised.add('too-many').add('server-error')
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  return Object.fromEntries([...raised].map((code) => [errorStatus[code], { description: code, content }]))
}
