import { Router } from 'express'
import { ClearCycleError } from 'shared/errors'

const sentence = 'Setting up a building of your own comes with the next version; until then, start Clear Cycle without DEMO=off to see the demo school.'

/** All that there is with DEMO=off: the truth, in one sentence. */
export function notSetUp(): Router {
  const router = Router()
  router.all('/api/{*rest}', () => {
    throw new ClearCycleError('not-ready', sentence)
  })
  router.get('/{*path}', (_request, response) => {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Clear Cycle</title><p>${sentence}</p></html>`
    response.status(503).set('cache-control', 'no-store').type('html').send(page)
  })
  return router
}
