import { randomUUID } from 'node:crypto'
import { goOnSchema, madeProviderSchema } from 'shared/auth/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { emailOf, goodPassword, startBuilding, type TestBuilding } from '../../testing/building'
import { clientId, clientSecret, type IdentityProvider, startIdentityProvider } from '../../testing/identity-provider'
import { Wanderer, World } from '../../testing/wanderer'
import { createLink } from './links'

/*
 * Against a real OpenID provider (oidc-provider) on this machine. Google and Microsoft are it too, under their own names:
 * the server and the browser of these tests find it there.
 */
let building: TestBuilding
let world: World
const providers: IdentityProvider[] = []

beforeEach(async () => {
  world = new World()
  building = await startBuilding({ signIn: { provider: { fetch: world.fetch, patience: 3_000 } } })
})
afterEach(async () => {
  for (const provider of providers.splice(0)) await provider.close()
  await building.close()
})

const redirectUri = () => `${building.url}/api/sign-in/callback`
const isCallback = (address: URL) => address.href.startsWith(redirectUri())
const browser = () => new Wanderer(building.url, world)
const start = (providerId: string, more = '') => `/api/sign-in/providers/${providerId}/start?returnTo=/board${more}`

async function startProvider(issuer?: string): Promise<IdentityProvider> {
  const provider = await startIdentityProvider({ redirectUri: redirectUri(), ...(issuer !== undefined && { issuer }) })
  if (issuer !== undefined) world.put(new URL(issuer).origin, provider)
  providers.push(provider)
  return provider
}

/** Configures it as the building's admin does. Returns its id. */
async function offer(config: Record<string, unknown>): Promise<string> {
  const admin = await building.signIn('ada-admin')
  const input = { name: 'School account', clientId, clientSecret, enabled: true, domains: [], ...config }
  const { status, body } = await admin.post('/api/building/providers', input)
  expect(status).toBe(201)
  return z.parse(madeProviderSchema, body).providerId
}

async function invite(personId: string): Promise<string> {
  const link = { kind: 'invitation', personId, buildingId: 'alder-creek', createdBy: 'ada-admin' } as const
  const { token } = await building.database.write.transaction().execute((transaction) => createLink({ now: Date.now }, transaction, link))
  return token
}

/** Binds this provider's account to Tess, as her invitation does. */
async function takeUpInvitation(providerId: string): Promise<void> {
  const address = await browser().go(start(providerId, `&link=${await invite('tess-third')}`))
  expect(address.pathname).toBe('/board')
}

const whoSchema = z.object({ person: z.object({ id: z.string() }).optional() })
const whoIs = async (wanderer: Wanderer) => z.parse(whoSchema, (await wanderer.get('/api/session')).body).person?.id

describe('signing in with a provider', () => {
  it('binds the account to whoever the invitation is for, once, and signs them in by it from then on', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    const link = await invite('tess-third')
    const first = browser()
    expect((await first.go(start(id, `&link=${link}`))).pathname).toBe('/board')
    expect(await whoIs(first)).toBe('tess-third')
    const second = browser()
    expect((await second.go(start(id))).pathname).toBe('/board')
    expect(await whoIs(second)).toBe('tess-third')
    expect((await browser().go(start(id, `&link=${link}`))).search).toBe('?problem=link-over')
    const rows = await building.database.read.selectFrom('audit_log').select(['what', 'person_id']).where('person_id', '=', 'tess-third').execute()
    expect(rows.map(({ what }) => what)).toEqual(['account linked', 'invitation taken up', 'signed in', 'signed in'])
  })

  it('keeps nothing of a provider but issuer and subject, and its client secret only sealed', async () => {
    const provider = await startProvider()
    provider.account = { sub: 'subject-7', claims: { email: 'planted@mail.example', email_verified: true } }
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    await takeUpInvitation(id)
    const { read } = building.database
    expect(await read.selectFrom('identities').select(['building_id', 'issuer', 'subject', 'person_id']).execute()).toEqual([
      { building_id: 'alder-creek', issuer: provider.issuer, subject: 'subject-7', person_id: 'tess-third' },
    ])
    const [row] = await read.selectFrom('sign_in_providers').selectAll().execute()
    expect(Buffer.from(row?.client_secret ?? []).toString('latin1')).not.toContain(clientSecret)
    const admin = await building.signIn('ada-admin')
    const seen = await admin.get('/api/building/providers')
    expect(JSON.stringify(seen.body)).toContain(provider.issuer)
    expect(JSON.stringify(seen.body)).not.toContain(clientSecret)
  })

  it('tells an account that nobody here has to ask for an invitation, and signs nobody in', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    const stranger = browser()
    expect((await stranger.go(start(id))).href).toBe(`${building.url}/sign-in?problem=unknown`)
    expect(await whoIs(stranger)).toBeUndefined()
  })

  it('never goes by the e-mail address: the same one from another issuer is a stranger’s', async () => {
    const [own, other] = [await startProvider(), await startProvider()]
    const claims = { email: emailOf('tess-third'), email_verified: true }
    own.account = { sub: 'tess', claims }
    other.account = { sub: 'tess', claims }
    const ownId = await offer({ kind: 'oidc', issuer: own.issuer })
    const otherId = await offer({ kind: 'oidc', issuer: other.issuer })
    await takeUpInvitation(ownId)
    const stranger = browser()
    expect((await stranger.go(start(otherId))).search).toBe('?problem=unknown')
    expect(await whoIs(stranger)).toBeUndefined()
  })

  it('does not give one account to two people', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    await takeUpInvitation(id)
    const second = browser()
    expect((await second.go(start(id, `&link=${await invite('theo-third')}`))).search).toBe('?problem=taken')
    expect(await whoIs(second)).toBeUndefined()
  })

  it('lets nobody in who is deactivated', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    await takeUpInvitation(id)
    await building.database.write.updateTable('people').set({ deactivated_at: 1 }).where('id', '=', 'tess-third').execute()
    expect((await browser().go(start(id))).search).toBe('?problem=unknown')
  })

  it('links an account to whoever is signed in and asks for it from their own page', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    const tess = browser()
    await tess.post('/api/sign-in/password', { email: emailOf('tess-third'), password: goodPassword })
    const { body } = await tess.post('/api/me/identities', { providerId: id })
    expect((await tess.go(z.parse(goOnSchema, body).url)).href).toBe(`${building.url}/me?linked=yes`)
    const later = browser()
    await later.go(start(id))
    expect(await whoIs(later)).toBe('tess-third')
  })

  it('goes on to pages of ours alone, whatever was asked for', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    await takeUpInvitation(id)
    for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example', '/api/session', 'javascript:alert(1)']) {
      const address = await browser().go(`/api/sign-in/providers/${id}/start?returnTo=${encodeURIComponent(returnTo)}`)
      expect(address.href).toBe(`${building.url}/`)
    }
  })
})

describe('what did not come from where it should', () => {
  async function ready(): Promise<{ provider: IdentityProvider; id: string }> {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    await takeUpInvitation(id)
    return { provider, id }
  }

  /** The callback's address, not opened yet. */
  const upToCallback = (wanderer: Wanderer, id: string) => wanderer.go(start(id), isCallback)

  it('is an ID token with another nonce', async () => {
    const { id } = await ready()
    const wanderer = browser()
    const provided = await wanderer.go(start(id), (address) => address.pathname === '/auth')
    provided.searchParams.set('nonce', randomUUID())
    expect((await wanderer.go(provided.href)).search).toBe('?problem=not-trusted')
    expect(await whoIs(wanderer)).toBeUndefined()
  })

  it('is a callback that is opened a second time', async () => {
    const { id } = await ready()
    const wanderer = browser()
    const callback = await upToCallback(wanderer, id)
    expect((await wanderer.go(callback.href)).pathname).toBe('/board')
    expect((await wanderer.go(callback.href)).search).toBe('?problem=not-finished')
  })

  it('is a code that was used before, or that was given to another trip', async () => {
    const { id } = await ready()
    const wanderer = browser()
    const used = await upToCallback(wanderer, id)
    await wanderer.go(used.href)
    for (const code of [used.searchParams.get('code'), (await upToCallback(browser(), id)).searchParams.get('code')]) {
      const other = browser()
      const callback = await upToCallback(other, id)
      callback.searchParams.set('code', code ?? '')
      expect((await other.go(callback.href)).search).toBe('?problem=not-trusted')
      expect(await whoIs(other)).toBeUndefined()
    }
  })

  it('is a state of another browser, which may still finish its own trip', async () => {
    const { id } = await ready()
    const [one, other] = [browser(), browser()]
    const callback = await upToCallback(one, id)
    await upToCallback(other, id)
    expect((await other.go(callback.href)).search).toBe('?problem=not-finished')
    expect(await whoIs(other)).toBeUndefined()
    expect((await browser().go(callback.href)).search).toBe('?problem=not-finished')
    expect((await one.go(callback.href)).pathname).toBe('/board')
  })

  it('is a trip that took longer than ten minutes', async () => {
    const { id } = await ready()
    const wanderer = browser()
    const callback = await upToCallback(wanderer, id)
    await building.database.write.updateTable('pending_sign_ins').set({ expires_at: Date.now() - 1 }).execute()
    expect((await wanderer.go(callback.href)).search).toBe('?problem=not-finished')
  })

  it('is an ID token that was changed on its way', async () => {
    const { id } = await ready()
    world.onAnswer = (_address, answer) => {
      const [head, payload = '', signature] = typeof answer.id_token === 'string' ? answer.id_token.split('.') : []
      if (head === undefined) return answer
      const claims = Buffer.from(payload, 'base64url').toString().replace('"sub":"somebody"', '"sub":"somebody else"')
      return { ...answer, id_token: [head, Buffer.from(claims).toString('base64url'), signature].join('.') }
    }
    expect((await browser().go(start(id))).search).toBe('?problem=not-trusted')
  })

  it('is nothing, when somebody cancels at the provider', async () => {
    const { id } = await ready()
    const wanderer = browser()
    const callback = await upToCallback(wanderer, id)
    callback.searchParams.delete('code')
    callback.searchParams.set('error', 'access_denied')
    expect((await wanderer.go(callback.href)).search).toBe('?problem=declined')
  })
})

describe('a provider that does not answer', () => {
  it('sends nobody astray, and the password works as ever', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer })
    await takeUpInvitation(id)
    const late = browser()
    const callback = await late.go(start(id), isCallback)
    await provider.close()
    expect((await late.go(callback.href)).search).toBe('?problem=provider-down')
    await building.restart()
    expect((await browser().go(start(id))).search).toBe('?problem=provider-down')
    expect(await (await building.signIn('tess-third')).get('/api/session')).toMatchObject({ status: 200 })
  })
})

describe('Google', () => {
  it('lets in accounts that the school’s own organization manages, by what Google says and not by the address', async () => {
    const google = await startProvider('https://accounts.google.com')
    const id = await offer({ kind: 'google', domains: ['alder.example'] })
    google.account = { sub: '1001', claims: { hd: 'alder.example', email: 'tess@alder.example', email_verified: true } }
    await takeUpInvitation(id)
    const tess = browser()
    await tess.go(start(id))
    expect(await whoIs(tess)).toBe('tess-third')
    for (const claims of [{ hd: 'other.example' }, { email: 'somebody@alder.example', email_verified: true }]) {
      google.account = { sub: '1001', claims }
      const stranger = browser()
      expect((await stranger.go(start(id))).search).toBe('?problem=not-allowed')
      expect(await whoIs(stranger)).toBeUndefined()
    }
  })
})

describe('Microsoft', () => {
  const [ours, sister, foreign] = [randomUUID(), randomUUID(), randomUUID()]
  const issuerOf = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`

  /** As Entra answers for all organizations: an issuer to be filled in, and no `iss` beside the code (RFC 9207). */
  async function entra(tenant: string, issuer = issuerOf('{tenantid}')): Promise<IdentityProvider> {
    const provider = await startProvider(issuerOf(tenant))
    provider.account = { sub: 'tess at entra', claims: { tid: tenant } }
    world.onAnswer = ({ pathname }, answer) =>
      pathname.endsWith('openid-configuration') ? { ...answer, issuer, authorization_response_iss_parameter_supported: false } : answer
    return provider
  }

  async function goBy(id: string, more = ''): Promise<{ address: URL; who: string | undefined }> {
    const wanderer = browser()
    const callback = await wanderer.go(start(id, more), isCallback)
    callback.searchParams.delete('iss')
    const address = await wanderer.go(callback.href)
    return { address, who: await whoIs(wanderer) }
  }

  it('lets in the school’s own organization', async () => {
    await entra(ours, issuerOf(ours))
    const id = await offer({ kind: 'microsoft', tenants: [ours] })
    expect(await goBy(id, `&link=${await invite('tess-third')}`)).toMatchObject({ who: 'tess-third' })
    expect(await goBy(id)).toMatchObject({ who: 'tess-third' })
  })

  it('of several organizations, tells them apart and refuses a foreign one', async () => {
    await entra(ours)
    const id = await offer({ kind: 'microsoft', tenants: [ours, sister] })
    expect(await goBy(id, `&link=${await invite('tess-third')}`)).toMatchObject({ who: 'tess-third' })
    await entra(sister)
    expect(await goBy(id)).toMatchObject({ address: { search: '?problem=unknown' }, who: undefined })
    await entra(foreign)
    expect(await goBy(id)).toMatchObject({ address: { search: '?problem=not-allowed' }, who: undefined })
  })

  it('does not believe an organization that says it is another one', async () => {
    const provider = await entra(foreign)
    const id = await offer({ kind: 'microsoft', tenants: [ours, sister] })
    provider.account = { sub: 'tess at entra', claims: { tid: ours } }
    expect(await goBy(id)).toMatchObject({ address: { search: '?problem=not-trusted' }, who: undefined })
  })
})

describe('any other provider', () => {
  it('may be held to the domains of verified addresses', async () => {
    const provider = await startProvider()
    const id = await offer({ kind: 'oidc', issuer: provider.issuer, domains: ['alder.example'] })
    provider.account = { sub: 'tess', claims: { email: 'tess@alder.example', email_verified: true } }
    await takeUpInvitation(id)
    provider.account = { sub: 'tess', claims: { email: 'tess@alder.example', email_verified: false } }
    expect((await browser().go(start(id))).search).toBe('?problem=not-allowed')
    provider.account = { sub: 'tess', claims: { email: 'tess@evil-alder.example', email_verified: true } }
    expect((await browser().go(start(id))).search).toBe('?problem=not-allowed')
  })

  it('is refused when nobody answers at its address, or when it would be asked without TLS', async () => {
    const admin = await building.signIn('ada-admin')
    const input = { kind: 'oidc', name: 'Mistyped', clientId, clientSecret, enabled: true, domains: [] }
    for (const issuer of [building.url, 'http://idp.example.org', 'ftp://idp.example.org']) {
      const answered = await admin.post('/api/building/providers', { ...input, issuer })
      expect(answered).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'issuer' }] } } })
    }
  })
})
