import { afterEach, describe, expect, it } from 'vitest'
import { sessionSchema } from 'shared/people/schema'
import * as z from 'zod'
import { startSchool, type TestSchool } from '../../testing/school'
import { cheapHashing } from '../../testing/building'

const aText: unknown = expect.any(String)
const containing = (text: string): unknown => expect.stringContaining(text)

let school: TestSchool
afterEach(() => school.close())

const start = () => startSchool({ demo: false, signIn: { hashing: cheapHashing } })
const form = {
  building: { name: 'Elm Street School', timeZone: 'America/Denver' },
  schoolYear: { startsOn: '2026-08-17', endsOn: '2027-06-04' },
  admin: { name: 'Iris Falk', email: 'Iris@Elm.example', password: 'seven quiet lanterns hum', isLeader: false },
  leader: { name: 'Omar Reed', email: 'omar@elm.example' },
  teams: [
    { name: 'Kindergarten', grade: 'K', students: 40 },
    { name: 'Grade 1', grade: '1', students: 44 },
  ],
}
const linkOf = async () => `/api${(await school.app.setupPath()) ?? '/there-is-none'}`
const count = async (table: 'buildings' | 'people' | 'teams' | 'sessions') => (await school.database.read.selectFrom(table).select('building_id').execute()).length

describe('setting up a building', () => {
  it('makes the school, its year, its first admin, its leader and its teams, and signs the admin in', async () => {
    school = await start()
    const visitor = school.visitor()
    expect((await visitor.get(await linkOf())).body).toEqual({ timeZone: aText })
    expect((await visitor.post(await linkOf(), form)).status).toBe(204)
    const session = z.parse(sessionSchema, (await visitor.get('/api/session')).body)
    expect(session).toMatchObject({
      person: { name: 'Iris Falk', initials: 'IF' },
      roles: ['admin'],
      building: { name: 'Elm Street School', demo: false },
      agreement: { signedBy: null, seenAt: null },
    })
    expect((await visitor.get('/api/building')).body).toMatchObject({
      ...{ name: 'Elm Street School', timeZone: 'America/Denver', minimumGroup: 10, guestLinks: false, retentionYears: 3 },
      schoolYear: form.schoolYear,
    })
    expect((await visitor.get('/api/teams')).body).toMatchObject({
      teams: [{ name: 'Kindergarten', grade: 'K', students: 40, members: [], coaches: [] }, { name: 'Grade 1' }],
    })
    expect((await visitor.get('/api/people')).body).toMatchObject({
      people: [
        { name: 'Iris Falk', email: 'iris@elm.example', roles: ['admin'], state: 'active', signsInWith: { password: true, providers: [] } },
        { name: 'Omar Reed', roles: ['leader'], state: 'new' },
      ],
    })
    const again = school.visitor()
    const back = { email: 'iris@elm.example', password: form.admin.password }
    expect((await again.post('/api/sign-in/password', back)).status).toBe(204)
  })

  it('happens once, also when two have filled in the form', async () => {
    school = await start()
    const link = await linkOf()
    const answers = await Promise.all([school.visitor().post(link, form), school.visitor().post(link, form)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ error: { message: containing('has been set up already') } })
    expect([await count('buildings'), await count('people'), await count('teams'), await count('sessions')]).toEqual([1, 2, 2, 1])
    expect((await school.visitor().get(link)).status).toBe(409)
    expect(await school.app.setupPath()).toBeNull()
  })

  it('needs the link of this run: a guess opens nothing, and after a restart there is another link', async () => {
    school = await start()
    const link = await linkOf()
    expect((await school.visitor().post(`${link}x`, form)).status).toBe(404)
    await school.restart()
    expect((await school.visitor().post(link, form)).status).toBe(404)
    expect(await count('buildings')).toBe(0)
    expect((await school.visitor().post(await linkOf(), form)).status).toBe(204)
    await school.restart()
    expect(await school.app.setupPath()).toBeNull()
  })

  it('says of each field what is wrong with it, and makes nothing', async () => {
    school = await start()
    const link = await linkOf()
    const fieldsOf = async (body: unknown) => {
      const answer = await school.visitor().post(link, body)
      expect([400, 409]).toContain(answer.status)
      const { error } = z.parse(z.object({ error: z.object({ fields: z.array(z.object({ path: z.string() })) }) }), answer.body)
      return error.fields.map(({ path }) => path)
    }
    expect(await fieldsOf({ ...form, admin: { ...form.admin, password: 'too short' } })).toEqual(['admin.password'])
    expect(await fieldsOf({ ...form, admin: { ...form.admin, email: 'iris' } })).toEqual(['admin.email'])
    expect(await fieldsOf({ ...form, schoolYear: { startsOn: '2027-06-04', endsOn: '2026-08-17' } })).toEqual(['schoolYear.endsOn'])
    expect(await fieldsOf({ ...form, schoolYear: { startsOn: '2026-02-30', endsOn: '2026-08-17' } })).toEqual(['schoolYear.startsOn'])
    expect(await fieldsOf({ ...form, building: { name: ' ', timeZone: 'Mars/Olympus' } })).toEqual(['building.name', 'building.timeZone'])
    expect(await fieldsOf({ ...form, leader: { name: 'Omar', email: 'iris@elm.example' } })).toEqual(['leader.email'])
    expect(await count('buildings')).toBe(0)
  })

  it('is not there where a school is: in the demo no link opens it', async () => {
    school = await startSchool()
    expect(await school.app.setupPath()).toBeNull()
    expect((await school.visitor().post('/api/setup/guess', form)).status).toBe(404)
  })
})
