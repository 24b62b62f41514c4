import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'

export interface SessionCookie {
  name: string
  /** The secret that the request carries; null when it carries none. */
  read(request: IncomingMessage): string | null
  /** @param maxAge milliseconds that it outlives the browser; null: it ends with it */
  set(response: Response, secret: string, maxAge: number | null): void
  clear(response: Response): void
}

export const sessionCookie = (https: boolean): SessionCookie => cookieOf('clear-cycle', https)

/** Of a browser that is on its way to a provider: nobody finishes what another browser has begun. */
export const browserCookie = (https: boolean): SessionCookie => cookieOf('clear-cycle-sign-in', https)

/**
 * Over https the name's prefix makes browsers hold every rule below for us; over http they would refuse the name. Lax:
 * it comes along when a provider sends the browser back.
 */
function cookieOf(plainName: string, https: boolean): SessionCookie {
  const name = https ? `__Host-${plainName}` : plainName
  const rules = { httpOnly: true, sameSite: 'lax', path: '/', secure: https } as const
  return {
    name,
    read({ headers }) {
      for (const pair of headers.cookie?.split(';') ?? []) {
        const [key, value] = pair.trim().split('=', 2)
        if (key === name && value !== undefined && value !== '') return value
      }
      return null
    },
    set: (response, secret, maxAge) =>
      void response.cookie(name, secret, { ...rules, ...(maxAge !== null && { maxAge }) }),
    clear: (response) => void response.clearCookie(name, rules),
  }
}
