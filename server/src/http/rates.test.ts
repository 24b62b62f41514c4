import type { PolicyName } from 'shared/access/policy'
import { closeCode } from 'shared/sync/wire'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { until } from '../testing/provider'
import { type Answered, startSchool, type TestSchool } from '../testing/school'
import { nothing } from './answers'
import { noBody } from './bodies'
import { createRates, networkOf, type RateLimits, rateLimits } from './rates'
import { everyone, noParams, type Rate, route, type Route } from './route'
import { TooMany } from './too-many'

let school: TestSchool | null = null
afterEach(async () => {
  await school?.close()
  school = null
})

async function schoolWith(limits: Partial<RateLimits>): Promise<TestSchool> {
  school = await startSchool({ rates: createRates({ ...rateLimits, ...limits }), trustedProxies: ['127.0.0.1'] })
  return school
}

function expectRefused({ status, body, headers }: Answered): void {
  expect(status).toBe(429)
  const { error } = z.parse(z.object({ error: z.object({ code: z.literal('too-many'), message: z.string() }) }), body)
  const wait = Number(headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(60)
  expect(error.message).toMatch(/Wait (a second|\d+ seconds) and go on; nothing is lost/)
}

describe('somebody who asks too often', () => {
  it('is asked to wait, by their own session: a colleague at the same address is not', async () => {
    const { signIn } = await schoolWith({ 'reads of a session': { most: 3, seconds: 60 } })
    const [amara, bea] = [await signIn('amara-nwosu'), await signIn('amara-nwosu')]
    for (let asked = 0; asked < 3; asked++) expect((await amara.get('/api/session/local-key')).status).toBe(200)
    expectRefused(await amara.get('/api/session/local-key'))
    expect((await bea.get('/api/session/local-key')).status).toBe(200)
  })

  it('may still save when they have only read too much, and the other way round', async () => {
    const { signIn } = await schoolWith({ 'reads of a session': { most: 1, seconds: 60 }, 'changes of a session': { most: 1, seconds: 60 } })
    const amara = await signIn('amara-nwosu')
    await amara.get('/api/session/local-key')
    expectRefused(await amara.get('/api/session/local-key'))
    expect((await amara.delete('/api/sessions')).status).toBe(204)
  })

  it('is told so before their body is read', async () => {
    const { visitor } = await schoolWith({ 'changes of an address': { most: 1, seconds: 60 } })
    const stranger = visitor()
    await stranger.post('/api/demo/sign-in', { personId: 'nobody' })
    expectRefused(await stranger.post('/api/demo/sign-in', { personId: 'x'.repeat(70_000) }))
  })

  it('counts as the address that a named proxy says, while nobody is signed in', async () => {
    const { visitor } = await schoolWith({ 'reads of an address': { most: 1, seconds: 60 } })
    const from = (address: string) => visitor().ask('GET', '/api/session', { headers: { 'x-forwarded-for': address } })
    expect((await from('192.0.2.7')).status).toBe(401)
    expectRefused(await from('192.0.2.7'))
    expect((await from('192.0.2.8')).status).toBe(401)
  })
})

function declared(rate?: Rate, policy: PolicyName = 'everyone'): Route {
  return route({
    ...{ method: 'post', path: '/api/try', summary: 'A try.', who: everyone, policy, params: noParams },
    ...{ body: noBody, answer: nothing, errors: [], handle: async () => {}, ...(rate && { rate }) },
  })
}

describe('a route', () => {
  it('says whether a sign-in or a link is tried there; both count by address, also for who is signed in', async () => {
    const rates = createRates({ ...rateLimits, 'sign-ins of an address': { most: 1, seconds: 60 }, 'links of an address': { most: 1, seconds: 60 } })
    const asker = (sessionId: string | null) => ({ sessionId, address: '192.0.2.7' })
    await rates.admit(declared('sign-in'), asker(null))
    await expect(rates.admit(declared('sign-in'), asker('s1'))).rejects.toThrow(TooMany)
    await rates.admit(declared('link'), asker('s1'))
    await expect(rates.admit(declared('link'), asker(null))).rejects.toThrow(TooMany)
    await expect(rates.admit(declared(undefined, 'with a link'), asker(null))).rejects.toThrow(TooMany)
    await rates.admit(declared(), asker('s1'))
  })
})

describe('a school behind one address', () => {
  it('comes back with all its pages after a restart: 500 sessions, three sockets each', async () => {
    const rates = createRates()
    const letIn = await Promise.all(
      Array.from({ length: 1_500 }, (_, socket) => rates.admitSocket({ sessionId: `s${socket % 500}`, address: '192.0.2.7' })),
    )
    expect(letIn.every(Boolean)).toBe(true)
  })

  it('signs in a hundred people in one staff meeting, in three steps each, and lets them read on', async () => {
    const rates = createRates()
    const signIn = declared('sign-in')
    for (let step = 0; step < 300; step++) await rates.admit(signIn, { sessionId: null, address: '192.0.2.7' })
    await expect(rates.admit(signIn, { sessionId: null, address: '192.0.2.7' })).rejects.toThrow(TooMany)
    for (let page = 0; page < 100; page++) await rates.admit(declared(), { sessionId: `s${page}`, address: '192.0.2.7' })
  })
})

describe('a page that opens sockets without end', () => {
  it('has them closed with "try again later", and a colleague gets in', async () => {
    const { signIn, open } = await schoolWith({ 'sockets of a session': { most: 1, seconds: 60 } })
    const [amara, bea] = [await signIn('amara-nwosu'), await signIn('amara-nwosu')]
    const cycle = (await amara.cycle('grade-3-3')).documents.cycle
    const first = open(amara, cycle.id, cycle.epoch)
    await until('the first is in', () => first.provider.synced)
    const second = open(amara, cycle.id, cycle.epoch)
    await until('the second is out', () => second.closes.length > 0)
    expect(second.closes[0]).toBe(closeCode.overloaded)
    const colleague = open(bea, cycle.id, cycle.epoch)
    await until('the colleague is in', () => colleague.provider.synced)
  })
})

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s: whoever has one of IPv6 has a whole network of them', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
