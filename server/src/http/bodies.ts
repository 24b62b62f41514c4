import express, { type Request, type RequestHandler } from 'express'
import { ClearCycleError } from 'shared/errors'
import * as z from 'zod'
import type { JsonObject } from './json'
import { parseOrRefuse } from './parse'

/** What a route takes besides its path. */
export interface Body<T> {
  /** Reads the bytes off the wire, bounded. */
  middleware: RequestHandler | null
  read(request: Request): T
  /** OpenAPI's `content` of the request body; null where there is none. */
  document: JsonObject | null
}

const longestJson = '64kb'

export const noBody: Body<undefined> = { middleware: null, read: () => undefined, document: null }

export function jsonBody<T>(schema: z.core.$ZodType<T>): Body<T> {
  return {
    middleware: express.json({ limit: longestJson }),
    read: (request) => parseOrRefuse(schema, request.body),
    document: { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } },
  }
}

/** What stands behind the `?` of a GET that a browser navigates to. */
export function query<T>(schema: z.core.$ZodType<T>): Body<T> {
  return { middleware: null, read: (request) => parseOrRefuse(schema, request.query), document: null }
}

/**
 * @param types media types, as the sender declares them; what the bytes are is the command's to look at
 * @param limit bytes
 */
export function bytesBody(types: readonly string[], limit: number): Body<Uint8Array> {
  return {
    middleware: express.raw({ type: [...types], limit }),
    read({ body }) {
      if (body instanceof Uint8Array && body.length > 0) return body
      throw new ClearCycleError('bad-request', `Send the bytes with a content type of ${types.join(' or ')}.`)
    },
    document: Object.fromEntries(types.map((type) => [type, {}])),
  }
}
