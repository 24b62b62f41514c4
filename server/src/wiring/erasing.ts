import type { Database } from '../db/client'
import type { Settings } from '../env'
import type { ErasableDocuments, ErasingDependencies, ReapplyDependencies } from '../features/erasing/dependencies'
import { fingerprintKey } from '../features/erasing/fingerprint'
import { reapplyErasures } from '../features/erasing/reapply'
import { erasingRoutes } from '../features/erasing/routes'
import type { Acting } from '../http/acting'
import type { Route } from '../http/route'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Secrets } from '../lib/secrets'
import { checksumOf } from '../sync/checksum'
import { replayInThread } from '../sync/compaction-thread'
import { sqliteLog } from '../sync/sqlite-log'
import { keepAuthors } from '../sync/sqlite-snapshots'
import type { Sync } from '../sync/sync'

/** Of a backup by schedule; of those that are made by hand nobody here knows how long they are kept. */
function heldUntil({ backups }: Pick<Settings, 'backups'>): ErasingDependencies['backupsUntil'] {
  // The newest one stays until the next has been made.
  return (madeBefore) => (backups.every === null ? null : madeBefore + backups.keep + backups.every)
}

/** Erasing a name everywhere. */
export function createErasing(
  acting: Acting,
  { settings, secrets, logger, sync, changed }: { settings: Pick<Settings, 'backups'>; secrets: Secrets; logger: Logger; sync: Pick<Sync, 'restart'>; changed: ErasingDependencies['changed'] },
): Route[] {
  const documents = erasableDocuments(acting.database, (ids) => sync.restart(ids))
  return erasingRoutes({ ...acting, logger, documents, key: fingerprintKey(secrets.sealingKey), backupsUntil: heldUntil(settings), changed, inTurn: turns() })
}

/**
 * Erases again what a restore has brought back, and what a server that stopped in the middle has left. Before anybody is
 * let in; see features/erasing/reapply.ts. After a restore it is to be called with the database that was restored.
 * @returns how many names
 */
export function reapply({ database, secrets, logger, now }: { database: Database; secrets: Secrets; logger: Pick<Logger, 'warn'>; now: Clock }): Promise<number> {
  const dependencies: ReapplyDependencies = { database, logger, now, documents: erasableDocuments(database, async () => {}), key: fingerprintKey(secrets.sealingKey), backupsUntil: () => null }
  return reapplyErasures(dependencies)
}

/** Runs what it is given one after another, whatever becomes of each. */
function turns(): ErasingDependencies['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

function erasableDocuments(database: Database, restart: ErasableDocuments['restart']): ErasableDocuments {
  const log = sqliteLog(database)
  return {
    load: (documentId) => log.load(documentId),
    replay: (updates) => replayInThread(updates, new AbortController().signal),
    checksum: checksumOf,
    keepAuthors,
    restart,
  }
}
