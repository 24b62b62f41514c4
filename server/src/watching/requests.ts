import type { RequestHandler, Response } from 'express'
import { routePath } from '../http/error-handler'
import type { Metrics } from './metrics'

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts every request by its route as declared, never by its address. */
export function countRequests({ requests }: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const labels = { method: methods.has(request.method) ? request.method : 'other', route: routePath(request.route) }
      requests.total.inc({ ...labels, status: classOf(response) })
      if (isStream(response)) return
      requests.seconds.observe(labels, (performance.now() - began) / 1000)
    })
    next()
  }
}

/** Whoever went before the answer was there has got none. */
function classOf({ headersSent, statusCode }: Response): string {
  return headersSent ? `${Math.floor(statusCode / 100)}xx` : 'none'
}

function isStream(response: Response): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream')
}
