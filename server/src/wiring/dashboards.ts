import type { Database } from '../db/client'
import type { Standings } from '../features/access/standings'
import { seenByTheBuilding } from '../features/cycles/journal'
import { News } from '../features/dashboards/news'
import { boardSeenBy, dashboardRoutes } from '../features/dashboards/routes'
import type { Route } from '../http/route'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { AccessChanges } from '../sync/access-changes'
import type { ProjectedState } from '../sync/state-store'

interface Parts {
  database: Database
  logger: Logger
  now: Clock
  standings: Standings
  accessChanges: AccessChanges
}

export interface Dashboards {
  routes: Route[]
  /** For whoever changes what a page of these shows: call `changed` after the commit. */
  news: Pick<News, 'changed' | 'asksChanged'>
  /** What the projector has just kept. */
  projected(state: ProjectedState): void
  stop(): void
}

/** The pages that show what others do, and the news that brings them up to date. */
export function createDashboards({ database, logger, now, standings, accessChanges }: Parts): Dashboards {
  const board = boardSeenBy({ database, now })
  const news = new News({
    ...{ logger, now, relationTo: standings.relationTo, inBuilding: standings.inBuilding },
    buildingOf: async (teamId) => (await standings.teamOf('teamId', teamId))?.buildingId ?? null,
    board: async ({ personId, buildingId }) =>
      board({
        ...{ personId, buildingId, standing: await standings.inBuilding(personId) },
        relationTo: (teamId) => standings.relationTo(teamId, personId),
      }),
  })
  const unsubscribe = accessChanges.subscribe((change) => {
    if (change.kind === 'session-ended') news.sessionEnded(change.sessionId)
    else if (change.personId !== undefined) news.rightsChanged(change.personId)
  })
  return {
    routes: dashboardRoutes({ database, now, news, relationTo: standings.relationTo }),
    news,
    projected: newsOfRooms(news, standings, logger),
    stop() {
      unsubscribe()
      news.close()
    },
  }
}

/** Tells the pages of a team, and of its coach, that its room has moved; the board only of what the building may see. */
function newsOfRooms(news: News, standings: Standings, logger: Logger): (state: ProjectedState) => void {
  const seen = new Map<string, string>()
  const tell = async ({ cycleId, view }: ProjectedState) => {
    const before = seen.get(cycleId)
    const now = seenByTheBuilding(view)
    seen.set(cycleId, now)
    const team = await standings.teamOf('cycleId', cycleId)
    if (team === null) return
    const { teamId } = team
    if (before !== now) return news.changed({ teamId, what: 'board' })
    news.changed({ teamId, what: 'home' })
    news.changed({ teamId, what: 'desk' })
  }
  return (state) => {
    // Tries and attributions are on none of these pages, and when somebody writes one is nobody's news.
    if (state.kind !== 'cycle') return
    if (!news.isHeard) seen.delete(state.cycleId)
    else tell(state).catch((error: unknown) => logger.error({ err: error }, 'A change of a room could not be told'))
  }
}
