import { localKeySchema } from 'shared/people/schema'
import { closeCode } from 'shared/sync/wire'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hour, minute } from '../../lib/clock'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool } from '../../testing/school'

let school: TestSchool
afterEach(() => school.close())

const limits = { idle: 2 * hour, most: 12 * hour, ownDevice: 30 * 24 * hour }

describe('signing in', () => {
  it('gives a cookie that no script can read, and whose secret is kept only as a hash', async () => {
    school = await startSchool()
    const visitor = school.visitor()
    const { headers } = await visitor.post('/api/demo/sign-in', { personId: 'amara-nwosu' })
    expect(headers.get('set-cookie')).toMatch(/^clear-cycle=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const secret = visitor.cookie?.split('=')[1] ?? ''
    const rows = await school.database.read.selectFrom('sessions').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(secret)
    const audit = await school.database.read.selectFrom('audit_log').select(['what', 'person_id']).execute()
    expect(audit).toEqual([{ what: 'signed in', person_id: 'amara-nwosu' }])
  })

  it('under https, gives a cookie that is bound to this host', async () => {
    school = await startSchool({ publicUrl: 'https://clear.example.org' })
    const visitor = school.visitor('https://clear.example.org')
    const { headers } = await visitor.post('/api/demo/sign-in', { personId: 'amara-nwosu', ownDevice: true })
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-clear-cycle=[\w-]+; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it('says who is signed in, what they are and which teams are theirs', async () => {
    school = await startSchool()
    const amara = await (await school.signIn('amara-nwosu')).get('/api/session')
    expect(amara.body).toMatchObject({
      person: { id: 'amara-nwosu', name: 'Amara Nwosu', initials: 'AN', color: 'blue' },
      roles: ['teacher'],
      building: { name: 'Cedar Hollow Elementary', demo: true },
      teams: [{ id: 'grade-3', name: 'Grade 3', grade: '3' }],
      followedTeams: [],
    })
    const dana = await (await school.signIn('dana-okafor')).get('/api/session')
    expect(dana.body).toMatchObject({ roles: ['coach'], teams: [] })
    expect((await school.visitor().get('/api/session')).status).toBe(401)
  })

  it('is possible as nobody but the people of the demo school', async () => {
    school = await startSchool()
    expect((await school.visitor().post('/api/demo/sign-in', { personId: 'nobody' })).status).toBe(404)
    expect((await school.visitor().post('/api/demo/sign-in', { personId: 7 })).status).toBe(400)
  })

  it('A5 hands each person the key of their own device copies, the same one every time', async () => {
    school = await startSchool()
    const first = await (await school.signIn('amara-nwosu')).get('/api/session/local-key')
    const again = await (await school.signIn('amara-nwosu')).get('/api/session/local-key')
    const other = await (await school.signIn('ben-ellison')).get('/api/session/local-key')
    const { personId, key } = z.parse(localKeySchema, first.body)
    expect([personId, Buffer.from(key, 'base64').length]).toEqual(['amara-nwosu', 32])
    expect(again.body).toEqual(first.body)
    expect(other.body).not.toEqual(first.body)
    expect((await school.visitor().get('/api/session/local-key')).status).toBe(401)
  })
})

describe('the end of a session', () => {
  it('comes after two hours without use, and each use puts it off', async () => {
    let now = Date.now()
    school = await startSchool({ now: () => now, sessions: limits })
    const amara = await school.signIn('amara-nwosu')
    now += 119 * minute
    expect((await amara.get('/api/cycles/grade-3-3')).status).toBe(200)
    now += 119 * minute
    expect((await amara.get('/api/cycles/grade-3-3')).status).toBe(200)
    now += 121 * minute
    expect((await amara.get('/api/cycles/grade-3-3')).status).toBe(401)
  })

  it.each(['session', 'home', 'board', 'teams/grade-3'])('is not put off by a page that stands open and asks for its %s by itself', async (asked) => {
    let now = Date.now()
    school = await startSchool({ now: () => now, sessions: limits })
    const amara = await school.signIn('amara-nwosu')
    now += 119 * minute
    expect((await amara.get(`/api/${asked}`)).status).toBe(200)
    now += 2 * minute
    expect((await amara.get(`/api/${asked}`)).status).toBe(401)
  })

  it('comes after twelve hours in any case, but after thirty days on one’s own device', async () => {
    let now = Date.now()
    school = await startSchool({ now: () => now, sessions: limits })
    const shared = await school.signIn('amara-nwosu')
    const own = school.visitor()
    await own.post('/api/demo/sign-in', { personId: 'ben-ellison', ownDevice: true })
    for (let hours = 1; hours < 12; hours++) {
      now += hour
      expect((await shared.get('/api/cycles/grade-3-3')).status).toBe(200)
    }
    now += hour
    expect((await shared.get('/api/cycles/grade-3-3')).status).toBe(401)
    now += 29 * 24 * hour
    expect((await own.get('/api/cycles/grade-3-3')).status).toBe(200)
    now += 24 * hour
    expect((await own.get('/api/cycles/grade-3-3')).status).toBe(401)
  })

  it('A2 closes the open pages of that session within a second, and no other', async () => {
    school = await startSchool()
    const here = await school.signIn('amara-nwosu')
    const elsewhere = await school.signIn('amara-nwosu')
    const { documents } = await here.cycle('grade-3-3')
    const [page, other] = [here, elsewhere].map((visitor) => school.open(visitor, documents.cycle.id))
    await until('both are in', () => page!.provider.synced && other!.provider.synced)
    expect((await here.delete('/api/session')).status).toBe(204)
    await until('the page is closed', () => page!.closes.includes(closeCode.signedOut), 1000)
    expect(other!.closes).toEqual([])
    expect((await elsewhere.delete('/api/sessions')).status).toBe(204)
    await until('the other is closed', () => other!.closes.includes(closeCode.signedOut), 1000)
    expect((await elsewhere.get('/api/session')).status).toBe(401)
  })

  it('A2 closes open pages when the time has run out, but not of someone who types', async () => {
    let now = Date.now()
    school = await startSchool({ now: () => now, sessions: limits })
    const [silent, typing] = [await school.signIn('amara-nwosu'), await school.signIn('ben-ellison')]
    const { documents } = await silent.cycle('grade-3-3')
    const [page, busy] = [silent, typing].map((visitor) => school.open(visitor, documents.cycle.id))
    await until('both are in', () => page!.provider.synced && busy!.provider.synced)
    now += 119 * minute
    busy!.doc.getText('worry').insert(0, 'w')
    await until('what was typed is saved', () => busy!.saved)
    now += 2 * minute
    await until('the silent page is closed', () => page!.closes.includes(closeCode.signedOut))
    await until('the other is open', () => busy!.provider.wsconnected && busy!.provider.synced)
    expect(busy!.closes).not.toContain(closeCode.signedOut)
  })
})
