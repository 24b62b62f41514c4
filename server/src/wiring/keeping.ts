import type { Backups } from '../backups/schedule'
import { deviceOf } from '../features/auth/device'
import type { BuildingDependencies } from '../features/buildings/dependencies'
import type { SetupLink } from '../features/buildings/setup-link'
import { exportRoutes } from '../features/exports/routes'
import { joiningRoutes } from '../features/joining/routes'
import { createKeeper, type Keeper } from '../features/keeping/keeper'
import type { KeepingDependencies } from '../features/keeping/dependencies'
import { letGoOfOld } from '../features/keeping/retention'
import { keepingRoutes } from '../features/keeping/routes'
import { Previews } from '../features/roster/previews'
import { rosterRoutes } from '../features/roster/routes'
import type { Acting } from '../http/acting'
import type { Route } from '../http/route'
import type { Logger } from '../lib/logger'
import type { News } from '../features/dashboards/news'
import type { Sync } from '../sync/sync'
import { backupState } from './backups'

interface Parts extends Pick<KeepingDependencies, 'clearCookie' | 'endSessions'> {
  logger: Logger
  /** Null where nobody makes any. */
  backups: Backups | null
  roleChanged(personId: string): void
  acting: Acting
  sync: Pick<Sync, 'read' | 'restart'>
  news: Pick<News, 'changed'>
  /** How somebody new signs in. */
  signingIn: Pick<BuildingDependencies, 'addressOf' | 'hashPassword' | 'keepPassword' | 'signInWithin'>
  setupLink: Pick<SetupLink, 'renew'>
  /** The path that sets up a building; null where there is one. */
  setupPath(): Promise<string | null>
}

/** How people come into a building, what is kept of them, and how it goes. */
export function createKeeping({ logger, acting, sync, news, signingIn, setupLink, setupPath, roleChanged, backups, ...door }: Parts): { routes: Route[]; keeper: Keeper } {
  const documents = { read: sync.read, letGo: sync.restart }
  const { addressOf, hashPassword, keepPassword, signInWithin } = signingIn
  const keeping: KeepingDependencies = {
    ...{ ...acting, ...door, logger, documents },
    backups: { state: () => backupState(backups), deleteAll: async () => (await backups?.deleteAll()) ?? 0 },
    changed: (buildingId) => news.changed({ buildingId, what: 'board' }),
    async offerSetup() {
      setupLink.renew()
      const path = await setupPath()
      if (path !== null) console.log(`There is no building here any more. Set up another one at ${path}, or stop the server.`)
    },
  }
  const changed = (teamId: string) => news.changed({ teamId, what: 'board' })
  return {
    routes: [
      ...rosterRoutes({ ...acting, previews: new Previews(), endSessions: door.endSessions, roleChanged }),
      ...joiningRoutes({ ...{ ...acting, addressOf, hashPassword, keepPassword, signInWithin }, changed }),
      ...exportRoutes({ ...acting, documents, deviceOf }),
      ...keepingRoutes(keeping),
    ],
    keeper: createKeeper(() => letGoOfOld(keeping), logger),
  }
}
