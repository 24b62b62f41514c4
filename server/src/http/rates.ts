import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Rate, Route } from './route'
import { TooMany } from './too-many'

/** At most so many in so many seconds. */
export interface Limit {
  most: number
  seconds: number
}

/**
 * What one browser may ask for, and what one address may whose browsers are not signed in. A whole school sits behind one
 * address: thirty teachers who open a meeting at once, or five hundred pages that come back after a restart, must not
 * hold one another up. So whoever is signed in is counted by their session alone.
 */
export const rateLimits = {
  'reads of a session': { most: 900, seconds: 60 },
  'changes of a session': { most: 240, seconds: 60 },
  'sockets of a session': { most: 600, seconds: 60 },
  'reads of an address': { most: 3_000, seconds: 60 },
  'changes of an address': { most: 300, seconds: 60 },
  'sockets of an address': { most: 1_200, seconds: 60 },
  /** A first staff meeting: a hundred people who sign in within five minutes, in three steps each. */
  'sign-ins of an address': { most: 300, seconds: 300 },
  /** Invitations, guest links, join codes: so many guesses find nothing. */
  'links of an address': { most: 300, seconds: 300 },
  /** Looks whether the network lets pages through: a staff room that does so together. */
  'checks of an address': { most: 120, seconds: 60 },
} as const satisfies Record<string, Limit>

export type RateLimits = Record<keyof typeof rateLimits, Limit>

/** Who asks: a session where somebody is signed in, else an address. */
export interface Asker {
  sessionId: string | null
  address: string
}

export interface Rates {
  /** @throws TooMany */
  admit(route: Pick<Route, 'method' | 'policy' | 'rate'>, asker: Asker): Promise<void>
  /** May a socket be opened? Not now, when false: the client tries again by itself. */
  admitSocket(asker: Asker): Promise<boolean>
  /** May the connection be checked from this address? Not now, when false. */
  admitCheck(address: string): Promise<boolean>
}

/** Nothing is counted: for a server whose proxy does, and for tests of other things. */
export const unlimited: Rates = { admit: async () => {}, admitSocket: async () => true, admitCheck: async () => true }

/** Counts in memory: a restart forgets, which lets back in whoever comes after it. */
export function createRates(limits: RateLimits = rateLimits): Rates {
  const counters = new Map(
    Object.entries(limits).map(([name, { most, seconds }]) => [name, new RateLimiterMemory({ keyPrefix: name, points: most, duration: seconds })]),
  )
  const count = async (limit: keyof RateLimits, key: string): Promise<void> => {
    try {
      await counters.get(limit)?.consume(key)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw new TooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)))
    }
  }
  return {
    admit: (route, asker) => count(...limitOf(rateOf(route), route.method === 'get', asker)),
    admitSocket: ({ sessionId, address }) =>
      isWithin(sessionId === null ? count('sockets of an address', networkOf(address)) : count('sockets of a session', sessionId)),
    admitCheck: (address) => isWithin(count('checks of an address', networkOf(address))),
  }
}

async function isWithin(counting: Promise<void>): Promise<boolean> {
  try {
    await counting
    return true
  } catch (error) {
    if (error instanceof TooMany) return false
    throw error
  }
}

/** Whoever comes with a link is counted as one who tries links, declared or not. */
export function rateOf({ rate, policy }: Pick<Route, 'policy' | 'rate'>): Rate {
  return rate ?? (policy === 'with a link' ? 'link' : 'ordinary')
}

function limitOf(rate: Rate, isRead: boolean, { sessionId, address }: Asker): [keyof RateLimits, string] {
  switch (rate) {
    case 'sign-in':
      return ['sign-ins of an address', networkOf(address)]
    case 'link':
      return ['links of an address', networkOf(address)]
    case 'ordinary':
      if (sessionId !== null) return [isRead ? 'reads of a session' : 'changes of a session', sessionId]
      return [isRead ? 'reads of an address' : 'changes of an address', networkOf(address)]
    default:
      return rate satisfies never
  }
}

/** A subscriber has a whole /64 of IPv6 addresses (RFC 6177): it counts as one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...back]
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
