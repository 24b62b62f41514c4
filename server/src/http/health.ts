import { type Response, Router } from 'express'
import type { Database } from '../db/client'
import { type Clock, second } from '../lib/clock'
import { inFewLines } from '../lib/few-lines'
import type { Logger } from '../lib/logger'

const row = 'this-server'

/**
 * `/healthz`: the process answers. `/readyz`: it can save; it writes a row and waits until that is on disk. At most one
 * write a second, however many ask.
 */
export function health({ database, now, logger }: { database: Database; now: Clock; logger: Logger }): Router {
  const few = inFewLines(logger, now)
  let last: { at: number; ready: Promise<boolean> } | null = null
  const isReady = (): Promise<boolean> => {
    if (last === null || now() - last.at >= second) last = { at: now(), ready: write(database, now(), few) }
    return last.ready
  }
  const router = Router()
  router.get('/healthz', (_request, response) => answer(response, true))
  router.get('/readyz', async (_request, response) => answer(response, await isReady()))
  return router
}

async function write(database: Database, at: number, logger: ReturnType<typeof inFewLines>): Promise<boolean> {
  try {
    await database.write
      .insertInto('heartbeats')
      .values({ building_id: row, at })
      .onConflict((conflict) => conflict.column('building_id').doUpdateSet({ at }))
      .execute()
    return true
  } catch (error) {
    logger.error({ err: error }, 'nothing can be saved')
    return false
  }
}

function answer(response: Response, ok: boolean): void {
  response.status(ok ? 200 : 503).set('cache-control', 'no-store').json({ ok })
}
