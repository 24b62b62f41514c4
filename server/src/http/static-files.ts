import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import express, { Router } from 'express'

/**
 * The built page. What Vite has named by its content never changes; the page itself, the service worker and whatever
 * else carries no hash are asked for again each time. Every other address is the page's own to make sense of.
 */
export function staticFiles(folder: string): Router {
  const router = Router()
  const page = join(folder, 'index.html')
  router.use(compression())
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d' }))
  // Not the page: a browser would take it for code.
  router.use('/assets', (_request, response) => void response.status(404).type('text').send('This file is of another version of Clear Cycle: reload the page.'))
  router.use(express.static(folder, { cacheControl: false, setHeaders: (response) => void response.set('cache-control', 'no-cache') }))
  router.get('/{*path}', (_request, response) => {
    response.set('cache-control', 'no-cache')
    if (existsSync(page)) response.sendFile(page, { cacheControl: false })
    else response.status(404).type('text').send('The page has not been built yet: run "npm start", or open the address that "npm run dev" prints.')
  })
  return router
}
