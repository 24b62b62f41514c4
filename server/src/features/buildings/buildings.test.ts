import { agreementVersion } from 'shared/buildings/agreement'
import { auditSchema } from 'shared/buildings/schema'
import { defaultSettings } from 'shared/data/bands'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startBuilding, type TestBuilding } from '../../testing/building'
import { startSchool } from '../../testing/school'

const aNumber: unknown = expect.any(Number)
const containing = (text: string): unknown => expect.stringContaining(text)

const narrower = defaultSettings.tiers.map((cut) => ({ ...cut, width: 1 }))

let building: TestBuilding
beforeAll(async () => void (building = await startBuilding()))
afterAll(() => building.close())

const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })


describe('the agreement', () => {
  const words = { version: agreementVersion }

  it('is signed by a leader alone, once, and everybody sees who gave the word', async () => {
    const [leader, admin, teacher] = [await building.signIn('lea-leader'), await building.signIn('ada-admin'), await building.signIn('tess-third')]
    expect((await teacher.get('/api/session')).body).toMatchObject({ agreement: { signedBy: null, signedAt: null, seenAt: null } })
    expect((await admin.post('/api/building/agreement/signature', words)).status).toBe(403)
    expect((await teacher.post('/api/building/agreement/signature', words)).status).toBe(403)
    expect((await leader.post('/api/building/agreement/signature', words)).status).toBe(204)
    expect((await leader.post('/api/building/agreement/signature', words)).status).toBe(204)
    expect((await teacher.get('/api/session')).body).toMatchObject({ agreement: { signedBy: 'Lea Brandt', signedAt: aNumber, seenAt: null } })
    expect((await leader.get('/api/session')).body).toMatchObject({ agreement: { seenAt: aNumber } })
    const signed = await building.database.read.selectFrom('audit_log').select('person_id').where('what', '=', 'agreement signed').execute()
    expect(signed).toEqual([{ person_id: 'lea-leader' }])
  })

  it('is seen by each for themselves, and words of another version are not what one has read', async () => {
    const [theo, fay] = [await building.signIn('theo-third'), await building.signIn('fay-fourth')]
    expect((await theo.post('/api/agreement/views', { version: agreementVersion + 1 })).status).toBe(409)
    expect((await theo.get('/api/session')).body).toMatchObject({ agreement: { seenAt: null } })
    expect((await theo.post('/api/agreement/views', words)).status).toBe(204)
    expect((await theo.get('/api/session')).body).toMatchObject({ agreement: { seenAt: aNumber } })
    expect((await fay.get('/api/session')).body).toMatchObject({ agreement: { seenAt: null } })
  })

  it('comes anew to everybody when its words have changed', async () => {
    const before = agreementVersion - 1
    await building.database.write.updateTable('agreement_views').set({ version: before }).where('person_id', '=', 'theo-third').execute()
    const theo = await building.signIn('theo-third')
    expect((await theo.get('/api/session')).body).toMatchObject({ agreement: { signedBy: 'Lea Brandt', seenAt: null } })
  })

  it('is signed in the demo, and nobody there is asked to read it', async () => {
    const school = await startSchool()
    const { body } = await (await school.signIn('wesley-tran')).get('/api/session')
    expect(body).toMatchObject({ agreement: { signedBy: 'Joan Pemberton', signedAt: aNumber, seenAt: aNumber } })
    await school.close()
  })
})

describe('settings', () => {
  it('are the admin’s, and keep to what a school may choose', async () => {
    const [admin, leader] = [await building.signIn('ada-admin'), await building.signIn('lea-leader')]
    const change = { name: 'Alder Creek K–8', timeZone: 'America/Chicago', minimumGroup: 12, guestLinks: true, retentionYears: 5 }
    expect((await leader.ask('PATCH', '/api/building', json(change))).status).toBe(403)
    expect((await leader.get('/api/building')).status).toBe(403)
    expect((await admin.ask('PATCH', '/api/building', json(change))).status).toBe(204)
    expect((await admin.ask('PATCH', '/api/building', json({ retentionYears: 4 }))).status).toBe(204)
    expect((await admin.get('/api/building')).body).toEqual({ ...change, retentionYears: 4, bands: defaultSettings.tiers, schoolYear: null })
    for (const schoolYear of [{ startsOn: '2026-08-17', endsOn: '2027-06-04' }, { startsOn: '2026-08-18', endsOn: '2027-06-05' }]) {
      expect((await admin.ask('PATCH', '/api/building', json({ schoolYear }))).status).toBe(204)
      expect((await admin.get('/api/building')).body).toMatchObject({ schoolYear })
    }
    expect(await building.database.read.selectFrom('school_years').select('id').where('building_id', '=', 'alder-creek').execute()).toHaveLength(1)
    for (const wrong of [{ schoolYear: { startsOn: '2027-06-04', endsOn: '2026-08-17' } }, { minimumGroup: 4 }, { minimumGroup: 31 }, { minimumGroup: 9.5 }, { retentionYears: 0 }, { retentionYears: 11 }, { timeZone: 'Here' }, { bands: narrower }, { bands: [] }]) {
      expect((await admin.ask('PATCH', '/api/building', json(wrong))).status).toBe(400)
    }
  })

  it('with another smallest group, or other bands, make every published card anew at once', async () => {
    const school = await startSchool()
    const admin = await school.signIn('theodora-papadimitriou-lang')
    const cards = () => school.database.read.selectFrom('shared_cards').select(['cycle_id', 'card']).orderBy('cycle_id').execute()
    const before = await cards()
    expect((await admin.ask('PATCH', '/api/building', json({ minimumGroup: 30 }))).status).toBe(204)
    const after = await cards()
    expect(after.map(({ cycle_id }) => cycle_id)).toEqual(before.map(({ cycle_id }) => cycle_id))
    expect(after).not.toEqual(before)
    expect((await admin.ask('PATCH', '/api/building', json({ minimumGroup: 10 }))).status).toBe(204)
    expect(await cards()).toEqual(before)

    const wider = defaultSettings.tiers.map((cut) => ({ ...cut, width: 20, end: 20 }))
    expect((await admin.ask('PATCH', '/api/building', json({ bands: wider }))).status).toBe(204)
    expect(await cards()).not.toEqual(before)
    expect((await admin.ask('PATCH', '/api/building', json({ bands: defaultSettings.tiers }))).status).toBe(204)
    expect(await cards()).toEqual(before)
    await school.close()
  })
})

describe('the record', () => {
  it('tells an admin who did what, when and from where, page by page, latest first, and nothing twice', async () => {
    const admin = await building.signIn('ada-admin')
    for (let times = 0; times < 60; times++) await admin.ask('PATCH', '/api/building', json({ retentionYears: 1 + (times % 10) }))
    const seen: z.infer<typeof auditSchema>['entries'] = []
    let next: string | null = ''
    while (next !== null) {
      const page: z.infer<typeof auditSchema> = z.parse(auditSchema, (await admin.get(`/api/audit${next && `?before=${next}`}`)).body)
      expect(page.entries.length).toBeLessThanOrEqual(50)
      seen.push(...page.entries)
      next = page.next
    }
    const all = await building.database.read.selectFrom('audit_log').select('id').where('building_id', '=', 'alder-creek').execute()
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen).toHaveLength(all.length)
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(seen[0]).toMatchObject({ who: 'Ada Quist', what: 'settings changed', about: 'Alder Creek K–8', source: 'page', address: containing('127.0.0.1') })
    expect(seen.find(({ what }) => what === 'signed in')?.about).toMatch(/Ada Quist|Lea Brandt|Theo Lund|Tess Ibarra|Fay Osei/)
  })

  it('is not for leaders or teachers, and an entry of another building is no place in it', async () => {
    const [admin, leader] = [await building.signIn('ada-admin'), await building.signIn('lea-leader')]
    expect((await leader.get('/api/audit')).status).toBe(403)
    const elsewhere = await building.signInElsewhere('else-admin')
    expect((await elsewhere.post('/api/building/agreement/signature', { version: agreementVersion })).status).toBe(204)
    const theirs = z.parse(auditSchema, (await elsewhere.get('/api/audit')).body)
    expect(theirs.entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['agreement signed', 'agreement seen']))
    expect(theirs.entries).toHaveLength(2)
    expect((await admin.get(`/api/audit?before=${theirs.entries[0]?.id}`)).status).toBe(404)
  })
})
