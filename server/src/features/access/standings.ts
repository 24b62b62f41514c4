import type { Facts, Relation, Standing } from 'shared/access/standing'
import type { Database } from '../../db/client'
import type { TeamOfRequest, TeamParameter } from '../../http/guard'
import type { Clock } from '../../lib/clock'
import * as store from './store'

export interface Standings {
  /** What a person is to a team, now. */
  relationTo(teamId: string, personId: string): Promise<Relation>
  inBuilding(personId: string): Promise<Pick<Standing, 'roles' | 'teaches'>>
  /** Whose team the thing of this id is; null when there is no such thing. */
  teamOf(parameter: TeamParameter, id: string): Promise<TeamOfRequest | null>
}

/** How people stand, read out of the tables each time: nothing here is remembered, so nothing outlives its end. */
export function createStandings({ read }: Database, now: Clock): Standings {
  return {
    async relationTo(teamId, personId) {
      const { membership, coaching, invitation, emergency } = await store.tiesToTeam(read, teamId, personId, now())
      if (membership !== undefined) return { kind: 'member' }
      // Also a paused coach stays a coach: an invitation is for leaders, and an emergency is for admins.
      if (coaching !== undefined && (coaching.paused_at === null || (!invitation && !emergency))) {
        return {
          kind: 'coach',
          mayEdit: coaching.may_edit === 1,
          paused: coaching.paused_at !== null,
          practiceShared: coaching.practice_shared === 1,
        }
      }
      if (invitation !== undefined) return { kind: 'invited', until: invitation.ends_at }
      return emergency === undefined ? { kind: 'none' } : { kind: 'emergency', until: emergency.ends_at }
    },
    inBuilding: async (personId) => ({
      roles: await store.rolesOf(read, personId),
      teaches: await store.isInAnyTeam(read, personId),
    }),
    async teamOf(parameter, id) {
      switch (parameter) {
        case 'teamId':
          return toTeamOfRequest(await store.teamById(read, id))
        case 'cycleId': {
          const cycle = await store.teamOfCycle(read, id)
          return toTeamOfRequest(cycle, {
            published: cycle?.published_at != null,
            sharedWithTeams: cycle?.shared_with_teams === 1,
          })
        }
        case 'imageId':
          return toTeamOfRequest(await store.teamOfImage(read, id))
      }
    },
  }
}

function toTeamOfRequest(
  row: { team_id: string; building_id: string } | undefined,
  facts: Facts = { published: false, sharedWithTeams: false },
): TeamOfRequest | null {
  return row === undefined ? null : { teamId: row.team_id, buildingId: row.building_id, facts }
}
