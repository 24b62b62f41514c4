import type { Response } from 'express'
import * as z from 'zod'
import type { JsonObject } from './json'

/** What a route says when all is well. */
export interface Answer<T> {
  status: 200 | 201 | 204
  send(response: Response, value: T): void
  /** OpenAPI's `content` of the answer; null where it has none. */
  document: JsonObject | null
}

/** JSON: exactly what the schema says leaves the server; what else the value holds stays inside. */
export function json<T>(schema: z.core.$ZodType<T>, status: 200 | 201 = 200): Answer<T> {
  return {
    status,
    send: (response, value) => void response.status(status).set('cache-control', 'no-store').json(z.parse(schema, value)),
    document: { 'application/json': { schema: z.toJSONSchema(schema) } },
  }
}

export const nothing: Answer<void> = {
  status: 204,
  send: (response) => void response.status(204).end(),
  document: null,
}

/** Bytes under the name of an id, which never change: the caller's own browser may keep them. */
export function bytes(types: readonly string[]): Answer<{ type: string; bytes: Uint8Array }> {
  return {
    status: 200,
    send(response, { type, bytes: content }) {
      response.status(200).set({
        'content-type': type,
        'cache-control': 'private, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
      })
      response.end(content)
    },
    document: Object.fromEntries(types.map((type) => [type, {}])),
  }
}
