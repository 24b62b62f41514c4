import type { IncomingMessage } from 'node:http'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { ClearCycleError } from 'shared/errors'
import type { Guard } from './guard'
import type { Caller, Route } from './route'

/** Whose session a request belongs to; null when nobody's. With `counts` the session is taken as used. */
export type Authenticate = (request: IncomingMessage, counts: boolean) => Promise<Caller | null>

/** Throws where somebody asks too often. */
export type Admit = (route: Route, caller: Caller | null, request: IncomingMessage) => Promise<void>

/** Puts every declared route on a router, and a JSON 404 under everything else below `/api`. */
export function register(routes: readonly Route[], authenticate: Authenticate, guard: Guard, admit: Admit = async () => {}): Router {
  const router = Router()
  for (const route of routes) {
    router[route.method](route.path, async (request: Request, response: Response) => {
      const caller = await authenticate(request, route.countsAsUse !== false)
      await admit(route, caller, request)
      // Whoever is not let in is told so before their body is read.
      const standing = await guard(route, caller, request.params)
      await runMiddleware(route.body.middleware, request, response)
      await route.run(caller, standing, request, response)
    })
  }
  router.all('/api/{*rest}', () => {
    throw new ClearCycleError('not-found', 'There is nothing at this address.')
  })
  return router
}

function runMiddleware(middleware: RequestHandler | null, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    if (middleware === null) resolve()
    else void middleware(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })
}
