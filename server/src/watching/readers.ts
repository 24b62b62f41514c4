import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Headers by which a proxy says that it passes on somebody else's request. */
const ofProxies = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/**
 * May this request read the metrics? With the token; or from this machine itself. A proxy on this machine comes from here
 * too, so whatever was passed on, or was asked under another name than this machine's own, counts as from outside.
 * @param token null where the building has set none
 */
export function mayRead(request: IncomingMessage, token: string | null): boolean {
  return (token !== null && isSame(request.headers.authorization ?? '', `Bearer ${token}`)) || isFromHere(request)
}

function isFromHere({ socket, headers }: IncomingMessage): boolean {
  return isLoopback(socket.remoteAddress ?? '') && isOwnName(headers.host ?? '') && !ofProxies.some((name) => name in headers)
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

function isOwnName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || isLoopback(name)
}

/** Takes as long whatever is given. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
