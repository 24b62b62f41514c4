import { hash, parseOptions, verify } from '@node-rs/argon2'
import { normalizePassword } from 'shared/auth/password-rules'

/** Of Argon2id. */
export interface HashingCost {
  /** KiB. */
  memoryCost: number
  timeCost: number
  parallelism: number
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
export const recommendedCost: HashingCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export interface Hashing {
  /** Argon2id in its own text form, with its salt and its cost. */
  make(password: string): Promise<string>
  /**
   * Takes as long for an account without a password, or without an account at all, as for a wrong one.
   * @param kept null: there is none
   */
  isRight(kept: string | null, password: string): Promise<boolean>
  /** Was this hash made at another cost than today's? Then it is made anew while the password is at hand. */
  isOutdated(kept: string): boolean
}

export function argon2id(cost: HashingCost = recommendedCost): Hashing {
  const make = (password: string) => hash(normalizePassword(password), cost)
  /** Of a password that nobody has; made once, at today's cost. */
  const nobodys = make(`nobody’s own password ${Math.random()}`)
  return {
    make,
    async isRight(kept, password) {
      const right = await verify(kept ?? (await nobodys), normalizePassword(password))
      return kept !== null && right
    },
    isOutdated(kept) {
      const { memoryCost, timeCost, parallelism } = parseOptions(kept)
      return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism
    },
  }
}
