import { devicesSchema } from 'shared/auth/schema'
import { openedCycleSchema } from 'shared/cycles/schema'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hour } from '../../lib/clock'
import { emailOf, goodPassword, startBuilding, type TestBuilding } from '../../testing/building'
import { until } from '../../testing/provider'
import type { Visitor } from '../../testing/school'
import { deviceOf } from './device'

let building: TestBuilding
const devicesOf = async (visitor: Visitor) => z.parse(devicesSchema, (await visitor.get('/api/sessions')).body).devices

describe('my devices', () => {
  afterEach(() => building.close())

  it('are listed with this one marked, and with nothing of anybody else’s', async () => {
    let clock = Date.now()
    building = await startBuilding({ now: () => clock })
    const desk = await building.signIn('tess-third')
    clock += hour
    const phone = await building.signIn('tess-third', true)
    await building.signIn('theo-third')
    expect(await devicesOf(phone)).toMatchObject([
      { here: true, ownDevice: true, signedInAt: clock, lastUsedAt: clock },
      { here: false, ownDevice: false, signedInAt: clock - hour, lastUsedAt: clock - hour },
    ])
    expect((await desk.get('/api/sessions')).status).toBe(200)
    expect((await devicesOf(phone)).map(({ lastUsedAt }) => lastUsedAt)).toEqual([clock, clock])
  })

  it('A2 are signed out one by one, and pages that are open there close within a second', async () => {
    building = await startBuilding()
    const [desk, phone] = [await building.signIn('tess-third'), await building.signIn('tess-third')]
    const { body } = await desk.post('/api/teams/third/cycles')
    const { documents } = await desk.cycle(z.parse(openedCycleSchema, body).cycleId)
    const [here, there] = [building.open(desk, documents.cycle.id), building.open(phone, documents.cycle.id)]
    await until('both are in', () => here.saved && there.saved)
    const other = (await devicesOf(desk)).find((device) => !device.here)
    expect((await desk.delete(`/api/sessions/${other?.id}`)).status).toBe(204)
    await until('the other one is closed', () => there.closes.includes(4401), 1_000)
    expect((await phone.get('/api/session')).status).toBe(401)
    expect(here.closes).toEqual([])
  })

  it('are mine alone: somebody else’s is not there, like one that never was', async () => {
    building = await startBuilding()
    const [tess, theo] = [await building.signIn('tess-third'), await building.signIn('theo-third')]
    const [his] = await devicesOf(theo)
    const [foreign, nothing] = [await tess.delete(`/api/sessions/${his?.id}`), await tess.delete('/api/sessions/nothing')]
    expect([foreign.status, foreign.body]).toEqual([404, nothing.body])
    expect((await theo.get('/api/session')).status).toBe(200)
  })

  it('are given up to whoever signs in on them next', async () => {
    building = await startBuilding()
    const shared = await building.signIn('tess-third')
    const before = shared.cookie
    await shared.post('/api/sign-in/password', { email: emailOf('theo-third'), password: goodPassword })
    expect((await shared.get('/api/session')).body).toMatchObject({ person: { id: 'theo-third' } })
    const thief = building.visitor()
    thief.cookie = before
    expect((await thief.get('/api/session')).status).toBe(401)
  })

  it('do not give away the secrets of their cookies', async () => {
    building = await startBuilding()
    const tess = await building.signIn('tess-third')
    const { body } = await tess.get('/api/sessions')
    expect(JSON.stringify(body)).not.toContain(tess.cookie?.split('=')[1])
  })
})

describe('what a browser says of itself', () => {
  it.each([
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36', 'Chrome', 'Chromebook'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', 'Safari', 'Mac'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1', 'Chrome', 'iPhone'],
    ['Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0', 'Firefox', 'Android'],
    ['curl/8.5', null, null],
    ['', null, null],
  ])('becomes a word for the browser and one for the machine: %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system })
  })
})
