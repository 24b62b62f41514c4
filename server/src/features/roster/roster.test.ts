import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { type RosterPreview, rosterPreviewSchema } from 'shared/roster/schema'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hour } from '../../lib/clock'
import { startBuilding, type TestBuilding } from '../../testing/building'
import type { Answered, Visitor } from '../../testing/school'

let building: TestBuilding
afterEach(() => building.close())

interface Teacher {
  id: string
  name: string
  email?: string
  grade?: string
  role?: string
  status?: string
}

const header = 'sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName,email,grades'

function csv(staff: readonly Teacher[], more: readonly string[] = []): string {
  const rows = staff.map(({ id, name, email = '', grade = '', role = 'teacher', status = '' }) => {
    const [given = '', family = ''] = name.split(' ')
    return `${id},${status},true,org1,${role},${given},${family},${email},"${grade}"`
  })
  return [header, ...rows, ...more].join('\r\n')
}

const zipOf = (files: Record<string, string>) => new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
const sendZip = (admin: Visitor, zip: Uint8Array<ArrayBuffer>): Promise<Answered> => admin.ask('POST', '/api/roster/previews', { body: zip, headers: { 'content-type': 'application/zip' } })

async function preview(admin: Visitor, staff: readonly Teacher[], more: readonly string[] = []): Promise<RosterPreview> {
  const { status, body } = await sendZip(admin, zipOf({ 'users.csv': csv(staff, more) }))
  expect(status).toBe(201)
  return z.parse(rosterPreviewSchema, body)
}

const said = ({ changes }: RosterPreview) => changes.map(({ kind, person, team }) => [kind, person, team].filter((part) => part !== null).join(': '))

async function apply(admin: Visitor, { id }: RosterPreview, except: string[] = [], also: string[] = []): Promise<Answered> {
  return admin.post(`/api/roster/previews/${id}/application`, { except, also })
}

async function start(changes: Parameters<typeof startBuilding>[0] = {}): Promise<Visitor> {
  building = await startBuilding(changes)
  // Both teams are of grade 3 at first.
  await building.database.write.updateTable('teams').set({ grade: '4' }).where('id', '=', 'fourth').execute()
  return building.signIn('ada-admin')
}

const membersOf = async (teamId: string) => {
  const rows = await building.database.read
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select('people.name')
    .where('team_id', '=', teamId)
    .where('left_at', 'is', null)
    .orderBy('people.name')
    .execute()
  return rows.map(({ name }) => name)
}

describe('a roster', () => {
  it('shows every change before it is made, and changes nothing by showing it', async () => {
    const admin = await start()
    const shown = await preview(admin, [
      { id: 'r1', name: 'Rosa Diaz', email: 'rosa@alder.example', grade: '03' },
      { id: 'r2', name: 'Kim Park', grade: 'KG' },
      { id: 'r3', name: 'Tess Ibarra', email: 'tess-third@alder.example', grade: '03' },
      { id: 'r4', name: 'Pia Vogt', role: 'administrator' },
    ])
    expect(said(shown)).toEqual([
      'add team: Kindergarten',
      'add person: Rosa Diaz',
      'add person: Kim Park',
      'add person: Pia Vogt',
      'change person: Tess Ibarra',
      'add to team: Rosa Diaz: Team third',
      'add to team: Kim Park: Kindergarten',
    ])
    expect(shown.proposals).toMatchObject([{ kind: 'make leader', person: 'Pia Vogt' }])
    expect(await building.database.read.selectFrom('people').select('id').where('building_id', '=', 'alder-creek').execute()).toHaveLength(7)
  })

  it('is applied in one go; nobody becomes a leader by it unless the admin says so', async () => {
    const admin = await start()
    const staff = [{ id: 'r1', name: 'Rosa Diaz', grade: '03' }, { id: 'r4', name: 'Pia Vogt', role: 'principal' }]
    const first = await preview(admin, staff)
    expect((await apply(admin, first)).body).toEqual({ applied: [{ kind: 'add person', count: 2 }, { kind: 'add to team', count: 1 }] })
    expect(await membersOf('third')).toEqual(['Rosa Diaz', 'Tess Ibarra', 'Theo Lund'])
    const leaders = () => building.database.read.selectFrom('roles').innerJoin('people', 'people.id', 'person_id').select('name').where('role', '=', 'leader').where('roles.building_id', '=', 'alder-creek').orderBy('name').execute()
    expect(await leaders()).toEqual([{ name: 'Lea Brandt' }])
    const again = await preview(admin, staff)
    expect(again.changes).toEqual([])
    await apply(admin, again, [], again.proposals.map(({ id }) => id))
    expect(await leaders()).toEqual([{ name: 'Lea Brandt' }, { name: 'Pia Vogt' }])
    const record = await building.database.read.selectFrom('audit_log').select('what').where('person_id', '=', 'ada-admin').execute()
    expect(record.map(({ what }) => what)).toEqual(expect.arrayContaining(['person added by the roster', 'person added to a team by the roster', 'leader made by the roster']))
  })

  it('leaves out what the admin leaves out, and what cannot be without it', async () => {
    const admin = await start()
    const shown = await preview(admin, [{ id: 'r1', name: 'Rosa Diaz', grade: '03' }, { id: 'r2', name: 'Kim Park', grade: 'KG' }])
    const left = shown.changes.filter(({ kind, person }) => kind === 'add team' || person === 'Rosa Diaz').slice(0, 2)
    await apply(admin, shown, left.map(({ id }) => id))
    expect(await membersOf('third')).toEqual(['Tess Ibarra', 'Theo Lund'])
    expect(said(await preview(admin, [{ id: 'r1', name: 'Rosa Diaz', grade: '03' }, { id: 'r2', name: 'Kim Park', grade: 'KG' }]))).toEqual([
      'add team: Kindergarten',
      'add person: Rosa Diaz',
      'add to team: Rosa Diaz: Team third',
      'add to team: Kim Park: Kindergarten',
    ])
  })

  it('read again, changes only what has changed in it, not what was changed here by hand', async () => {
    const admin = await start()
    const staff = [{ id: 'r1', name: 'Rosa Diaz', email: 'rosa@alder.example', grade: '03' }, { id: 'r2', name: 'Kim Park', grade: '03' }]
    await apply(admin, await preview(admin, staff))
    const rosa = await building.database.read.selectFrom('people').select('id').where('sourced_id', '=', 'r1').executeTakeFirstOrThrow()
    await building.database.write.updateTable('people').set({ name: 'Rosita Diaz' }).where('id', '=', rosa.id).execute()
    await building.database.write.updateTable('memberships').set({ left_at: 1 }).where('person_id', '=', rosa.id).execute()
    expect((await preview(admin, staff)).changes).toEqual([])
    const next = await preview(admin, [{ ...staff[0]!, email: 'rosa.diaz@alder.example' }, { ...staff[1]!, grade: '04' }])
    expect(said(next)).toEqual(['change person: Rosita Diaz', 'add to team: Kim Park: Team fourth', 'remove from team: Kim Park: Team third'])
    expect(next.changes[0]?.details).toEqual([{ field: 'email', before: 'rosa@alder.example', after: 'rosa.diaz@alder.example' }])
    await apply(admin, next)
    expect(await membersOf('third')).not.toContain('Kim Park')
    expect(await membersOf('fourth')).toContain('Kim Park')
  })

  it('proposes to deactivate who came from a roster and is no longer in it; never who was added by hand, never an admin', async () => {
    const admin = await start()
    await apply(admin, await preview(admin, [{ id: 'r1', name: 'Rosa Diaz' }, { id: 'r2', name: 'Kim Park' }, { id: 'r0', name: 'Ada Quist', email: 'ada-admin@alder.example' }]))
    const next = await preview(admin, [{ id: 'r2', name: 'Kim Park', status: 'tobedeleted' }])
    expect(said(next)).toEqual(['deactivate person: Kim Park', 'deactivate person: Rosa Diaz'])
    expect(next.problems.map(({ message }) => message)).toEqual([expect.stringContaining('Ada Quist is no longer in the roster')])
    await apply(admin, next)
    const back = await preview(admin, [{ id: 'r1', name: 'Rosa Diaz' }, { id: 'r0', name: 'Ada Quist' }])
    expect([said(back), back.proposals.map(({ kind, person }) => `${kind}: ${person}`)]).toEqual([[], ['let in again: Rosa Diaz']])
    expect((await preview(admin, [], ['t9,,true,org1,teacher,Bad'])).changes).toEqual([])
  })

  it('makes the teams of all grades at once, and they stand in the order of their grades', async () => {
    const admin = await start()
    const grades = ['10', 'KG', '02', '01', 'PK', '11']
    await apply(admin, await preview(admin, grades.map((grade) => ({ id: `r-${grade}`, name: `Teacher ${grade}`, grade }))))
    const { body } = await admin.get('/api/teams')
    const { teams } = z.parse(z.object({ teams: z.array(z.object({ grade: z.string() })) }), body)
    expect(teams.map(({ grade }) => grade)).toEqual(['PK', 'K', '1', '2', '3', '4', '10', '11'])
  })

  it('signs out at once whom it deactivates', async () => {
    const admin = await start()
    const tess = await building.signIn('tess-third')
    await apply(admin, await preview(admin, [{ id: 'r3', name: 'Tess Ibarra', email: 'tess-third@alder.example' }]))
    expect((await tess.get('/api/home')).status).toBe(200)
    await apply(admin, await preview(admin, []))
    expect((await tess.get('/api/home')).status).toBe(401)
  })

  it('is applied once, however often one presses; and not at all when the building has changed meanwhile', async () => {
    const admin = await start()
    const shown = await preview(admin, [{ id: 'r1', name: 'Rosa Diaz', grade: '03' }])
    const answers = await Promise.all([apply(admin, shown), apply(admin, shown), apply(admin, shown)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await building.database.read.selectFrom('people').select('id').where('name', '=', 'Rosa Diaz').execute()).toHaveLength(1)

    const stale = await preview(admin, [{ id: 'r1', name: 'Rosa Diaz-Cole', grade: '03' }])
    await building.database.write.updateTable('people').set({ name: 'Rosita Diaz' }).where('sourced_id', '=', 'r1').execute()
    expect((await apply(admin, stale)).status).toBe(409)
    const fresh = z.parse(rosterPreviewSchema, (await admin.get(`/api/roster/previews/${stale.id}`)).body)
    expect(fresh.changes[0]?.details).toEqual([{ field: 'name', before: 'Rosita Diaz', after: 'Rosa Diaz-Cole' }])
    expect((await apply(admin, fresh)).status).toBe(200)
  })

  it('of several schools asks which one this is, and takes its staff alone', async () => {
    const admin = await start()
    const orgs = 'sourcedId,name,type\nd,District,district\norg1,Alder Creek Primary,school\norg2,Birch Hill,school'
    const users = `${csv([{ id: 'r1', name: 'Rosa Diaz' }])}\r\nr2,,true,org2,teacher,Kim,Park,,`
    const { body } = await sendZip(admin, zipOf({ 'orgs.csv': orgs, 'users.csv': users }))
    const asked = z.parse(rosterPreviewSchema, body)
    expect([asked.schoolId, asked.schools.map(({ name }) => name), asked.changes]).toEqual([null, ['Alder Creek Primary', 'Birch Hill'], []])
    expect((await apply(admin, asked)).status).toBe(409)
    const chosen = await admin.ask('PUT', `/api/roster/previews/${asked.id}/school`, { body: '{"schoolId":"org1"}', headers: { 'content-type': 'application/json' } })
    expect(said(z.parse(rosterPreviewSchema, chosen.body))).toEqual(['add person: Rosa Diaz'])
  })

  it('is the admin’s alone, of this building, and forgotten after an hour', async () => {
    let now = Date.now()
    const admin = await start({ now: () => now })
    const shown = await preview(admin, [{ id: 'r1', name: 'Rosa Diaz' }])
    const leader = await building.signIn('lea-leader')
    expect((await sendZip(leader, zipOf({ 'users.csv': csv([]) }))).status).toBe(403)
    expect((await leader.get(`/api/roster/previews/${shown.id}`)).status).toBe(403)
    expect((await (await building.signInElsewhere('else-admin')).get(`/api/roster/previews/${shown.id}`)).status).toBe(404)
    now += hour + 1
    expect((await apply(admin, shown)).status).toBe(404)
  })

  it('leaves no student anywhere: not in an answer, not in the log, not in a byte on the disk', async () => {
    const lines: string[] = []
    const admin = await start({ logLevel: 'trace', log: (line) => void lines.push(line) })
    const student = (id: number) => `s${id},,true,org1,student,Zorblatt${id},Quimbyson${id},zorblatt${id}@kids.example,03`
    const users = csv([{ id: 'r1', name: 'Rosa Diaz', grade: '03' }], [
      ...Array.from({ length: 300 }, (_, index) => student(index)),
      's900,,true,org1,student,"Zorblatt900,Quimbyson,,',
      's901,,true,org1,guardian,Zorblatt901,Quimbyson901,zorblatt901@kids.example,',
      's902,student,Zorblatt902',
    ])
    const files = {
      'users.csv': users,
      'enrollments.csv': `sourcedId,classSourcedId,userSourcedId,role\ne1,k1,s1,student\ne2,k1,r1,teacher`,
      'demographics.csv': 'sourcedId,birthDate\nZorblatt1,2017-01-01',
    }
    const sent = await sendZip(admin, zipOf(files))
    const shown = z.parse(rosterPreviewSchema, sent.body)
    expect(shown.droppedStudents).toBe(301)
    expect(shown.problems.map(({ line }) => line)).toEqual([303, 305])
    const applied = await apply(admin, shown)
    const broken = await sendZip(admin, zipOf({ 'users.csv': `Zorblatt,Quimbyson\n${users}` }))
    const lookedAgain = await admin.get(`/api/roster/previews/${shown.id}`)
    const answers = JSON.stringify([sent, applied, broken, lookedAgain].map(({ body }) => body))
    const onDisk = readdirSync(building.database.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    expect(onDisk.join('')).toContain('Rosa Diaz')
    for (const secret of ['Zorblatt', 'Quimbyson', 'kids.example']) {
      expect([answers, lines.join(''), onDisk.join('')].filter((text) => text.includes(secret))).toEqual([])
    }
  })

  it('once applied, holds no more changes, whatever came before it', async () => {
    const admin = await start()
    const teacher = fc.record({
      id: fc.integer({ min: 1, max: 8 }),
      version: fc.integer({ min: 1, max: 3 }),
      grade: fc.constantFrom('', 'KG', '01', '03', '04', '12'),
      role: fc.constantFrom('teacher', 'aide', 'administrator', 'student'),
      status: fc.constantFrom('', '', '', 'tobedeleted'),
      hasEmail: fc.boolean(),
    })
    const roster = fc.uniqueArray(teacher, { selector: ({ id }) => id, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(roster, fc.boolean(), async (rows, takesProposals) => {
        const staff = rows.map(({ id, version, grade, role, status, hasEmail }) => ({
          ...{ id: `r${id}`, name: `Teacher${id} Version${version}`, grade, role, status },
          ...(hasEmail && { email: `t${id}.v${version}@alder.example` }),
        }))
        const before = await preview(admin, staff)
        const { status } = await apply(admin, before, [], takesProposals ? before.proposals.map(({ id }) => id) : [])
        expect(status).toBe(200)
        const after = await preview(admin, staff)
        // Whoever was let in again may have changed while they were away.
        if (!takesProposals || before.proposals.every(({ kind }) => kind !== 'let in again')) expect(after.changes).toEqual([])
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
