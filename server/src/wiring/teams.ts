import type { Database } from '../db/client'
import type { CycleDependencies } from '../features/cycles/dependencies'
import { cyclesOfTeam } from '../features/cycles/store'
import type { TeamDependencies } from '../features/teams/dependencies'
import { readSight } from '../features/teams/sight'
import {
  coachesOf,
  emergenciesSince,
  findNextMeeting,
  findTeam,
  membersOf,
} from '../features/teams/store'
import type { Acting } from '../http/acting'

/** What teams take from cycles. */
export function teamDependencies(acting: Acting, changed?: TeamDependencies['changed']): TeamDependencies {
  return {
    ...acting,
    async cyclesOf(teamId) {
      const cycles = await cyclesOfTeam(acting.database.read, teamId)
      return cycles.map(({ summary: { id, number, closedAt, pause } }) => ({ id, number, closed: closedAt !== null, paused: pause !== null }))
    },
    ...(changed && { changed }),
  }
}

/** What cycles take from teams. */
export function readTeams(database: Database): Omit<CycleDependencies['teams'], 'relationTo'> {
  const { read } = database
  return {
    find: (teamId) => findTeam(read, teamId),
    membersOf: (teamId) => membersOf(read, teamId),
    coachesOf: (teamId) => coachesOf(read, teamId),
    nextMeeting: (teamId, at) => findNextMeeting(read, teamId, at),
    sight: (teamId, at, reader) => readSight(database, teamId, at, reader),
    emergencies: (teamId, since) => emergenciesSince(read, teamId, since),
  }
}
