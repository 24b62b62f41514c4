import { hash } from '@node-rs/argon2'
import { openedCycleSchema } from 'shared/cycles/schema'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hour, minute, second } from '../../lib/clock'
import { cheapHashing, emailOf, goodPassword, startBuilding, type TestBuilding } from '../../testing/building'
import { until } from '../../testing/provider'
import type { Visitor } from '../../testing/school'
import { argon2id, recommendedCost } from './hashing'
import { usualLimits } from './throttle'

let building: TestBuilding
afterEach(() => building.close())

const account = { email: emailOf('tess-third'), password: goodPassword }
const otherPassword = 'nine herons under the bridge'
const tryOnce = async (visitor: Visitor, password: string, email = account.email) =>
  (await visitor.post('/api/sign-in/password', { email, password })).status

describe('signing in by password', () => {
  it('works with the right one, whatever the case of the address', async () => {
    building = await startBuilding()
    const tess = building.visitor()
    expect((await tess.post('/api/sign-in/password', { ...account, email: ` ${account.email.toUpperCase()} ` })).status).toBe(204)
    expect((await tess.get('/api/session')).body).toMatchObject({ person: { id: 'tess-third' }, building: { demo: false }, teams: [{ id: 'third' }] })
    expect(tess.cookie).toMatch(/^clear-cycle=[\w-]{43}$/)
  })

  it('says the same of a wrong password, of somebody without one, of a deactivated one and of nobody', async () => {
    building = await startBuilding()
    const { write } = building.database
    await write.deleteFrom('passwords').where('person_id', '=', 'theo-third').execute()
    await write.updateTable('people').set({ deactivated_at: 1 }).where('id', '=', 'fay-fourth').execute()
    const attempts = [
      { email: account.email, password: otherPassword },
      { email: emailOf('theo-third'), password: goodPassword },
      { email: emailOf('fay-fourth'), password: goodPassword },
      { email: 'nobody@alder.example', password: goodPassword },
      // Another building's people are nobody here.
      { email: emailOf('else-teacher'), password: goodPassword },
    ]
    const visitor = building.visitor()
    const answers = await Promise.all(attempts.map((attempt) => visitor.post('/api/sign-in/password', attempt)))
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toHaveProperty('size', 1)
    expect(answers[0]).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
    expect(visitor.cookie).toBeNull()
  })

  it('tells on the same terms what this server offers', async () => {
    building = await startBuilding()
    expect((await building.visitor().get('/api/sign-in')).body).toEqual({
      ...{ demo: false, setUp: true, buildingName: 'Alder Creek School', passwords: true, mail: false, providers: [] },
    })
  })

  it('hashes as OWASP says, and hashes anew what was hashed at another cost', async () => {
    const hashing = argon2id()
    const kept = await hashing.make(goodPassword)
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect([hashing.isOutdated(kept), hashing.isOutdated(await hash(goodPassword, cheapHashing))]).toEqual([false, true])
    building = await startBuilding({ signIn: { hashing: recommendedCost } })
    expect(await tryOnce(building.visitor(), goodPassword)).toBe(204)
    const row = await building.database.read.selectFrom('passwords').select('hash').where('person_id', '=', 'tess-third').executeTakeFirstOrThrow()
    expect(row.hash).toContain('m=19456')
    expect(await tryOnce(building.visitor(), goodPassword)).toBe(204)
  })

  it('takes the same password however a keyboard composes it', async () => {
    building = await startBuilding()
    const composed = 'Größe, Ähre, Öl im Frühling'
    await building.database.write.updateTable('passwords').set({ hash: await hash(composed.normalize('NFKC'), cheapHashing) }).execute()
    expect(await tryOnce(building.visitor(), composed.normalize('NFD'))).toBe(204)
  })
})

describe('somebody who guesses', () => {
  const limits = { ...usualLimits, accountHere: { most: 3, within: 10 * second }, account: { most: 5, within: hour }, address: { most: 8, within: 15 * minute } }
  /** Behind a proxy that the building has named, so that a test can come from anywhere. */
  const behindProxy = { signIn: { limits }, trustedProxies: ['127.0.0.1'] }
  const from = (visitor: Visitor, address: string, password: string, email = account.email) =>
    visitor.ask('POST', '/api/sign-in/password', {
      body: JSON.stringify({ email, password }),
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    })

  it('waits after a few wrong passwords, and is told for how long, even with the right one then', async () => {
    building = await startBuilding({ signIn: { limits } })
    const visitor = building.visitor()
    for (let time = 0; time < 3; time++) expect(await tryOnce(visitor, otherPassword)).toBe(403)
    const refused = await visitor.post('/api/sign-in/password', account)
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too-many' } } })
    expect(JSON.stringify(refused.body)).toContain('Wait a minute, then try again.')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5)
    // Another account from here is not held up by it.
    expect(await tryOnce(visitor, goodPassword, emailOf('theo-third'))).toBe(204)
  })

  it('gains nothing by asking many times at once', async () => {
    building = await startBuilding({ signIn: { limits } })
    const visitor = building.visitor()
    const statuses = await Promise.all(Array.from({ length: 12 }, () => tryOnce(visitor, otherPassword)))
    expect(statuses.filter((status) => status === 403)).toHaveLength(3)
  })

  it('gains nothing by forging where the request comes from', async () => {
    building = await startBuilding({ signIn: { limits } })
    const visitor = building.visitor()
    const statuses: number[] = []
    for (let time = 0; time < 6; time++) statuses.push((await from(visitor, `10.0.0.${time}`, otherPassword)).status)
    expect(statuses).toEqual([403, 403, 403, 429, 429, 429])
    const row = await building.database.read.selectFrom('audit_log').select('address').where('what', '=', 'signed in').executeTakeFirst()
    expect(row).toBeUndefined()
  })

  it('from many addresses locks an account only where it has never signed in', async () => {
    building = await startBuilding(behindProxy)
    const [home, thief] = [building.visitor(), building.visitor()]
    expect((await from(home, '192.0.2.1', goodPassword)).status).toBe(204)
    for (let time = 0; time < 7; time++) await from(thief, `198.51.100.${time}`, otherPassword)
    expect((await from(thief, '203.0.113.9', goodPassword)).status).toBe(429)
    expect((await from(building.visitor(), '192.0.2.1', goodPassword)).status).toBe(204)
  })

  it('from one address does not get through all accounts', async () => {
    building = await startBuilding(behindProxy)
    const visitor = building.visitor()
    const statuses: number[] = []
    for (let time = 0; time < 10; time++) statuses.push((await from(visitor, '198.51.100.1', otherPassword, `person${time}@alder.example`)).status)
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 403), 429, 429])
    expect((await from(building.visitor(), '192.0.2.1', goodPassword)).status).toBe(204)
  })

  it('who keeps trying while they wait holds up nobody else behind the same address', async () => {
    building = await startBuilding({ signIn: { limits } })
    const visitor = building.visitor()
    for (let time = 0; time < 20; time++) await tryOnce(visitor, otherPassword)
    expect(await tryOnce(visitor, goodPassword, emailOf('theo-third'))).toBe(204)
  })

  it('is let be again after the time has passed, and by the right password', async () => {
    const quick = { ...limits, accountHere: { most: 3, within: 3 * second } }
    building = await startBuilding({ signIn: { limits: quick } })
    const visitor = building.visitor()
    for (let time = 0; time < 4; time++) await tryOnce(visitor, otherPassword)
    expect(await tryOnce(visitor, goodPassword)).toBe(429)
    let status = 429
    for (let time = 0; time < 100 && status === 429; time++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      status = await tryOnce(visitor, goodPassword)
    }
    expect(status).toBe(204)
    for (let time = 0; time < 2; time++) await tryOnce(visitor, otherPassword)
    expect(await tryOnce(visitor, goodPassword)).toBe(204)
    expect(await tryOnce(visitor, otherPassword)).toBe(403)
  })
})

describe('changing one’s password', () => {
  it('needs the one of now, takes a good one, and signs out everywhere else', async () => {
    building = await startBuilding()
    const [desk, phone] = [await building.signIn('tess-third'), await building.signIn('tess-third')]
    expect((await desk.put('/api/me/password', { current: otherPassword, next: otherPassword })).status).toBe(403)
    expect(await desk.put('/api/me/password', { current: goodPassword, next: 'Tess Ibarra 2026' })).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'password' }] } } })
    expect((await phone.get('/api/session')).status).toBe(200)
    expect((await desk.put('/api/me/password', { current: goodPassword, next: otherPassword })).status).toBe(204)
    expect((await phone.get('/api/session')).status).toBe(401)
    expect((await desk.get('/api/session')).status).toBe(200)
    expect([await tryOnce(building.visitor(), goodPassword), await tryOnce(building.visitor(), otherPassword)]).toEqual([403, 204])
  })

  it('A2 closes pages that are open elsewhere within a second, and not this one', async () => {
    building = await startBuilding()
    const [desk, phone] = [await building.signIn('tess-third'), await building.signIn('tess-third')]
    const { body } = await desk.post('/api/teams/third/cycles')
    const { documents } = await desk.cycle(z.parse(openedCycleSchema, body).cycleId)
    const [here, there] = [building.open(desk, documents.cycle.id), building.open(phone, documents.cycle.id)]
    await until('both are in', () => here.saved && there.saved)
    await desk.put('/api/me/password', { current: goodPassword, next: otherPassword })
    await until('the other one is closed', () => there.closes.includes(4401), 1_000)
    expect(here.closes).toEqual([])
  })
})

describe('turning passwords off', () => {
  it('is refused while nobody could come in to turn them on again', async () => {
    building = await startBuilding()
    const admin = await building.signIn('ada-admin')
    expect((await admin.put('/api/building/passwords', { on: false })).status).toBe(409)
    expect(await tryOnce(building.visitor(), goodPassword)).toBe(204)
  })

  it('is for admins', async () => {
    building = await startBuilding()
    for (const person of ['lea-leader', 'cal-coach', 'tess-third'] as const) {
      expect((await (await building.signIn(person)).put('/api/building/passwords', { on: false })).status).toBe(403)
    }
  })
})
