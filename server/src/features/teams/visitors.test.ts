import { closeCode } from 'shared/sync/wire'
import { emergencyAccessSchema, homeSchema, leadersSchema, myInvitationsSchema, teamPageSchema } from 'shared/teams/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hour, minute } from '../../lib/clock'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

// Tuesday evening in New York; in Greenwich it is Wednesday.
let now = Date.parse('2026-11-25T01:00:00Z')
const team = '/api/teams/grade-3'
let school: TestSchool
let amara: Visitor
let joan: Visitor
let theodora: Visitor

beforeAll(async () => {
  school = await startSchool({ now: () => now })
  await school.database.write.updateTable('buildings').set({ time_zone: 'America/New_York' }).execute()
  amara = await signIn('amara-nwosu')
  joan = await signIn('joan-pemberton')
  theodora = await signIn('theodora-papadimitriou-lang')
})
afterAll(() => school.close())

/** On a device of their own: time goes by here in days. */
async function signIn(personId: string): Promise<Visitor> {
  const visitor = school.visitor()
  expect((await visitor.post('/api/demo/sign-in', { personId, ownDevice: true })).status).toBe(204)
  return visitor
}
const page = async (visitor: Visitor) => z.parse(teamPageSchema, (await visitor.get(team)).body)
const room = async () => (await amara.cycle('grade-3-3')).documents.cycle
const mine = async (visitor: Visitor) => z.parse(myInvitationsSchema, (await visitor.get('/api/invitations')).body).invitations
const invite = (date: string, personId = 'joan-pemberton') => amara.post(`${team}/leader-invitations`, { personId, date })
const idOf = ({ body }: { body: unknown }) => z.parse(z.object({ id: z.string() }), body).id

describe('a leader whom the team invites for a day', () => {
  it('is chosen from the building’s leaders', async () => {
    const { leaders } = z.parse(leadersSchema, (await amara.get(`${team}/leaders`)).body)
    expect(leaders.map(({ name }) => name)).toEqual(['Joan Pemberton', 'Rafael Quiñones'])
    expect((await invite('2026-11-26', 'lucia-fuentes')).status).toBe(400)
    expect((await invite('2026-11-23')).status).toBe(400)
    expect((await invite('2027-11-26')).status).toBe(400)
    expect((await joan.get(`${team}/leaders`)).status).toBe(404)
  })

  it('is not in before that day begins by the building’s clock, and knows of no cycle until then', async () => {
    expect((await invite('2026-11-25')).status).toBe(201)
    expect((await joan.get('/api/cycles/grade-3-3')).status).toBe(404)
    expect(await mine(joan)).toMatchObject([{ team: { name: 'Grade 3' }, date: '2026-11-25', isToday: false, cycleId: null }])
    now = Date.parse('2026-11-25T05:00:00Z')
    expect(await mine(joan)).toMatchObject([{ isToday: true, cycleId: 'grade-3-3' }])
  })

  it('reads the team’s page on that day, and neither writes, nor sees tries, nor runs the team', async () => {
    const cycle = await joan.cycle('grade-3-3')
    const midnight = Date.parse('2026-11-26T05:00:00Z')
    expect(cycle).toMatchObject({ as: 'invited', until: midnight, mayEdit: false, mayWriteTries: false, emergencies: [] })
    expect(cycle.documents).toMatchObject({ practice: null, personal: null })
    const reading = school.open(joan, cycle.documents.cycle.id)
    await until('Joan reads', () => reading.saved)
    reading.doc.getMap('x').set('y', 1)
    await until('she cannot write', () => reading.refusals.length > 0)
    reading.destroy()
    const tries = (await amara.cycle('grade-3-3')).documents.practice!
    const refused = school.open(joan, tries.id)
    await until('the tries stay closed', () => refused.closes.includes(closeCode.noAccess))
    refused.destroy()
    expect((await joan.get(team)).status).toBe(403)
    expect((await invite('2026-11-25', 'joan-pemberton')).status).toBe(201)
    expect((await page(amara)).invitations).toHaveLength(1)
    const visit = { name: 'Joan Pemberton', as: 'invited', until: midnight }
    expect((await amara.cycle('grade-3-3')).sight.visitors).toEqual([visit])
    expect(cycle.sight).toEqual({ coaches: [{ name: 'Dana Okafor', paused: false, practiceShared: false }], visitors: [visit] })
  })

  it('is out within a second when the day ends, and when the team withdraws its invitation', async () => {
    const { id } = await room()
    now = Date.parse('2026-11-26T04:59:59Z')
    const atMidnight = school.open(joan, id)
    await until('Joan reads', () => atMidnight.saved)
    now += 1000
    await until('Joan is out', () => atMidnight.closes.includes(closeCode.noAccess), 1000)
    expect((await joan.get('/api/cycles/grade-3-3')).status).toBe(404)
    expect(await mine(joan)).toEqual([])
    expect((await page(amara)).invitations).toMatchObject([{ date: '2026-11-25', invitedBy: 'Amara Nwosu' }])

    const today = idOf(await invite('2026-11-26'))
    const reading = school.open(joan, id)
    await until('Joan reads again', () => reading.saved)
    expect((await amara.delete(`${team}/leader-invitations/${today}`)).status).toBe(204)
    await until('Joan is out', () => reading.closes.includes(closeCode.noAccess), 1000)
    expect((await amara.delete(`${team}/leader-invitations/${today}`)).status).toBe(404)
    for (const client of [atMidnight, reading]) client.destroy()
  })

  it('is not told what the team has decided about its coach, nor who else came to look', async () => {
    await invite('2026-11-26')
    const reason = 'A parent wrote that somebody may come to harm today.'
    await theodora.post(`${team}/emergency-access`, { reason })
    await amara.put(`${team}/coaches/dana-okafor/pause`)
    const { sight } = await joan.cycle('grade-3-3')
    expect(sight).toMatchObject({ coaches: [], visitors: [{ name: 'Joan Pemberton' }] })
    expect((await amara.cycle('grade-3-3')).sight).toMatchObject({
      coaches: [{ name: 'Dana Okafor', paused: true }],
      visitors: [{ name: 'Joan Pemberton' }, { name: 'Theodora Papadimitriou-Lang' }],
    })
    await amara.delete(`${team}/coaches/dana-okafor/pause`)
    await theodora.delete(`${team}/emergency-access`)
    await school.database.write.deleteFrom('emergency_accesses').execute()
    await school.database.write.deleteFrom('leader_invitations').execute()
  })

  it('is withdrawn by the team that invited, and by no other', async () => {
    const id = idOf(await invite('2026-11-30'))
    const lucia = await signIn('lucia-fuentes')
    expect((await lucia.delete(`/api/teams/grade-5/leader-invitations/${id}`)).status).toBe(404)
    expect(await mine(joan)).toMatchObject([{ id }])
    await amara.delete(`${team}/leader-invitations/${id}`)
  })

  it('is no leader any more: the invitation opens nothing', async () => {
    await invite('2026-11-26', 'rafael-quinones')
    const rafael = await signIn('rafael-quinones')
    expect((await rafael.get('/api/cycles/grade-3-3')).status).toBe(200)
    await school.database.write.deleteFrom('roles').where('person_id', '=', 'rafael-quinones').execute()
    expect((await rafael.get('/api/cycles/grade-3-3')).status).toBe(404)
    expect((await amara.cycle('grade-3-3')).sight.visitors).toEqual([])
  })
})

describe('an admin in an emergency', () => {
  const reason = 'A parent wrote that a child may be in danger; the office cannot reach the team.'
  const access = async () => z.parse(emergencyAccessSchema, (await theodora.get(`${team}/emergency-access`)).body)

  it('says in a sentence why, and only an admin can', async () => {
    expect((await theodora.post(`${team}/emergency-access`, { reason: 'just looking' })).status).toBe(400)
    expect((await joan.post(`${team}/emergency-access`, { reason })).status).toBe(404)
    expect((await amara.post(`${team}/emergency-access`, { reason })).status).toBe(403)
    expect(await access()).toEqual({ team: { id: 'grade-3', name: 'Grade 3' }, open: null })
    expect((await theodora.get('/api/cycles/grade-3-3')).status).toBe(404)
  })

  it('reads the team’s page for two hours, and the team is told who, when and why', async () => {
    expect(await theodora.post(`${team}/emergency-access`, { reason })).toMatchObject({
      status: 201,
      body: { open: { endsAt: now + 2 * hour, cycles: [{ id: 'grade-3-3', closed: false }, {}, {}] } },
    })
    expect(await theodora.cycle('grade-3-3')).toMatchObject({ as: 'emergency', until: now + 2 * hour, mayEdit: false, documents: { practice: null } })
    expect((await theodora.post(`${team}/emergency-access`, { reason })).status).toBe(409)
    const told = { by: 'Theodora Papadimitriou-Lang', startsAt: now, endsAt: now + 2 * hour, reason }
    expect((await page(amara)).emergencies).toMatchObject([told])
    expect((await amara.cycle('grade-3-3')).emergencies).toMatchObject([told])
    expect(z.parse(homeSchema, (await amara.get('/api/home')).body).teams[0]?.emergencies).toMatchObject([told])
  })

  it('is out within a second when two hours are over, and when they end it themselves', async () => {
    const { id } = await room()
    now += 2 * hour - 1000
    const first = school.open(theodora, id)
    await until('Theodora reads', () => first.saved)
    now += 1000
    await until('she is out', () => first.closes.includes(closeCode.noAccess), 1000)
    expect(await access()).toMatchObject({ open: null })

    await theodora.post(`${team}/emergency-access`, { reason })
    const second = school.open(theodora, id)
    await until('Theodora reads again', () => second.saved)
    now += minute
    expect((await theodora.delete(`${team}/emergency-access`)).status).toBe(204)
    await until('she is out again', () => second.closes.includes(closeCode.noAccess), 1000)
    expect((await page(amara)).emergencies).toMatchObject([{ endsAt: now }, { reason }])
    for (const client of [first, second]) client.destroy()
  })

  it('is told to the members for two weeks, stands on the team page for 90 days, and is nobody else’s to read', async () => {
    const dana = await signIn('dana-okafor')
    expect(JSON.stringify([await page(dana), await dana.cycle('grade-3-3'), (await dana.get('/api/home')).body])).not.toContain('in danger')
    const audit = await school.database.read.selectFrom('audit_log').selectAll().execute()
    expect(audit.filter(({ what }) => what === 'opened in an emergency')).toHaveLength(3)
    expect(JSON.stringify(audit)).not.toContain('in danger')
    now += 14 * 24 * hour
    const later = await signIn('amara-nwosu')
    expect((await later.cycle('grade-3-3')).emergencies).toEqual([])
    expect((await page(later)).emergencies).toHaveLength(2)
    now += 77 * 24 * hour
    expect((await page(await signIn('amara-nwosu'))).emergencies).toEqual([])
  })
})
