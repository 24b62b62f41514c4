import type { IncomingMessage } from 'node:http'
import type { Settings } from '../env'
import { browserCookie, type SessionCookie } from '../features/auth/cookie'
import type { AuthDependencies } from '../features/auth/dependencies'
import { argon2id, type HashingCost } from '../features/auth/hashing'
import { openIdProvider, type ProviderSettings } from '../features/auth/oidc'
import { ResetMails } from '../features/auth/resets'
import { authRoutes } from '../features/auth/routes'
import type { Sessions } from '../features/auth/sessions'
import { createThrottle, type ThrottleLimits } from '../features/auth/throttle'
import type { Acting } from '../http/acting'
import type { AddressOf } from '../http/address'
import { allowedOrigins, overHttps } from '../http/origins'
import type { Route } from '../http/route'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Mailer } from '../lib/mailer'
import type { Secrets } from '../lib/secrets'

/** What tests set otherwise: hashing that costs little, limits that are soon reached, a world of their own. */
export interface SignInOptions {
  hashing?: HashingCost
  limits?: ThrottleLimits
  provider?: Pick<ProviderSettings, 'fetch' | 'patience'>
}

/** What signing in needs of the server that it is part of. */
interface World {
  settings: Settings
  logger: Logger
  now: Clock
  secrets: Secrets
  /** Null where the building has no mail server. */
  mailer: Mailer | null
  signIn?: SignInOptions
}

interface Parts extends Pick<AuthDependencies, 'teamsOf' | 'agreementOf'> {
  acting: Acting
  sessions: Sessions
  cookie: SessionCookie
  addressOf: AddressOf
}

/** Signing in, wired. */
export function createSigningIn(world: World, parts: Parts): { routes: Route[]; dependencies: AuthDependencies; settled(): Promise<void> } {
  const { settings, logger, now, secrets, mailer, signIn = {} } = world
  const { acting, ...rest } = parts
  const dependencies: AuthDependencies = {
    ...acting,
    ...rest,
    ...{ logger, mailer, sealingKey: secrets.sealingKey, browser: browserCookie(overHttps(settings)) },
    hashing: argon2id(signIn.hashing),
    throttle: createThrottle(signIn.limits),
    provider: openIdProvider({ now, logger, ...signIn.provider }),
    ownOrigin: ownOrigin(settings),
    publicOrigin: settings.publicUrl,
  }
  const resetMails = new ResetMails(dependencies)
  return { routes: authRoutes(dependencies, resetMails), dependencies, settled: () => resetMails.settled() }
}

/** Only an address that is known to be ours: the Host header is whatever the asker says. */
function ownOrigin(settings: World['settings']): AuthDependencies['ownOrigin'] {
  const origins = allowedOrigins(settings)
  return (request: IncomingMessage) => {
    if (settings.publicUrl !== null) return settings.publicUrl
    const known = origins(request)
    const asked = `${settings.tls === null ? 'http' : 'https'}://${request.headers.host}`
    return known.includes(asked) ? asked : (known[0] ?? asked)
  }
}
