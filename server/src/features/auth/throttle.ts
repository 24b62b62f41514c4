import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../../http/rates'
import { TooMany } from '../../http/too-many'
import { day, hour, minute, second } from '../../lib/clock'

/** How many wrong passwords, in how many milliseconds. */
interface Limit {
  most: number
  within: number
}

export interface ThrottleLimits {
  /** For one account, from one address. */
  accountHere: Limit
  /**
   * For one account, from everywhere together. It does not hold where that account has signed in before, so that
   * nobody is locked out of their own desk by a stranger who guesses.
   */
  account: Limit
  /** From one address, for all accounts: a whole school may share one. */
  address: Limit
  /** Requests for a reset by mail: for one account, and from one address. */
  mailAccount: Limit
  mailAddress: Limit
}

/**
 * NIST SP 800-63B-4 (3.2.2) lets an account have at most 100 wrong tries in a row; these stay well under it. They are
 * kept in memory: a restart forgets them, which costs a guesser more than it gives.
 */
export const usualLimits: ThrottleLimits = {
  accountHere: { most: 10, within: 15 * minute },
  account: { most: 30, within: hour },
  address: { most: 100, within: 15 * minute },
  mailAccount: { most: 3, within: hour },
  mailAddress: { most: 30, within: hour },
}

/** How long an address stays one where an account has signed in. A timer cannot wait longer than 24.8 days. */
const familiarFor = 20 * day

export interface Throttle {
  /** Counts a try before it is made, so that many at once count as many. @throws too-many */
  try(account: string, address: string): Promise<void>
  /** It was the right password: the try did not count, and this address is familiar with the account. */
  succeeded(account: string, address: string): Promise<void>
  /** May one more mail go to this account? */
  mayMail(account: string, address: string): Promise<boolean>
}

export function createThrottle(limits: ThrottleLimits = usualLimits): Throttle {
  const accountHere = limiter(limits.accountHere)
  const account = limiter(limits.account)
  const address = limiter(limits.address)
  const mailAccount = limiter(limits.mailAccount)
  const mailAddress = limiter(limits.mailAddress)
  const familiar = new RateLimiterMemory({ points: 1, duration: familiarFor / second })
  const isFamiliar = async (key: string) => (await familiar.get(key)) !== null
  return {
    async try(name, from) {
      const network = networkOf(from)
      const here = `${name} ${network}`
      // One after the other: a try that is refused here already must not use up what others have, whether that is the
      // whole school behind this address or the owner of the account somewhere else.
      const wait = (await take(accountHere, here)) || (await take(address, network)) || ((await isFamiliar(here)) ? 0 : await take(account, name))
      if (wait > 0) throw tooMany(wait)
    },
    async succeeded(name, from) {
      const network = networkOf(from)
      const here = `${name} ${network}`
      await accountHere.delete(here)
      await address.reward(network)
      if (!(await isFamiliar(here))) await account.reward(name)
      await familiar.set(here, 1, familiarFor / second)
    },
    mayMail: async (name, from) => (await take(mailAddress, networkOf(from))) === 0 && (await take(mailAccount, name)) === 0,
  }
}

function limiter({ most, within }: Limit): RateLimiterMemory {
  return new RateLimiterMemory({ points: most, duration: within / second })
}

/** Milliseconds to wait; 0: go on. */
async function take(from: RateLimiterMemory, key: string): Promise<number> {
  try {
    await from.consume(key)
    return 0
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(second, refused.msBeforeNext)
  }
}

function tooMany(wait: number): TooMany {
  const minutes = Math.ceil(wait / minute)
  const howLong = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new TooMany(Math.ceil(wait / second), `Too many sign-ins that did not work. Wait ${howLong}, then try again. Nothing that you typed is lost.`)
}
