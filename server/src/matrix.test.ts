import express from 'express'
import { createServer, type Server } from 'node:http'
import { may, policies } from 'shared/access/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStandings } from './features/access/standings'
import { errorHandler } from './http/error-handler'
import { guard, teamParameters } from './http/guard'
import { register } from './http/register'
import type { Caller, Route } from './http/route'
import { createLogger } from './lib/logger'
import { cast, type CastName, castNames, factsOf, placeOf, standingOf, startStage, type Stage, type Target, targets } from './testing/cast'
import type { Answered, Visitor } from './testing/school'

/*
 * Who sees what (product.md), for every route there is: each person of the cast asks each route about each target.
 * Routes come from the server itself, so that a new one is in here by itself; without a policy it does not compile.
 */
let stage: Stage
/** The same routes and the same guard, but whoever gets through only hears so: nothing is changed or deleted. */
let doors: { url: string; server: Server }
const callers = new Map<CastName, Visitor>()

beforeAll(async () => {
  stage = await startStage()
  for (const name of castNames) callers.set(name, await stage.as(name))
  doors = await startDoors(stage)
})
afterAll(async () => {
  doors.server.close()
  await stage.close()
})

async function startDoors({ school }: Stage): Promise<{ url: string; server: Server }> {
  const routes = school.app.routes.map((route): Route => ({
    ...route,
    body: { ...route.body, middleware: null },
    run: async (_caller, _standing, _request, response) => void response.status(299).json({ through: true }),
  }))
  const authenticate = async ({ headers }: { headers: Record<string, unknown> }): Promise<Caller | null> => {
    const name = castNames.find((known) => known === headers['x-cast'])
    if (name === undefined) return null
    const buildingId = 'elsewhere' in cast[name] ? 'elsewhere' : 'cedar-hollow'
    return { ...{ id: cast[name].id, name, initials: '', color: 'blue' }, ...{ buildingId, sessionId: '', expiresAt: 0, address: '' } }
  }
  const http = express()
  http.use(register(routes, authenticate, guard(createStandings(school.database, Date.now))), errorHandler(createLogger('silent')))
  const server = createServer(http)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, server }
}

/** The route's address for a target; what else an address names is filled with what is not there. */
function addressOf({ path }: Route, target: Target): string {
  const place: Record<string, string> = placeOf[target]
  return path.replaceAll(/:(\w+)/g, (_all, name: string) => place[name] ?? 'not-there')
}

const isAboutTeam = (route: Route) => teamParameters.some((name) => route.path.includes(`/:${name}`))

/** What product.md's table says: through, or with which status not. */
function expected(route: Route, name: CastName, target: Target): number {
  const policy = policies[route.policy]
  if (policy.of === 'everyone') return 299
  const standing = policy.of === 'team' ? standingOf(name, target) : { ...cast[name], toTeam: { kind: 'none' } as const }
  if (standing === null) return 404
  if (may(route.policy, standing, factsOf[target])) return 299
  return policy.of !== 'team' || may('read the room', standing) ? 403 : 404
}

async function knock(route: Route, name: CastName | null, target: Target): Promise<number> {
  const headers: Record<string, string> = name === null ? {} : { 'x-cast': name }
  const { status } = await fetch(doors.url + addressOf(route, target), { method: route.method.toUpperCase(), headers })
  return status
}

describe('every route, for everybody, about everything', () => {
  it('lets in whom the table of policies lets in, and nobody else', async () => {
    const wrong: string[] = []
    for (const route of stage.school.app.routes) {
      for (const target of isAboutTeam(route) ? targets : (['own team'] as const)) {
        for (const name of castNames) {
          const status = await knock(route, name, target)
          const should = expected(route, name, target)
          if (status !== should) wrong.push(`${route.method} ${route.path} · ${name} · ${target}: ${status}, not ${should}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('asks who is not signed in to sign in, whatever it is about, but where everyone may go', async () => {
    for (const route of stage.school.app.routes) {
      const should = policies[route.policy].of === 'everyone' ? 299 : 401
      for (const target of targets) expect([route.method, route.path, await knock(route, null, target)]).toEqual([route.method, route.path, should])
    }
  })

  it('has a policy of a team wherever an address names a team, a cycle or a picture', () => {
    for (const route of stage.school.app.routes) {
      const about = policies[route.policy].of
      if (about === 'team') expect([route.path, isAboutTeam(route)]).toEqual([route.path, true])
      // A building's own arrangement of its teams looks at the building itself.
      else if (isAboutTeam(route)) expect([route.path, about]).toEqual([route.path, 'building'])
    }
  })
})

describe('somebody who is not let in', () => {
  it('hears the same about what is closed to them, what is of another building, and what was never there', async () => {
    const strangers = castNames.filter((name) => standingOf(name, 'own team')?.toTeam.kind === 'none')
    const tellTale: string[] = []
    for (const route of stage.school.app.routes.filter(isAboutTeam)) {
      for (const name of strangers) {
        const visitor = callers.get(name)
        if (visitor === undefined) throw new Error(name)
        const ask = (target: Target): Promise<Answered> => visitor.ask(route.method.toUpperCase(), addressOf(route, target))
        const unknown = await ask('unknown')
        for (const target of targets) {
          const standing = standingOf(name, target)
          const isOpen = expected(route, name, target) === 299 || (standing !== null && may('read the room', standing))
          if (target === 'unknown' || isOpen) continue
          const { status, body } = await ask(target)
          if (status !== unknown.status || JSON.stringify(body) !== JSON.stringify(unknown.body)) {
            tellTale.push(`${route.method} ${route.path} · ${name} · ${target}: ${status} ${JSON.stringify(body)}`)
          }
        }
      }
    }
    expect(tellTale).toEqual([])
  })
})
