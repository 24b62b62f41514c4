import { checkPaths, serverTimeSchema, streamedApart, streamedEvents, streamedSchema } from 'shared/connection-check/schema'
import { events, json } from '../../http/answers'
import { noBody } from '../../http/bodies'
import { everyone, noParams, route, type Route } from '../../http/route'
import type { Clock } from '../../lib/clock'

/** What the page that checks the connection asks over HTTP. */
export function connectionCheckRoutes(now: Clock): Route[] {
  const get = { method: 'get', who: everyone, policy: 'everyone', params: noParams, body: noBody, errors: [], countsAsUse: false } as const
  return [
    route({
      ...get,
      path: checkPaths.http,
      summary: 'The time by the server’s clock: for the page that checks the connection.',
      answer: json(serverTimeSchema),
      handle: async () => ({ at: now() }),
    }),
    route({
      ...get,
      path: checkPaths.stream,
      summary: 'Two events, a second apart: do streams come through as they are sent?',
      answer: events(streamedSchema),
      handle: async () =>
        ({ say, end }) => {
          let n = 1
          say({ n })
          const timer = setInterval(() => {
            say({ n: ++n })
            if (n >= streamedEvents) end()
          }, streamedApart).unref()
          return () => clearInterval(timer)
        },
    }),
  ]
}
