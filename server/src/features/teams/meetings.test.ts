import { homeSchema, teamPageSchema } from 'shared/teams/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

// A Wednesday, eleven in the morning in New York.
let now = Date.parse('2026-11-25T16:00:00Z')
const team = '/api/teams/grade-3'
let school: TestSchool
let amara: Visitor
let dana: Visitor

beforeAll(async () => {
  school = await startSchool({ now: () => now })
  await school.database.write.deleteFrom('meetings').execute()
  await school.database.write.updateTable('buildings').set({ time_zone: 'America/New_York' }).execute()
  amara = await signIn('amara-nwosu')
  dana = await signIn('dana-okafor')
})
afterAll(() => school.close())

/** On a device of their own: time goes by here in days. */
async function signIn(personId: string): Promise<Visitor> {
  const visitor = school.visitor()
  expect((await visitor.post('/api/demo/sign-in', { personId, ownDevice: true })).status).toBe(204)
  return visitor
}
const page = async (visitor: Visitor) => z.parse(teamPageSchema, (await visitor.get(team)).body)
const home = async (visitor: Visitor) => z.parse(homeSchema, (await visitor.get('/api/home')).body)
const audited = () => school.database.read.selectFrom('audit_log').selectAll().execute()

describe('the meeting plan', () => {
  it('is the team’s own: members set it and take it away, and everybody finds the next meeting', async () => {
    const plan = { weekday: 4, time: '08:10', minutes: 40, until: '2027-05-27' }
    expect((await amara.put(`${team}/meeting-plan`, plan)).status).toBe(204)
    expect(await page(amara)).toMatchObject({ meetingPlan: plan, nextMeeting: { date: '2026-11-26', time: '08:10', minutes: 40 } })
    expect((await amara.cycle('grade-3-3')).nextMeeting).toEqual({ date: '2026-11-26', time: '08:10', minutes: 40 })
    expect((await amara.delete(`${team}/meeting-plan`)).status).toBe(204)
    expect(await page(amara)).toMatchObject({ meetingPlan: null, nextMeeting: null })
    await amara.put(`${team}/meeting-plan`, { ...plan, weekday: 2, time: '14:45' })
  })

  it('asks about no meeting from before it was made', async () => {
    expect(await page(amara)).toMatchObject({ meetingToRecord: null })
    now = Date.parse('2026-12-01T20:00:00Z')
    expect(await page(amara)).toMatchObject({ today: '2026-12-01', meetingToRecord: '2026-12-01' })
    expect((await home(amara)).teams[0]?.meetingToRecord).toBe('2026-12-01')
  })

  it('is not its coach’s to set, and says what is wrong with it', async () => {
    expect((await dana.put(`${team}/meeting-plan`, { weekday: 1, time: '08:00', minutes: 40, until: '2027-05-27' })).status).toBe(403)
    const wrong = await amara.put(`${team}/meeting-plan`, { weekday: 2, time: '14:45', minutes: 45, until: '2027-02-30' })
    expect(wrong).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'until' }] } } })
    const over = await amara.put(`${team}/meeting-plan`, { weekday: 2, time: '14:45', minutes: 45, until: '2026-11-30' })
    expect(JSON.stringify(over.body)).toContain('between today and a year from now')
  })
})

describe('a meeting', () => {
  it('is put on record with one word, changed by the last one who says, and taken back', async () => {
    const ben = await signIn('ben-ellison')
    expect((await amara.put(`${team}/meetings/2026-12-01`, { met: true })).status).toBe(204)
    expect(await page(ben)).toMatchObject({ meetingToRecord: null, meetings: [{ date: '2026-12-01', met: true, reason: '' }] })
    await ben.put(`${team}/meetings/2026-12-01`, { met: false, reason: '  No cover for Malik  ' })
    expect((await page(amara)).meetings).toEqual([{ date: '2026-12-01', met: false, reason: 'No cover for Malik' }])
    expect((await amara.delete(`${team}/meetings/2026-12-01`)).status).toBe(204)
    expect(await page(amara)).toMatchObject({ meetingToRecord: '2026-12-01', meetings: [] })
    expect((await amara.delete(`${team}/meetings/2026-12-01`)).status).toBe(404)
  })

  it('is of today or of the last 60 days by the building’s calendar', async () => {
    const put = async (date: string) => (await amara.put(`${team}/meetings/${date}`, { met: true })).status
    // In Greenwich it is tomorrow already.
    now = Date.parse('2026-12-02T03:00:00Z')
    expect(await put('2026-12-02')).toBe(400)
    expect(await put('2026-12-01')).toBe(204)
    expect(await put('2026-10-02')).toBe(204)
    expect(await put('2026-10-01')).toBe(400)
    expect(await put('2026-11-31')).toBe(400)
    expect(await put('yesterday')).toBe(400)
  })

  it('keeps its reason with team and coach: a paused coach, leaders and others find it nowhere', async () => {
    const secret = 'Wren’s mother was in hospital'
    await amara.put(`${team}/meetings/2026-11-24`, { met: false, reason: secret })
    expect(JSON.stringify(await page(dana))).toContain(secret)
    await amara.put(`${team}/coaches/dana-okafor/pause`)
    const paused = await page(dana)
    expect(paused).toMatchObject({ meetings: [], meetingPlan: null, invitations: [], mayRun: false })
    expect(JSON.stringify([paused, await audited()])).not.toContain('hospital')
    await amara.delete(`${team}/coaches/dana-okafor/pause`)
    for (const stranger of ['joan-pemberton', 'lucia-fuentes', 'theodora-papadimitriou-lang']) {
      const visitor = await signIn(stranger)
      expect((await visitor.get(team)).body).toEqual((await visitor.get('/api/teams/grade-99')).body)
      expect(JSON.stringify((await visitor.get('/api/home')).body)).not.toContain('hospital')
    }
  })

  it('is on record in the audit log: that it was said, by whom, and not what', async () => {
    const entries = (await audited()).filter(({ about }) => about === 'grade-3')
    expect(new Set(entries.map(({ what }) => what))).toEqual(
      new Set(['meeting plan set', 'meeting plan taken away', 'meeting recorded', 'meeting record taken back']),
    )
    expect(new Set(entries.map(({ person_id }) => person_id))).toEqual(new Set(['amara-nwosu', 'ben-ellison']))
  })
})
