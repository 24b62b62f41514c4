import { arrangedTeamsSchema, madeTeamSchema, madeTeamsSchema } from 'shared/buildings/schema'
import { closeCode } from 'shared/sync/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

const aNumber: unknown = expect.any(Number)
const containing = (text: string): unknown => expect.stringContaining(text)

let school: TestSchool
let leader: Visitor
beforeAll(async () => {
  school = await startSchool()
  leader = await school.signIn('joan-pemberton')
})
afterAll(() => school.close())

const put = (path: string) => leader.ask('PUT', `/api/teams/${path}`)
const patch = (teamId: string, change: unknown) =>
  leader.ask('PATCH', `/api/teams/${teamId}`, { body: JSON.stringify(change), headers: { 'content-type': 'application/json' } })
const teams = async () => z.parse(arrangedTeamsSchema, (await leader.get('/api/teams')).body)
const team = async (id: string) => (await teams()).teams.find((each) => each.id === id)

describe('who may do what in a team changes at once', () => {
  it('a removed member’s open page closes within a second, and their next frame changes nothing', async () => {
    const [ben, amara] = [await school.signIn('ben-ellison'), await school.signIn('amara-nwosu')]
    const { documents } = await ben.cycle('grade-3-3')
    const [his, hers] = [school.open(ben, documents.cycle.id), school.open(amara, documents.cycle.id)]
    await until('both are in', () => his.saved && hers.saved)
    his.doc.getText('worry').insert(0, 'before ')
    await until('what he wrote as a member is saved', () => his.saved)
    const removal = leader.delete('/api/teams/grade-3/members/ben-ellison')
    // He goes on typing while it happens, and after it.
    const typing = setInterval(() => his.doc.getText('worry').insert(0, 'late '), 2)
    expect((await removal).status).toBe(204)
    await until('his page is closed', () => his.closes.includes(closeCode.noAccess), 1000)
    clearInterval(typing)
    his.provider.connect()
    await until('he is refused again', () => his.closes.filter((code) => code === closeCode.noAccess).length > 1)
    hers.doc.getText('worry').insert(0, 'stays ')
    await until('her page still saves', () => hers.saved)
    const stored = (await school.stored(documents.cycle.id)).getText('worry').toString()
    expect(stored).toBe(hers.doc.getText('worry').toString())
    expect(stored).toContain('before ')
    expect((await ben.get('/api/cycles/grade-3-3')).status).toBe(404)
    expect((await ben.get('/api/home')).body).toMatchObject({ teams: [] })
    expect((await put('grade-3/members/ben-ellison')).status).toBe(204)
    expect((await ben.get('/api/cycles/grade-3-3')).status).toBe(200)
  })

  it('nothing that a removed member sends after the answer is kept, however fast it comes', async () => {
    const rosa = await school.signIn('rosa-delgado-marquez')
    const { documents } = await rosa.cycle('grade-3-3')
    const page = school.open(rosa, documents.cycle.id)
    await until('she is in', () => page.saved)
    expect((await leader.delete('/api/teams/grade-3/members/rosa-delgado-marquez')).status).toBe(204)
    // The answer is here; the socket may still be open for a moment.
    page.doc.getText('worry').insert(0, 'after the answer')
    await until('her page is closed', () => page.closes.includes(closeCode.noAccess), 1000)
    expect((await school.stored(documents.cycle.id)).getText('worry').toString()).not.toContain('after the answer')
    await put('grade-3/members/rosa-delgado-marquez')
  })

  it('a coach who is taken off a team is out of its room within a second', async () => {
    const wesley = await school.signIn('wesley-tran')
    const { documents } = await wesley.cycle('grade-4-2')
    const page = school.open(wesley, documents.cycle.id)
    await until('he reads along', () => page.provider.synced)
    expect((await leader.delete('/api/teams/grade-4/coaches/wesley-tran')).status).toBe(204)
    await until('his page is closed', () => page.closes.includes(closeCode.noAccess), 1000)
    expect((await wesley.get('/api/desk')).body).toMatchObject({ teams: [{ id: 'grade-5' }] })
    expect((await put('grade-4/coaches/wesley-tran')).status).toBe(204)
    expect((await team('grade-4'))?.coaches.map(({ name }) => name)).toEqual(['Dana Okafor', 'Wesley Tran'])
  })

  it('a coach who joins the team they follow is a member, and comes back as one', async () => {
    const dana = await school.signIn('dana-okafor')
    const { documents } = await dana.cycle('grade-1-2')
    const page = school.open(dana, documents.cycle.id)
    await until('she reads along', () => page.provider.synced)
    expect((await put('grade-1/members/dana-okafor')).status).toBe(204)
    await until('her page starts again', () => page.closes.includes(closeCode.roleChanged), 1000)
    expect((await dana.cycle('grade-1-2')).mayEdit).toBe(true)
    await leader.delete('/api/teams/grade-1/members/dana-okafor')
  })
})

describe('arranging teams', () => {
  it('is for leaders and admins; a teacher is told so of their own team and nothing of another', async () => {
    const amara = await school.signIn('amara-nwosu')
    expect((await amara.get('/api/teams')).status).toBe(403)
    expect((await amara.post('/api/teams', { name: 'Mine', grade: '3', students: 1 })).status).toBe(403)
    expect((await amara.delete('/api/teams/grade-3/members/ben-ellison')).status).toBe(403)
    const [other, unknown] = [await amara.delete('/api/teams/grade-4/members/caleb-brightwater'), await amara.delete('/api/teams/none/members/none')]
    expect([other.status, other.body]).toEqual([404, unknown.body])
    const admin = await school.signIn('theodora-papadimitriou-lang')
    expect((await admin.get('/api/teams')).status).toBe(200)
  })

  it('makes a team for each grade that has none yet, and leaves those that have', async () => {
    const wanted = ['5', '6', '7', '7'].map((grade) => ({ name: `Grade ${grade}`, grade, students: 60 }))
    const made = z.parse(madeTeamsSchema, (await leader.post('/api/teams/by-grade', { teams: wanted })).body)
    expect(made.teamIds).toHaveLength(2)
    const names = (await teams()).teams.filter(({ id }) => made.teamIds.includes(id)).map(({ name }) => name)
    expect(names).toEqual(['Grade 6', 'Grade 7'])
    expect(z.parse(madeTeamsSchema, (await leader.post('/api/teams/by-grade', { teams: wanted })).body).teamIds).toEqual([])
  })

  it('renames and archives; an archived team takes nobody in until it is taken up again', async () => {
    const { teamId } = z.parse(madeTeamSchema, (await leader.post('/api/teams', { name: 'Music', grade: 'all', students: 0 })).body)
    expect((await leader.post('/api/teams', { name: 'music', grade: 'all', students: 0 })).status).toBe(409)
    expect((await patch(teamId, { name: 'Grade 3' })).status).toBe(409)
    expect((await patch(teamId, { name: 'Arts', students: 12, archived: true })).status).toBe(204)
    expect(await team(teamId)).toMatchObject({ name: 'Arts', students: 12, archivedAt: aNumber })
    expect((await put(`${teamId}/members/ben-ellison`)).status).toBe(409)
    expect((await patch(teamId, { archived: false })).status).toBe(204)
    expect((await put(`${teamId}/members/ben-ellison`)).status).toBe(204)
    expect((await team(teamId))?.members).toEqual([{ id: 'ben-ellison', name: 'Ben Ellison' }])
  })

  it('takes an archived team off its members’ Home, and leaves them its cycles', async () => {
    expect((await patch('kindergarten', { archived: true })).status).toBe(204)
    const hannah = await school.signIn('hannah-lindqvist')
    expect((await hannah.get('/api/home')).body).toMatchObject({ teams: [] })
    expect((await hannah.get('/api/session')).body).toMatchObject({ teams: [] })
    expect((await hannah.get('/api/cycles/kindergarten-2')).status).toBe(200)
    expect((await patch('kindergarten', { archived: false })).status).toBe(204)
    expect((await hannah.get('/api/home')).body).toMatchObject({ teams: [{ id: 'kindergarten' }] })
  })

  it('lets only coaches follow a team, and nobody who is in it', async () => {
    expect((await put('grade-3/coaches/lucia-fuentes')).body).toMatchObject({ error: { code: 'conflict', message: containing('not a coach') } })
    await put('grade-2/members/wesley-tran')
    expect((await put('grade-2/coaches/wesley-tran')).body).toMatchObject({ error: { code: 'conflict', message: containing('member of this team') } })
    await leader.delete('/api/teams/grade-2/members/wesley-tran')
    expect((await put('grade-3/members/nobody')).status).toBe(404)
    expect((await put('nowhere/members/ben-ellison')).status).toBe(404)
  })

  it('puts each change on record once, by ids alone', async () => {
    const entries = () => school.database.read.selectFrom('audit_log').select(['what', 'about']).where('what', 'like', '%team%').execute()
    const before = (await entries()).length
    await put('grade-5/members/ben-ellison')
    await put('grade-5/members/ben-ellison')
    const added = (await entries()).slice(before)
    expect(added.map(({ what }) => what)).toEqual(['member added to team', 'member added to team'])
    expect(added.map(({ about }) => about).sort()).toEqual(['ben-ellison', 'grade-5'])
  })
})
