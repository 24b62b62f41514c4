import { createServer as createPlainServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { minute, second } from '../lib/clock'
import type { Certificate } from './certificate'

/** Durations are milliseconds, sizes bytes. */
export interface Patience {
  /** For the request line and all headers: a provider's answer to a sign-in is the longest address there is (4 KB). */
  longestHead: number
  /** Until the head of a request is here … */
  head: number
  /** … and its body: a photo over a slow school line. */
  whole: number
  /** How often that is looked at. */
  look: number
  /** A connection that says nothing. Longer than a proxy keeps its own (Caddy: 2 minutes), or it would lose requests. */
  idle: number
}

export const patience: Patience = { longestHead: 16_384, head: 20 * second, whole: 2 * minute, look: 5 * second, idle: 130 * second }

/** The server that everything listens on: https where there is a certificate, http where not. */
export function createWebServer(listener: RequestListener, certificate: Certificate | null, bounds: Patience = patience): WebServer {
  const options: ServerOptions = {
    maxHeaderSize: bounds.longestHead,
    headersTimeout: bounds.head,
    requestTimeout: bounds.whole,
    connectionsCheckingInterval: bounds.look,
    keepAliveTimeout: bounds.idle,
  }
  if (certificate === null) return { server: createPlainServer(options, listener), renew: () => {} }
  const { cert, key } = certificate
  const server = createTlsServer({ ...options, cert, key, minVersion: 'TLSv1.2', handshakeTimeout: bounds.head }, listener)
  return { server, renew: (renewed) => server.setSecureContext({ cert: renewed.cert, key: renewed.key, minVersion: 'TLSv1.2' }) }
}

export interface WebServer {
  server: Server
  /** Connections from now on see this certificate; those that are open go on. */
  renew(certificate: Certificate): void
}
