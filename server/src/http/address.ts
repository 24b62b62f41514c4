import type { IncomingMessage } from 'node:http'
import proxyAddress from 'proxy-addr'

/** The network address that a request came from. */
export type AddressOf = (request: IncomingMessage) => string

/**
 * What a proxy says of where a request came from counts only from the proxies that the building has named; from anybody
 * else it is a forgery and changes nothing.
 * @param trusted addresses or ranges of those proxies; none: whoever is at the other end of the socket
 */
export function addressOf(trusted: readonly string[]): AddressOf {
  const trust = proxyAddress.compile([...trusted])
  return (request) => proxyAddress(request, trust)
}
