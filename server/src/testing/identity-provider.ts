import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import Provider, { type Adapter, type AdapterPayload, interactionPolicy } from 'oidc-provider'

export const clientId = 'clear-cycle'
export const clientSecret = 'a client secret of this test, long enough'

/** Who signs in at a provider, and what it says of them beside who they are. */
export interface AccountThere {
  sub: string
  claims?: Record<string, unknown>
}

/** A real OpenID provider on this machine. Whoever comes is signed in at once, as `account`. */
export interface IdentityProvider {
  /** What it calls itself; where it is known under another name, that one. */
  issuer: string
  /** Where it really is. */
  url: string
  account: AccountThere
  close(): Promise<void>
}

/** What a provider keeps, in memory. */
class Shelf implements Adapter {
  static readonly #all = new WeakMap<IdentityProvider, Map<string, AdapterPayload>>()
  readonly #rows: Map<string, AdapterPayload>
  constructor(owner: IdentityProvider) {
    this.#rows = Shelf.#all.get(owner) ?? new Map<string, AdapterPayload>()
    Shelf.#all.set(owner, this.#rows)
  }
  upsert = async (id: string, payload: AdapterPayload) => void this.#rows.set(id, payload)
  find = async (id: string) => this.#rows.get(id)
  findByUid = async (uid: string) => [...this.#rows.values()].find((row) => row.uid === uid)
  findByUserCode = async () => undefined
  consume = async (id: string) => void this.#rows.set(id, { ...this.#rows.get(id), consumed: Math.floor(Date.now() / 1000) })
  destroy = async (id: string) => void this.#rows.delete(id)
  async revokeByGrantId(grantId: string) {
    for (const [id, row] of this.#rows) if (row.grantId === grantId) this.#rows.delete(id)
  }
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

interface Settings {
  /** Where it sends browsers back to. */
  redirectUri: string
  /** Its name elsewhere, as Google's; without it, its own address. */
  issuer?: string
}

export async function startIdentityProvider({ redirectUri, issuer: elsewhere }: Settings): Promise<IdentityProvider> {
  const server = createServer()
  const url = await listen(server)
  const issuer = elsewhere ?? url
  const state: IdentityProvider = { issuer, url, account: { sub: 'somebody' }, close: () => close(server) }
  const provider = makeProvider(state, redirectUri)
  // It is asked in the name of the address that it is known under.
  provider.proxy = elsewhere !== undefined
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response)
    void provider.interactionFinished(request, response, { select_account: {}, login: { accountId: state.account.sub } })
  })
  return state
}

function makeProvider(state: IdentityProvider, redirectUri: string): Provider {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  return new Provider(state.issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'hd', 'tid', 'email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: async (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...state.account.claims }) }),
    interactions: { policy, url: (_context, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    adapter: () => new Shelf(state),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['of this test'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'of this test' }] },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? state.account.sub })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the provider does not listen')
  return `http://127.0.0.1:${address.port}`
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
