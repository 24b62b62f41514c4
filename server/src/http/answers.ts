import type { Response } from 'express'
import * as z from 'zod'
import type { JsonObject } from './json'

/** What a route says when all is well. */
export interface Answer<T> {
  status: 200 | 201 | 204 | 302
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

/** On to another address: a path of ours, or a sign-in provider's. For a browser that navigates, not for a page that asks. */
export const redirect: Answer<string> = {
  status: 302,
  send: (response, address) => response.set('cache-control', 'no-store').redirect(302, address),
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

/** Server-sent events to one reader, who may go at any moment. */
export interface EventStream<T> {
  say(event: T): void
  /** Nothing more comes. */
  end(): void
}

/** Takes up a stream once its head is sent; what it returns is called when the reader has gone or the stream has ended. */
export type Streaming<T> = (stream: EventStream<T>) => () => void

/** A line that says nothing goes out this often, so that no proxy takes the line for dead. Milliseconds. */
const heartbeat = 20_000
/** Who leaves this much unread (bytes) has gone, or will ask again. */
const mostUnread = 65_536

/** Server-sent events, each of them JSON and exactly what the schema says. */
export function events<T>(schema: z.core.$ZodType<T>): Answer<Streaming<T>> {
  return {
    status: 200,
    send(response, streaming) {
      // Caches and proxies pass each event on as it comes, and nothing gathers them to make them smaller.
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }
      response.status(200).set(headers)
      // A HEAD has no stream to it, and who has gone meanwhile needs none.
      if (response.req.method === 'HEAD' || response.closed) return void response.end()
      response.write(': here\n\n')
      const write = (text: string) => void (response.writableLength > mostUnread ? response.destroy() : response.write(text))
      const timer = setInterval(() => write(': still here\n\n'), heartbeat).unref()
      const stop = streaming({
        say: (event) => write(`data: ${JSON.stringify(z.parse(schema, event))}\n\n`),
        end: () => void response.end(),
      })
      response.on('error', () => response.destroy())
      response.on('close', () => {
        clearInterval(timer)
        stop()
      })
    },
    document: { 'text/event-stream': { schema: z.toJSONSchema(schema) } },
  }
}
