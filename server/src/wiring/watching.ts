import type { RequestHandler, Router } from 'express'
import type { Database } from '../db/client'
import { sizeOnDisk } from '../db/size'
import type { Settings } from '../env'
import type { EchoOutcome } from '../features/connection-check/echo-door'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { SyncFigures, SyncWatch } from '../sync/watch'
import { createMetrics } from '../watching/metrics'
import { countRequests } from '../watching/requests'
import { metricsRoute } from '../watching/routes'
import { watchSync } from '../watching/sync-watch'

interface Parts {
  settings: Pick<Settings, 'metricsToken'>
  database: Database
  logger: Logger
  now: Clock
}

export interface Watching {
  /** For the live documents. */
  watch: SyncWatch
  /** Before everything that answers requests. */
  requests: RequestHandler
  /** `/metrics`. */
  router(figures: () => Promise<SyncFigures>): Router
  /** A socket of the connection check has come. */
  checked(outcome: EchoOutcome): void
  stop(): void
}

/** Who looks on while the server runs: counts for `/metrics`, and a line in the log for each refusal. */
export function createWatching({ settings, database, logger, now }: Parts): Watching {
  const metrics = createMetrics()
  return {
    checked: (outcome) => metrics.checks.inc({ outcome }),
    stop: metrics.stop,
    watch: watchSync(metrics, logger, now),
    requests: countRequests(metrics),
    router: (figures) => metricsRoute(metrics, settings.metricsToken, async () => ({ ...(await figures()), database: await sizeOnDisk(database) })),
  }
}
