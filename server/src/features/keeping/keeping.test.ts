import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cycleDocument } from 'shared/cycles/document'
import { endedBuildingSchema } from 'shared/keeping/schema'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Database } from '../../db/client'
import { day } from '../../lib/clock'
import { startBuilding, type TestBuilding } from '../../testing/building'
import { compactWholly } from '../../testing/compact'
import { until } from '../../testing/provider'
import { appendToLog, startSchool, type TestSchool, type Visitor } from '../../testing/school'

let building: TestBuilding | TestSchool
afterEach(() => building.close())

const at = (date: string) => new Date(`${date}T12:00:00`).getTime()
const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const here = { building_id: 'alder-creek' }
const sometime: unknown = expect.any(Number)

async function writeYear({ write }: Database, id: string, starts_on: string, ends_on: string, ended_at: number | null): Promise<void> {
  await write.insertInto('school_years').values({ ...here, id, starts_on, ends_on, ended_at }).execute()
}

async function openCycle(visitor: Visitor, teamId: string): Promise<string> {
  return z.object({ cycleId: z.string() }).parse((await visitor.post(`/api/teams/${teamId}/cycles`)).body).cycleId
}

const cyclesNow = ({ read }: Database) => read.selectFrom('cycles').select(['id', 'closed_at', 'archived_at', 'school_year_id']).where('building_id', '=', 'alder-creek').orderBy('opened_at').execute()

/** Every byte of every file of the data folder. */
const bytesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('')

describe('a new school year', () => {
  it('carries people and teams over, archives what is open, and keeps it readable', async () => {
    building = await startBuilding()
    await writeYear(building.database, 'y1', '2025-08-15', '2026-06-10', null)
    const tess = await building.signIn('tess-third')
    const cycleId = await openCycle(tess, 'third')
    expect(await cyclesNow(building.database)).toMatchObject([{ school_year_id: 'y1', closed_at: null }])
    const admin = await building.signIn('ada-admin')
    expect((await admin.get('/api/building/school-years')).body).toMatchObject({ openCycles: 1, years: [{ id: 'y1', startsOn: '2025-08-15', endedAt: null }] })

    const year = { startsOn: '2026-08-14', endsOn: '2027-06-09', teams: [{ id: 'third', name: 'Grade 4', grade: '4' }] }
    const begun = await admin.post('/api/building/school-years', year)
    expect([begun.status, begun.body]).toMatchObject([201, { archivedCycles: 1, schoolYear: { startsOn: '2026-08-14', endedAt: null } }])
    expect(await cyclesNow(building.database)).toMatchObject([{ id: cycleId, closed_at: sometime, archived_at: sometime, school_year_id: 'y1' }])
    expect((await tess.get('/api/home')).body).toMatchObject({ teams: [{ name: 'Grade 4', grade: '4', cycle: null, closedCycles: [{ id: cycleId }] }] })
    expect((await tess.get(`/api/cycles/${cycleId}`)).status).toBe(200)

    const next = await openCycle(tess, 'third')
    const years = await building.database.read.selectFrom('school_years').select(['id', 'ended_at']).orderBy('starts_on').execute()
    expect(years).toMatchObject([{ id: 'y1', ended_at: sometime }, { ended_at: null }])
    expect(await cyclesNow(building.database)).toMatchObject([{ id: cycleId }, { id: next, school_year_id: years[1]?.id }])
  })

  it('is begun once, however often one presses, and never before the one that is going on', async () => {
    building = await startBuilding()
    await writeYear(building.database, 'y1', '2025-08-15', '2026-06-10', null)
    const tess = await building.signIn('tess-third')
    const admin = await building.signIn('ada-admin')
    const year = { startsOn: '2026-08-14', endsOn: '2027-06-09' }
    const answers = await Promise.all([admin.post('/api/building/school-years', year), admin.post('/api/building/school-years', year)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(await building.database.read.selectFrom('school_years').select('id').where('building_id', '=', 'alder-creek').execute()).toHaveLength(2)
    const cycleId = await openCycle(tess, 'third')
    await admin.post('/api/building/school-years', year)
    expect(await cyclesNow(building.database)).toMatchObject([{ id: cycleId, closed_at: null }])
    expect((await admin.post('/api/building/school-years', { startsOn: '2026-01-01', endsOn: '2026-05-01' })).status).toBe(409)
    expect((await admin.post('/api/building/school-years', { startsOn: '2027-01-01', endsOn: '2026-05-01' })).status).toBe(400)
    const teams = [{ id: 'third', name: 'Team fourth', grade: '4' }]
    expect((await admin.post('/api/building/school-years', { startsOn: '2027-08-14', endsOn: '2028-06-09', teams })).status).toBe(409)
    expect((await admin.post('/api/building/school-years', { startsOn: '2027-08-14', endsOn: '2028-06-09', teams: [{ ...teams[0], id: 'else-team' }] })).status).toBe(404)
  })
})

describe('retention', () => {
  it('deletes what has been kept long enough with all that hangs on it, from the files too, and says so before', async () => {
    let now = at('2026-11-22')
    building = await startBuilding({ now: () => now })
    const { database } = building
    await writeYear(database, 'y1', '2025-08-15', '2026-06-10', null)
    const tess = await building.signIn('tess-third', true)
    const old = await openCycle(tess, 'third')
    const detail = await tess.cycle(old)
    await building.restart(async (stopped) => {
      await appendToLog(stopped, detail.documents.cycle.id, (doc) => cycleDocument(doc).text('inquiryQuestion').insert(0, 'Plugh of long ago'))
    })
    expect((await (await building.signIn('tess-third')).post(`/api/cycles/${old}/versions`, { name: 'Grue of long ago' })).status).toBe(201)
    await building.database.write.insertInto('images').values({ ...here, id: 'i1', cycle_id: old, media_type: 'image/png', bytes: new Uint8Array([1]), created_at: now }).execute()
    await building.database.write.insertInto('meetings').values({ ...here, team_id: 'third', date: '2026-06-01', met: 0, reason: 'Xyzzy was ill', recorded_by: 'tess-third', recorded_at: now }).execute()
    const ask = { ...here, id: 'ask1', team_id: 'third', cycle_id: old, row_id: 'r', text: 'Frobozz for an hour', about: '', to_kind: 'leader', to_person_id: null } as const
    await building.database.write.insertInto('asks').values({ ...ask, sent_by: 'tess-third', sent_at: now }).execute()
    const answer = { ...here, ask_id: 'ask1', cycle_id: old, person_id: 'tess-third', verdict: null, by_date: null, text: 'Frobozz it is', to_all: 0, answered_at: now } as const
    await building.database.write.insertInto('ask_answers').values(answer).execute()
    await building.database.write.updateTable('school_years').set({ ended_at: now }).execute()
    await building.database.write.updateTable('cycles').set({ closed_at: now }).execute()
    await writeYear(building.database, 'y2', '2026-08-15', '2027-06-10', null)
    const kept = await openCycle(await building.signIn('tess-third'), 'third')
    await building.database.write.updateTable('audit_log').set({ at: at('2026-06-01') }).where('about', '=', old).execute()
    await compactWholly(building.database, detail.documents.cycle.id)
    expect(bytesIn(building.database.folder)).toContain('Plugh of long ago')

    now = at('2028-11-22')
    const early = await (await building.signIn('ada-admin')).get('/api/building/retention')
    expect(early.body).toEqual({ years: 3, on: '2029-08-01', cycles: [{ team: 'Team third', number: 1, endedOn: '2026-06-10' }], records: 1, backups: null })
    await building.restart()
    expect((await cyclesNow(building.database)).map(({ id }) => id)).toEqual([old, kept])

    now = at('2029-07-01')
    mkdirSync(join(building.database.folder, 'copies'), { recursive: true })
    writeFileSync(join(building.database.folder, 'copies', 'before-0006.sqlite'), 'Plugh of long ago')
    await building.restart()
    // Stopping waits for the day's work.
    await building.restart()
    expect((await cyclesNow(building.database)).map(({ id }) => id)).toEqual([kept])
    const { read, folder } = building.database
    expect(await read.selectFrom('documents').select('id').where('cycle_id', '=', old).execute()).toEqual([])
    expect(await read.selectFrom('document_snapshots').select('id').where('document_id', '=', detail.documents.cycle.id).execute()).toEqual([])
    expect(await read.selectFrom('images').select('id').execute()).toEqual([])
    for (const table of ['cycle_versions', 'cycle_changes'] as const) expect(await read.selectFrom(table).select('id').where('cycle_id', '=', old).execute()).toEqual([])
    expect(await read.selectFrom('version_documents').select('version_id').execute()).toEqual([])
    expect([await read.selectFrom('asks').select('id').execute(), await read.selectFrom('ask_answers').select('ask_id').execute()]).toEqual([[], []])
    const acts = await read.selectFrom('audit_log').select(['what', 'person_id', 'source']).where('about', '=', old).execute()
    expect(acts).toEqual([{ what: 'cycle deleted at the end of its retention', person_id: null, source: 'server' }])
    const bytes = bytesIn(folder)
    expect(['Plugh of long ago', 'Xyzzy was ill', 'Frobozz', 'Grue of long ago'].filter((words) => bytes.includes(words))).toEqual([])
    expect(bytes).toContain('Alder Creek School')
  })

  it('lets nothing go that is open, or younger, or in the demo', async () => {
    let now = at('2026-11-22')
    building = await startBuilding({ now: () => now })
    await writeYear(building.database, 'y1', '2025-08-15', '2026-06-10', null)
    const tess = await building.signIn('tess-third', true)
    await openCycle(tess, 'third')
    now += 3650 * day
    await building.restart()
    await building.restart()
    expect(await cyclesNow(building.database)).toHaveLength(1)
  })
})

describe('the end of the contract', () => {
  it('erases every row and every byte, signs everybody out, and the server can be set up anew', async () => {
    building = await startSchool({ demo: false })
    const { database } = building
    const admin = building.visitor()
    const setup = {
      building: { name: 'Quuxville Academy' },
      schoolYear: { startsOn: '2026-08-15', endsOn: '2027-06-10' },
      admin: { name: 'Grault Garply', email: 'grault@quuxville.example', password: 'eleven goats upon a roof', isLeader: true },
      teams: [{ name: 'Wibble team', grade: '3', students: 60 }],
    }
    const path = await building.app.setupPath()
    expect((await admin.post(`/api${path}`, setup)).status).toBeLessThan(300)
    const { person } = z.object({ person: z.object({ id: z.string() }) }).parse((await admin.get('/api/session')).body)
    const team = await database.read.selectFrom('teams').select('id').executeTakeFirstOrThrow()
    expect((await admin.ask('PUT', `/api/teams/${team.id}/members/${person.id}`)).status).toBe(204)
    const { documents } = await admin.cycle(await openCycle(admin, team.id))
    const client = building.open(admin, documents.cycle.id)
    cycleDocument(client.doc).text('inquiryQuestion').insert(0, 'Thud of a question')
    await until('it is saved', () => client.provider.synced && client.saved)
    mkdirSync(join(database.folder, 'copies'))
    writeFileSync(join(database.folder, 'copies', 'before-0006.sqlite'), 'Thud of a copy')
    const planted = ['Quuxville', 'Grault', 'Garply', 'Wibble', 'Thud of a']
    const before = bytesIn(database.folder)
    expect(planted.filter((words) => !before.includes(words))).toEqual([])

    expect((await admin.ask('DELETE', '/api/building', json({ confirm: 'Quuxville' }))).status).toBe(400)
    const ended = await admin.ask('DELETE', '/api/building', json({ confirm: ' Quuxville  Academy' }))
    expect(ended.status).toBe(200)
    const report = z.parse(endedBuildingSchema, ended.body)
    expect(report).toMatchObject({ building: 'Quuxville Academy', copies: 1 })
    expect(report.erased).toEqual(expect.arrayContaining([{ table: 'people', rows: 1 }, { table: 'teams', rows: 1 }]))
    expect((await admin.get('/api/session')).status).toBe(401)
    const bytes = bytesIn(database.folder)
    expect(planted.filter((words) => bytes.includes(words))).toEqual([])
    expect((await building.visitor().get('/api/sign-in')).body).toMatchObject({ setUp: false })
    expect((await building.visitor().post(`/api${path}`, setup)).status).toBe(404)
    expect((await building.visitor().post(`/api${await building.app.setupPath()}`, setup)).status).toBeLessThan(300)
  })

  it('takes one building and leaves the other as it was', async () => {
    building = await startBuilding()
    const admin = await building.signIn('ada-admin')
    const leader = await building.signIn('lea-leader')
    expect((await leader.ask('DELETE', '/api/building', json({ confirm: 'Alder Creek School' }))).status).toBe(403)
    expect((await admin.ask('DELETE', '/api/building', json({ confirm: 'Alder Creek School' }))).status).toBe(200)
    expect((await leader.get('/api/session')).status).toBe(401)
    const { read } = building.database
    expect(await read.selectFrom('people').select('id').orderBy('id').execute()).toEqual([{ id: 'else-admin' }, { id: 'else-teacher' }])
    expect(await read.selectFrom('audit_log').select('id').where('building_id', '=', 'alder-creek').execute()).toEqual([])
  })

  it('is not for the sample school', async () => {
    building = await startSchool()
    const admin = await building.signIn('theodora-papadimitriou-lang')
    expect((await admin.ask('DELETE', '/api/building', json({ confirm: 'Cedar Hollow Elementary' }))).status).toBe(409)
  })
})
