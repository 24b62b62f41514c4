import { madeProviderSchema } from 'shared/auth/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startBuilding, type TestBuilding } from '../../testing/building'
import type { Visitor } from '../../testing/school'
import { startSchool } from '../../testing/school'

let building: TestBuilding
let admin: Visitor
beforeEach(async () => {
  building = await startBuilding()
  admin = await building.signIn('ada-admin')
})
afterEach(() => building.close())

const google = { kind: 'google', name: 'Google', clientId: 'client-1', clientSecret: 'very secret', domains: ['@Alder.example'], enabled: true }

async function add(input: Record<string, unknown> = google): Promise<string> {
  const { status, body } = await admin.post('/api/building/providers', input)
  expect(status).toBe(201)
  return z.parse(madeProviderSchema, body).providerId
}

/** As if this person had signed in with Google before. */
const link = (personId: string) =>
  building.database.write
    .insertInto('identities')
    .values({ building_id: 'alder-creek', issuer: 'https://accounts.google.com', subject: '1', person_id: personId, created_at: 1 })
    .execute()

describe('the building’s providers', () => {
  it('are configured by an admin, told without their secret, and offered to whoever wants to sign in', async () => {
    const id = await add()
    const { body } = await admin.get('/api/building/providers')
    expect(body).toMatchObject({
      redirectUri: `${building.url}/api/sign-in/callback`,
      providers: [{ id, kind: 'google', issuer: 'https://accounts.google.com', clientId: 'client-1', domains: ['alder.example'], enabled: true, linked: false }],
    })
    expect(JSON.stringify(body)).not.toContain('very secret')
    expect((await building.visitor().get('/api/sign-in')).body).toMatchObject({ providers: [{ id, kind: 'google', name: 'Google' }] })
    expect((await admin.put(`/api/building/providers/${id}`, { ...google, enabled: false })).status).toBe(204)
    expect((await building.visitor().get('/api/sign-in')).body).toMatchObject({ providers: [] })
    expect((await admin.delete(`/api/building/providers/${id}`)).status).toBe(204)
    const record = await building.database.read.selectFrom('audit_log').select('what').where('about', '=', id).execute()
    expect(record.map(({ what }) => what)).toEqual(['sign-in provider added', 'sign-in provider changed', 'sign-in provider removed'])
  })

  it.each([
    [{ ...google, domains: [] }, 'domains'],
    [{ ...google, domains: ['not a domain'] }, 'domains.0'],
    [{ ...google, clientSecret: undefined }, 'clientSecret'],
    [{ ...google, clientId: ' ' }, 'clientId'],
    [{ ...google, kind: 'microsoft', tenants: [] }, 'tenants'],
    [{ ...google, kind: 'microsoft', tenants: ['common'] }, 'tenants.0'],
    [{ ...google, kind: 'oidc', issuer: 'http://idp.example.org' }, 'issuer'],
  ])('are refused with the field that is wrong: %j', async (input, path) => {
    expect(await admin.post('/api/building/providers', input)).toMatchObject({ status: 400, body: { error: { fields: [{ path }] } } })
  })

  it('keep their secret when it is left out, but not for another client', async () => {
    const id = await add()
    const secret = async () => (await building.database.read.selectFrom('sign_in_providers').select('client_secret').executeTakeFirstOrThrow()).client_secret
    const before = await secret()
    const { clientSecret: _left, ...without } = google
    expect((await admin.put(`/api/building/providers/${id}`, { ...without, name: 'School Google' })).status).toBe(204)
    expect(await secret()).toEqual(before)
    expect(await admin.put(`/api/building/providers/${id}`, { ...without, clientId: 'client-2' })).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'clientSecret' }] } } })
  })

  it('are not there for another building’s admin', async () => {
    const id = await add()
    const elsewhere = await building.signInElsewhere('else-admin')
    expect((await elsewhere.get('/api/building/providers')).body).toMatchObject({ providers: [] })
    expect((await elsewhere.put(`/api/building/providers/${id}`, google)).status).toBe(404)
    expect((await elsewhere.delete(`/api/building/providers/${id}`)).status).toBe(404)
    expect((await admin.get('/api/building/providers')).body).toMatchObject({ providers: [{ id }] })
  })
})

describe('a building without passwords', () => {
  it('is one whose admin signs in with a provider, and who does not lock everybody out afterwards', async () => {
    const id = await add()
    await link('ada-admin')
    expect((await admin.put('/api/building/passwords', { on: false })).status).toBe(204)
    const tess = building.visitor()
    expect((await tess.post('/api/sign-in/password', { email: 'tess-third@alder.example', password: 'eleven goats upon a roof' })).status).toBe(409)
    expect((await tess.get('/api/sign-in')).body).toMatchObject({ passwords: false })
    expect((await admin.put(`/api/building/providers/${id}`, { ...google, enabled: false })).status).toBe(409)
    expect((await admin.delete(`/api/building/providers/${id}`)).status).toBe(409)
    expect((await admin.get('/api/building/providers')).body).toMatchObject({ passwords: false, providers: [{ id, enabled: true, linked: true }] })
    expect((await admin.post('/api/people/tess-third/reset-link')).status).toBe(409)
    expect((await admin.put('/api/building/passwords', { on: true })).status).toBe(204)
  })
})

it('the sample school takes no provider: there anybody is the admin', async () => {
  const school = await startSchool()
  const anybody = await school.signIn('theodora-papadimitriou-lang')
  expect((await anybody.post('/api/building/providers', google)).status).toBe(409)
  await school.close()
})
