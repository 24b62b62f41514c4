import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The link by which a server without a building is set up: of this run alone, kept nowhere but in its memory. */
export interface SetupLink {
  readonly token: string
  opens(given: string): boolean
  /** Another one, once the building that this one set up is gone: whoever kept the old one opens nothing. */
  renew(): void
}

export function createSetupLink(): SetupLink {
  let token = newToken()
  return {
    get token() {
      return token
    },
    opens: (given) => timingSafeEqual(hashOf(token), hashOf(given)),
    renew: () => void (token = newToken()),
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Of one length whatever was given, as the comparison in constant time needs it. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
