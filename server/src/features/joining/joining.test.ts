import { codeAlphabet, joinCodeSchema, joinRequestsSchema } from 'shared/joining/schema'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { day, minute } from '../../lib/clock'
import { goodPassword, startBuilding, type TestBuilding } from '../../testing/building'
import { startSchool, type Visitor } from '../../testing/school'

let building: TestBuilding
afterEach(() => building.close())

const code = async (visitor: Visitor, teamId = 'third'): Promise<string> => {
  const { status, body } = await visitor.post(`/api/teams/${teamId}/join-code`)
  expect(status).toBe(201)
  return z.parse(joinCodeSchema, body).code ?? ''
}
const waiting = async (visitor: Visitor, teamId = 'third') => z.parse(joinRequestsSchema, (await visitor.get(`/api/teams/${teamId}/join-requests`)).body).requests
const newcomer = { name: 'Nia Rowe', email: 'nia@alder.example', password: goodPassword }
const register = (visitor: Visitor, with_: string, who = newcomer) => visitor.post(`/api/join/${with_}/registration`, who)

describe('a join code', () => {
  it('is eight clear letters, good for thirty days; a new one ends the one before', async () => {
    let now = Date.now()
    building = await startBuilding({ now: () => now })
    const tess = await building.signIn('tess-third', true)
    expect((await tess.get('/api/teams/third/join-code')).body).toEqual({ code: null, expiresAt: null })
    const first = await code(tess)
    expect(first).toMatch(new RegExp(`^[${codeAlphabet}]{8}$`))
    expect((await tess.get('/api/teams/third/join-code')).body).toEqual({ code: first, expiresAt: now + 30 * day })
    const visitor = building.visitor()
    const typed = `${first.slice(0, 4)}-${first.slice(4)}`.toLowerCase()
    expect((await visitor.get(`/api/join/${typed}`)).body).toEqual({
      ...{ team: { name: 'Team third' }, building: { name: 'Alder Creek School' }, passwords: true, state: 'stranger' },
    })
    const second = await code(tess)
    expect((await visitor.get(`/api/join/${first}`)).status).toBe(404)
    expect((await visitor.get(`/api/join/${second}`)).status).toBe(200)
    now += 30 * day
    expect((await visitor.get(`/api/join/${second}`)).status).toBe(404)
  })

  it('is handed out by the team, and by those who arrange teams; by nobody else', async () => {
    building = await startBuilding()
    for (const id of ['tess-third', 'lea-leader', 'ada-admin'] as const) await code(await building.signIn(id))
    for (const id of ['fay-fourth', 'cal-coach'] as const) {
      const { status } = await (await building.signIn(id)).post('/api/teams/third/join-code')
      expect(status).toBe(id === 'cal-coach' ? 403 : 404)
    }
    expect((await (await building.signInElsewhere('else-admin')).get('/api/teams/third/join-requests')).status).toBe(404)
  })
})

describe('somebody new', () => {
  it('registers with the code, is signed in, and sees nothing of the team until a member lets them in', async () => {
    building = await startBuilding()
    const tess = await building.signIn('tess-third')
    const with_ = await code(tess)
    const nia = building.visitor()
    expect((await register(nia, with_)).status).toBe(204)
    expect((await nia.get('/api/session')).body).toMatchObject({ person: { name: 'Nia Rowe', initials: 'NR' }, roles: [], teams: [], followedTeams: [] })
    expect((await nia.get(`/api/join/${with_}`)).body).toMatchObject({ state: 'waiting' })
    for (const path of ['/api/teams/third', '/api/teams/third/join-requests', '/api/teams/third/join-code', '/api/board', '/api/desk', '/api/teams']) {
      expect([403, 404]).toContain((await nia.get(path)).status)
    }
    const [request] = await waiting(tess)
    expect(request).toMatchObject({ person: { name: 'Nia Rowe' }, email: 'nia@alder.example' })
    const answer = `/api/teams/third/join-requests/${request?.id}`
    expect((await nia.post(answer, { letIn: true })).status).toBe(404)
    expect((await (await building.signIn('fay-fourth')).post(answer, { letIn: true })).status).toBe(404)
    expect((await tess.post(answer, { letIn: true })).status).toBe(204)
    expect((await tess.post(answer, { letIn: true })).status).toBe(204)
    expect((await tess.post(answer, { letIn: false })).status).toBe(409)
    expect(await waiting(tess)).toEqual([])
    expect((await nia.get('/api/session')).body).toMatchObject({ roles: ['teacher'], teams: [{ id: 'third' }] })
    const record = await building.database.read.selectFrom('audit_log').select('what').where('what', 'in', ['registered with a join code', 'asked to join the team', 'let into the team']).execute()
    expect(record).toHaveLength(3)
  })

  it('who is not let in stays outside, and may ask again', async () => {
    building = await startBuilding()
    const tess = await building.signIn('tess-third')
    const with_ = await code(tess)
    const nia = building.visitor()
    await register(nia, with_)
    const [request] = await waiting(tess)
    expect((await tess.post(`/api/teams/third/join-requests/${request?.id}`, { letIn: false })).status).toBe(204)
    expect((await nia.get('/api/session')).body).toMatchObject({ teams: [] })
    expect((await nia.post(`/api/join/${with_}`)).body).toEqual({ state: 'waiting' })
    expect(await waiting(tess)).toHaveLength(1)
  })

  it('signs in again with the password that they chose', async () => {
    building = await startBuilding()
    await register(building.visitor(), await code(await building.signIn('tess-third')))
    const { email, password } = newcomer
    expect((await building.visitor().post('/api/sign-in/password', { email, password })).status).toBe(204)
  })

  it('takes no address that somebody has here, no weak password, and no closed door', async () => {
    building = await startBuilding()
    const tess = await building.signIn('tess-third')
    const with_ = await code(tess)
    const visitor = building.visitor()
    const taken = await register(visitor, with_, { ...newcomer, email: 'FAY-FOURTH@alder.example' })
    expect([taken.status, JSON.stringify(taken.body).includes('Fay')]).toEqual([409, false])
    expect((await register(visitor, with_, { ...newcomer, password: 'short' })).body).toMatchObject({ error: { fields: [{ path: 'password' }] } })
    await building.database.write.updateTable('buildings').set({ passwords: 0 }).where('building_id', '=', 'alder-creek').execute()
    expect((await register(visitor, with_)).status).toBe(409)
    await building.database.write.updateTable('teams').set({ archived_at: 1 }).where('id', '=', 'third').execute()
    expect((await register(visitor, with_)).status).toBe(404)
    expect(visitor.cookie).toBeNull()
    expect(await building.database.read.selectFrom('people').select('id').where('name', '=', newcomer.name).execute()).toEqual([])
  })

  it('of two who register the same address at once, one is here', async () => {
    building = await startBuilding()
    const with_ = await code(await building.signIn('tess-third'))
    const answers = await Promise.all([register(building.visitor(), with_), register(building.visitor(), with_)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
  })
})

describe('somebody who is here already', () => {
  it('asks with one press; pressing again changes nothing, and a member need not ask', async () => {
    building = await startBuilding()
    const tess = await building.signIn('tess-third')
    const with_ = await code(tess)
    const fay = await building.signIn('fay-fourth')
    expect((await fay.post(`/api/join/${with_}`)).body).toEqual({ state: 'waiting' })
    expect((await fay.post(`/api/join/${with_}`)).body).toEqual({ state: 'waiting' })
    expect(await waiting(tess)).toHaveLength(1)
    expect((await tess.post(`/api/join/${with_}`)).body).toEqual({ state: 'member' })
    expect((await (await building.signInElsewhere('else-teacher')).post(`/api/join/${with_}`)).status).toBe(404)
  })

  it('is no longer waiting once somebody has put them in the team by another road', async () => {
    building = await startBuilding()
    const tess = await building.signIn('tess-third')
    const fay = await building.signIn('fay-fourth')
    await fay.post(`/api/join/${await code(tess)}`)
    const admin = await building.signIn('ada-admin')
    expect((await admin.ask('PUT', '/api/teams/third/members/fay-fourth')).status).toBe(204)
    expect(await waiting(tess)).toEqual([])
  })
})

it('a page that looks by itself who waits, or whether one is in, keeps nobody signed in', async () => {
  let now = Date.now()
  building = await startBuilding({ now: () => now })
  const tess = await building.signIn('tess-third')
  const with_ = await code(tess)
  for (let minutes = 0; minutes < 130; minutes += 26) {
    now += 26 * minute
    await tess.get('/api/teams/third/join-requests')
    await tess.get(`/api/join/${with_}`)
  }
  expect((await tess.get('/api/home')).status).toBe(401)
})

it('more than thirty at one door is too many', async () => {
  building = await startBuilding()
  const with_ = await code(await building.signIn('tess-third'))
  const asked = { building_id: 'alder-creek', team_id: 'third', person_id: 'cal-coach', decided_at: null, decided_by: null, let_in: null }
  await building.database.write.insertInto('join_requests').values(Array.from({ length: 30 }, (_, index) => ({ ...asked, id: `q${index}`, asked_at: index }))).execute()
  expect((await (await building.signIn('fay-fourth')).post(`/api/join/${with_}`)).status).toBe(429)
})

it('in the demo nobody registers: everybody is there already', async () => {
  building = await startBuilding()
  const school = await startSchool()
  const amara = await school.signIn('amara-nwosu')
  const { code: with_ } = z.parse(joinCodeSchema, (await amara.post('/api/teams/grade-3/join-code')).body)
  expect((await school.visitor().post(`/api/join/${with_}/registration`, newcomer)).status).toBe(409)
  await school.close()
})
