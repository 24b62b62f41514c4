import * as oidc from 'openid-client'
import type { SignInProblem } from 'shared/auth/schema'
import type { SignInProvidersTable } from '../../db/sign-in-tables'
import { type Clock, hour, second } from '../../lib/clock'
import type { Logger } from '../../lib/logger'
import type { Claims } from './claims'

/** Thrown when a sign-in with a provider does not come about; `problem` is what its person is told. */
export class SignInStopped extends Error {
  override readonly name = 'SignInStopped'
  constructor(
    readonly problem: SignInProblem,
    /** Codes of the protocol, for the log. */
    readonly why: string = problem,
  ) {
    super(problem)
  }
}

/** A provider with its client secret, unsealed. */
export interface ProviderRecord extends Pick<SignInProvidersTable, 'id' | 'kind' | 'issuer'> {
  clientId: string
  clientSecret: string
  /** Does the building allow only some e-mail domains? */
  asksEmail: boolean
}

/** What ties the way there to the way back. */
export interface Trip {
  state: string
  nonce: string
  /** Of PKCE. */
  verifier: string
}

export interface Provider {
  newTrip(): Trip
  /** Where to send the browser. @throws SignInStopped when the provider cannot be reached */
  addressOf(provider: ProviderRecord, trip: Trip, how: { redirectUri: string; chooseAccount: boolean }): Promise<string>
  /**
   * What the provider says of who came back: from an ID token whose signature, issuer, audience, expiry and nonce are
   * right, for a code that came with the right state and that PKCE ties to this trip.
   * @param callback the whole address that the browser came back to
   * @throws SignInStopped
   */
  claimsOf(provider: ProviderRecord, trip: Trip, callback: URL): Promise<Claims>
}

export interface ProviderSettings {
  now: Clock
  logger: Pick<Logger, 'warn'>
  /** Milliseconds that a provider has for an answer. */
  patience?: number
  /** Tests bring their own, to be Google and Microsoft. */
  fetch?: oidc.CustomFetch
}

/** A provider's own description may change, its keys rotate: it is read again after this long. */
const discoveryLasts = hour

/** OpenID Connect by authorization code, PKCE (S256), state and nonce. */
export function openIdProvider({ now, logger, patience = 8 * second, fetch: ownFetch }: ProviderSettings): Provider {
  const known = new Map<string, { readAt: number; configuration: Promise<oidc.Configuration> }>()

  async function configurationOf(provider: ProviderRecord): Promise<oidc.Configuration> {
    const key = JSON.stringify(provider)
    const kept = known.get(provider.id + key)
    if (kept !== undefined && now() - kept.readAt < discoveryLasts) return kept.configuration
    const configuration = discover(provider, patience, ownFetch)
    for (const other of known.keys()) if (other.startsWith(provider.id)) known.delete(other)
    known.set(provider.id + key, { readAt: now(), configuration })
    // What could not be read is asked for again the next time.
    configuration.catch(() => known.delete(provider.id + key))
    return configuration
  }

  /** Every failure becomes one of ours; the log gets codes, never what was sent. */
  async function attempt<T>(provider: ProviderRecord, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const stopped = toStopped(error)
      logger.warn({ provider: provider.id, why: stopped.why }, 'a sign-in with a provider did not come about')
      throw stopped
    }
  }

  return {
    newTrip: () => ({ state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }),
    addressOf: (provider, trip, { redirectUri, chooseAccount }) =>
      attempt(provider, async () => {
        const parameters = {
          redirect_uri: redirectUri,
          scope: provider.asksEmail ? 'openid email' : 'openid',
          ...{ state: trip.state, nonce: trip.nonce },
          ...{ code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier), code_challenge_method: 'S256' },
          // On a device that is shared, the provider may still know who was there before.
          ...(chooseAccount && provider.kind !== 'oidc' && { prompt: 'select_account' }),
        }
        return oidc.buildAuthorizationUrl(await configurationOf(provider), parameters).href
      }),
    claimsOf: (provider, { state, nonce, verifier }, callback) =>
      attempt(provider, async () => {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(await configurationOf(provider), callback, checks)
        const claims = tokens.claims()
        if (claims === undefined) throw new SignInStopped('not-trusted', 'no id token')
        return claims
      }),
  }
}

function discover({ issuer, clientId, clientSecret, kind }: ProviderRecord, patience: number, ownFetch?: oidc.CustomFetch): Promise<oidc.Configuration> {
  const overPlainHttp = issuer.startsWith('http:')
  return oidc.discovery(new URL(issuer), clientId, { client_secret: clientSecret, [oidc.clockTolerance]: 30 }, authentication(clientSecret, kind), {
    timeout: patience / second,
    // Without this the ID token's signature is taken on trust, because it came over TLS.
    execute: [oidc.enableNonRepudiationChecks, ...(overPlainHttp ? [oidc.allowInsecureRequests] : [])],
    ...(ownFetch !== undefined && { [oidc.customFetch]: ownFetch }),
  })
}

/** Google and Microsoft take the secret in the body; of others, whichever way they say (OIDC Discovery: by default `basic`). */
function authentication(clientSecret: string, kind: ProviderRecord['kind']): oidc.ClientAuth {
  const inBody = oidc.ClientSecretPost(clientSecret)
  const inHeader = oidc.ClientSecretBasic(clientSecret)
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = kind !== 'oidc' || !ways.includes('client_secret_basic') ? inBody : inHeader
    return way(server, client, body, headers)
  }
}

const passingErrors = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'])

function toStopped(error: unknown): SignInStopped {
  if (error instanceof SignInStopped) return error
  if (error instanceof oidc.AuthorizationResponseError) return new SignInStopped('declined', error.error)
  if (error instanceof oidc.ResponseBodyError) return new SignInStopped(error.status >= 500 ? 'provider-down' : 'not-trusted', error.error)
  if (error instanceof oidc.ClientError) {
    const why = error.code ?? 'client error'
    return new SignInStopped(passingErrors.has(why) ? 'provider-down' : 'not-trusted', why)
  }
  // What `fetch` rejects with when nobody answers; the library passes it on as it is.
  const noAnswer = error instanceof TypeError && error.message === 'fetch failed'
  return new SignInStopped(noAnswer ? 'provider-down' : 'not-trusted', error instanceof Error ? error.name : 'unknown')
}
