import { may } from 'shared/access/policy'
import type { Relation } from 'shared/access/standing'
import { boardSchema, countsSchema, deskSchema, hintSchema } from 'shared/dashboards/schema'
import { homeSchema } from 'shared/teams/schema'
import type { Database } from '../../db/client'
import { events, json } from '../../http/answers'
import { noBody } from '../../http/bodies'
import { type Caller, noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import type { Clock } from '../../lib/clock'
import { readBoard, readCounts } from './board'
import { readDesk } from './desk'
import { readHome } from './home'
import type { News } from './news'
import type { Reader } from './readable-cards'

export interface DashboardDependencies {
  database: Database
  now: Clock
  news: Pick<News, 'open'>
  relationTo(teamId: string, personId: string): Promise<Relation>
}

export function dashboardRoutes({ database, now, news, relationTo }: DashboardDependencies): Route[] {
  const readerOf = ({ id, buildingId }: Caller, standing: Reader['standing']): Reader => ({
    ...{ personId: id, buildingId, standing },
    relationTo: (teamId) => relationTo(teamId, id),
  })
  // A page that stands open asks again by itself when there is news: that is not somebody who uses it, or on a shared
  // device a session would last as long as colleagues type.
  const get = { method: 'get', who: whoIsSignedIn, params: noParams, body: noBody, errors: [], countsAsUse: false } as const
  return [
    route({
      ...get,
      path: '/api/home',
      summary: 'My teams with their open cycle, what changed since I looked, and decisions coming due.',
      policy: 'signed in',
      answer: json(homeSchema),
      handle: ({ caller }) => readHome(database, now, caller.id),
    }),
    route({
      ...get,
      path: '/api/board',
      summary: 'Where every team of the building stands, and the cards that teams here have published.',
      policy: 'read the board',
      answer: json(boardSchema),
      handle: ({ caller, standing }) => readBoard(database, now(), readerOf(caller, standing)),
    }),
    route({
      ...get,
      path: '/api/board/counts',
      summary: 'How many teams stand at which step.',
      policy: 'read the counts',
      answer: json(countsSchema),
      handle: ({ caller }) => readCounts(database, caller.buildingId),
    }),
    route({
      ...get,
      path: '/api/desk',
      summary: 'The teams that I follow as their coach, those that meet soonest first.',
      policy: 'follow teams',
      answer: json(deskSchema),
      handle: ({ caller, standing }) => readDesk(database, now(), readerOf(caller, standing)),
    }),
    route({
      ...get,
      path: '/api/news',
      summary: 'Server-sent events: which of my pages to ask again. They carry nothing of what is on them.',
      policy: 'signed in',
      answer: events(hintSchema),
      errors: ['too-many'],
      handle: async ({ caller }) => news.open(caller),
    }),
  ]
}

/** What the board tells somebody, to be compared with what it told them before; null when it is not theirs to read. */
export function boardSeenBy({ database, now }: Pick<DashboardDependencies, 'database' | 'now'>) {
  return async (reader: Reader): Promise<string | null> => {
    const standing = { ...reader.standing, toTeam: { kind: 'none' } } as const
    if (may('read the board', standing)) return JSON.stringify(await readBoard(database, now(), reader))
    if (may('read the counts', standing)) return JSON.stringify(await readCounts(database, reader.buildingId))
    return null
  }
}
