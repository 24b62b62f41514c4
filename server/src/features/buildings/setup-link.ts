import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The link by which a server without a building is set up: of this run alone, kept nowhere but in its memory. */
export interface SetupLink {
  token: string
  opens(given: string): boolean
}

export function createSetupLink(): SetupLink {
  const token = randomBytes(32).toString('base64url')
  const own = hashOf(token)
  return { token, opens: (given) => timingSafeEqual(own, hashOf(given)) }
}

/** Of one length whatever was given, as the comparison in constant time needs it. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
