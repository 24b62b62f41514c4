import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { ClearCycleError } from 'shared/errors'
import type { Settings } from '../env'

/** Origins whose pages may change something here, or open a socket (docs/sync.md A1). */
export type AllowedOrigins = (request: IncomingMessage) => readonly string[]

/** Where the server is, and by what address people know it. */
type Whereabouts = Pick<Settings, 'publicUrl' | 'loopback' | 'tls'>

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/** Do people's browsers come over https: to this server itself, or to the proxy in front of it? */
export function overHttps({ publicUrl, tls }: Pick<Whereabouts, 'publicUrl' | 'tls'>): boolean {
  return tls !== null || (publicUrl?.startsWith('https:') ?? false)
}

/**
 * On this machine alone a fixed list, so that a stranger's host name that was made to point here is still a stranger.
 * Beyond it PUBLIC_URL, and where there is none the host by which the page itself was opened.
 */
export function allowedOrigins({ publicUrl, loopback, tls }: Whereabouts): AllowedOrigins {
  const scheme = tls === null ? 'http' : 'https'
  // Behind a proxy with https the server's own port is no address of the page any more.
  const isLocalUrl = publicUrl?.startsWith('http:') === true && loopbackNames.includes(new URL(publicUrl).hostname)
  return (request) => {
    const own = publicUrl === null ? [] : [publicUrl]
    const { localPort } = request.socket
    if (loopback && (publicUrl === null || isLocalUrl)) {
      return [...own, ...loopbackNames.map((name) => `${scheme}://${name}:${localPort}`)]
    }
    if (own.length > 0) return own
    return request.headers.host === undefined ? [] : [`${scheme}://${request.headers.host}`]
  }
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses to change anything on the word of another site's page. A missing Origin is a foreign one. */
export function refuseForeignOrigins(allowed: AllowedOrigins): RequestHandler {
  return (request, _response, next) => {
    const { origin } = request.headers
    if (harmless.has(request.method) || (origin !== undefined && allowed(request).includes(origin))) return next()
    throw new ClearCycleError('forbidden', 'This request did not come from a Clear Cycle page of this building (Origin).')
  }
}
