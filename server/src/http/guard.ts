import { may, policies } from 'shared/access/policy'
import type { Facts, Relation, Standing } from 'shared/access/standing'
import { ClearCycleError } from 'shared/errors'
import type { Caller, Route } from './route'

/** The parameters of a path by which the server finds the team that a request is about. */
export const teamParameters = ['teamId', 'cycleId', 'imageId'] as const
export type TeamParameter = (typeof teamParameters)[number]

export interface TeamOfRequest {
  teamId: string
  buildingId: string
  facts: Facts
}

/** What the guard reads out of the tables; wired in app.ts. */
export interface GuardSettings {
  /** Whose team the thing of this id is; null when there is no such thing. */
  teamOf(parameter: TeamParameter, id: string): Promise<TeamOfRequest | null>
  relationTo(teamId: string, personId: string): Promise<Relation>
  inBuilding(personId: string): Promise<Pick<Standing, 'roles' | 'teaches'>>
}

/** Lets a caller through to a route, by its policy, or throws. Returns how they stand; null to who is not signed in. */
export type Guard = (route: Route, caller: Caller | null, params: Record<string, unknown>) => Promise<Standing | null>

/** A stranger is told the same as somebody who asks for what was never there. */
export function notThere(): ClearCycleError {
  return new ClearCycleError('not-found', 'This page is not there, or it is not open to you.')
}

/** Asks each route's policy (shared/access/policy) before the route reads anything of the request but its address. */
export function guard({ teamOf, relationTo, inBuilding }: GuardSettings): Guard {
  return async (route, caller, params) => {
    const policy = policies[route.policy]
    if (policy.of === 'everyone') return null
    if (caller === null) throw signedOut()
    const roles = await inBuilding(caller.id)
    if (policy.of !== 'team') {
      const standing: Standing = { ...roles, toTeam: { kind: 'none' } }
      if (!may(route.policy, standing)) throw refused(policy.sentence)
      return standing
    }
    const parameter = teamParameterOf(route)
    const team = await teamOf(parameter, String(params[parameter]))
    if (team === null || team.buildingId !== caller.buildingId) throw notThere()
    const standing: Standing = { ...roles, toTeam: await relationTo(team.teamId, caller.id) }
    if (may(route.policy, standing, team.facts)) return standing
    throw may('read the room', standing) ? refused(policy.sentence) : notThere()
  }
}

/** The parameter by which a route that is about a team names it; a route without one is a mistake of ours. */
export function teamParameterOf({ method, path }: Pick<Route, 'method' | 'path'>): TeamParameter {
  const parameter = teamParameters.find((name) => path.includes(`/:${name}`))
  if (parameter === undefined) throw new Error(`${method} ${path} has a policy of a team and names none`)
  return parameter
}

export function signedOut(): ClearCycleError {
  return new ClearCycleError('not-signed-in', 'You are signed out. Sign in to go on; nothing is lost.')
}

function refused(sentence: string): ClearCycleError {
  return new ClearCycleError('forbidden', `This is not yours to do here. Who may: ${sentence}`)
}
