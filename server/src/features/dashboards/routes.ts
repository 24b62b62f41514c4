import { homeSchema } from 'shared/teams/schema'
import type { Database } from '../../db/client'
import { json } from '../../http/answers'
import { noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { Clock } from '../../lib/clock'
import { readHome } from './home'

export function dashboardRoutes({ database, now }: { database: Database; now: Clock }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/home',
      summary: 'My teams with their open cycle, what changed since I looked, and decisions coming due.',
      who: whoIsSignedIn,
      policy: 'signed in',
      params: noParams,
      body: noBody,
      answer: json(homeSchema),
      errors: [],
      handle: ({ caller }) => readHome(database, now, caller.id),
    }),
  ]
}
