import { Router } from 'express'
import { ClearCycleError } from 'shared/errors'
import type { Looked, Metrics } from './metrics'
import { mayRead } from './readers'

/** `/metrics`, in the format of Prometheus; to everybody else there is nothing at this address. */
export function metricsRoute(metrics: Metrics, token: string | null, look: () => Promise<Looked>): Router {
  const router = Router()
  router.all('/metrics', async (request, response) => {
    if (request.method !== 'GET' || !mayRead(request, token)) throw new ClearCycleError('not-found', 'There is nothing at this address.')
    const text = await metrics.text(await look())
    response.set({ 'content-type': metrics.contentType, 'cache-control': 'no-store' }).send(text)
  })
  return router
}
