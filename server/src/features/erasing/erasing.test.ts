import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cycleDocument, personalDocument, practiceDocument } from 'shared/cycles/document'
import { erasedCopiesSchema, type Erasure, erasurePreviewSchema, erasureSchema, erasuresSchema } from 'shared/erasing/schema'
import { closeCode } from 'shared/sync/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CastName, castNames, placeOf, startStage, type Stage } from '../../testing/cast'
import { filesWith, student, writeName } from '../../testing/named-school'
import { MarkingProvider, until } from '../../testing/provider'
import type { Answered, Visitor } from '../../testing/school'
import * as z from 'zod'

const { cycleId, teamId } = placeOf['own team']
const words = ['Zyxmaya', 'Quill']
/** Milliseconds: everybody asks everything, on a busy machine. */
const patience = 60_000
const body = { name: student, again: student, capitalized: false }
const room = `${cycleId}-cycle`

/** Everything that this visitor can get by a GET, about this team and about the building. */
async function everyGet({ school }: Stage, visitor: Visitor): Promise<string> {
  const answers: string[] = []
  for (const { method, path } of school.app.routes) {
    if (method !== 'get' || path === '/api/news') continue
    const address = path.replaceAll(':teamId', teamId).replaceAll(':cycleId', cycleId).replaceAll(/:\w+/g, 'not-there')
    const { status, body: answer } = await visitor.get(address)
    answers.push(`${address} ${status} ${JSON.stringify(answer)}`)
  }
  return answers.join('\n')
}

async function document(visitor: Visitor, { school }: Stage, id: string, epoch: number): Promise<MarkingProvider> {
  const client = school.open(visitor, id, epoch)
  await until(`${id} is open`, () => client.saved)
  return client
}

describe('L7 a name, erased everywhere in a team’s pages', () => {
  let stage: Stage
  let amara: Visitor
  let answered: Answered
  let erasure: Erasure
  let lines: string[]
  const epochBefore = 1

  beforeAll(async () => {
    lines = []
    stage = await startStage({ log: (line) => void lines.push(line) })
    await writeName(stage)
    amara = await stage.as('member')
  }, patience)
  afterAll(() => stage.close())

  it('is found first by place, with the words around it, and nothing is said of personal pages', async () => {
    const { status, body: answer } = await amara.post(`/api/teams/${teamId}/erasures/preview`, { name: `${student}’s`, capitalized: false })
    expect(status).toBe(200)
    const preview = z.parse(erasurePreviewSchema, answer)
    expect(preview).toMatchObject({ words: 2, cautions: [] })
    const places = preview.places.map(({ kind, field, count }) => [kind, field, count].join(' ')).toSorted()
    expect(places).toEqual([
      ...['answer  1', 'ask  2', 'card  2', 'cycle artefacts 2', 'cycle asks 2', 'cycle decisions 1', 'cycle inquiryQuestion 1', 'cycle smallWins 1', 'cycle strengths 1'],
      ...['emergency  1', 'meeting  1', 'pause  1', 'practice tries 1', 'team  1', 'version  1'],
    ])
    expect(preview.places.find(({ field }) => field === 'strengths')?.excerpts).toEqual([expect.stringMatching(/^Zyxmaya Quill reads aloud .*…$/)])
    expect(preview.personalDocuments).toBeGreaterThan(0)
    expect(JSON.stringify(preview)).not.toContain('moved Zyx')
  })

  it('is refused without the same name once more, and nothing changes', async () => {
    expect(await amara.post(`/api/teams/${teamId}/erasures`, { ...body, again: 'Zyxmaya' })).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'again' }] } } })
    expect((await amara.cycle(cycleId)).documents.cycle.epoch).toBe(epochBefore)
  })

  it('stands nowhere in the data folder after it: not in the database, its log, copies or the register', async () => {
    const { folder } = stage.school.database
    await writeFile(join(folder, 'copies', 'before-something.sqlite'), `${student} in a copy`).catch(async () => {
      const { mkdir } = await import('node:fs/promises')
      await mkdir(join(folder, 'copies'))
      await writeFile(join(folder, 'copies', 'before-something.sqlite'), `${student} in a copy`)
    })
    const before = await filesWith(folder, words)
    expect(before.toSorted()).toEqual(expect.arrayContaining(['before-something.sqlite']))
    expect(before.some((file) => file.startsWith('clear-cycle.sqlite'))).toBe(true)
    const old = await document(amara, stage, room, epochBefore)
    answered = await amara.post(`/api/teams/${teamId}/erasures`, body)
    expect(answered.status).toBe(201)
    erasure = z.parse(erasureSchema, answered.body)
    await until('whoever was in it starts again', () => old.closes.includes(closeCode.epochChanged))
    expect(await filesWith(folder, words)).toEqual([])
  })

  it('is told as a report, by place, which holds no name and nothing of personal pages', () => {
    // The server may have taken a version of its own by now.
    const [versions, others] = [true, false].map((isVersion) => erasure.report?.places.filter(({ kind }) => (kind === 'version') === isVersion) ?? [])
    expect(versions?.[0]?.count).toBeGreaterThanOrEqual(2)
    const places = others?.map(({ kind, field, count }) => [kind, field, count].join(' ')).toSorted()
    expect(places).toEqual([
      ...['answer  1', 'ask  2', 'card  2', 'cycle artefacts 2', 'cycle asks 2', 'cycle decisions 1', 'cycle inquiryQuestion 1', 'cycle smallWins 1', 'cycle strengths 1'],
      ...['emergency  1', 'meeting  1', 'pause  1', 'practice tries 1', 'team  1'],
    ].toSorted())
    expect(erasure).toMatchObject({ teamId, words: 2, capitalized: false, by: 'Amara Nwosu' })
    expect(erasure.finishedAt).toBeGreaterThanOrEqual(erasure.askedAt)
    expect(erasure.report?.copies).toBe(1)
    expect(erasure.report?.documents).toBeGreaterThan(3)
  })

  it('is in no answer, of nobody, and in no document that a new client opens', async () => {
    for (const name of castNames) expect([name, await everyGet(stage, await stage.as(name))].join(' ')).not.toMatch(/zyxmaya|quill/i)
    const { documents } = await amara.cycle(cycleId)
    const kept = await document(amara, stage, room, documents.cycle.epoch)
    const view = cycleDocument(kept.doc).project()
    expect(JSON.stringify(view)).not.toMatch(/zyxmaya|quill/i)
    expect(view.view.inquiryQuestion).toMatch(/^Does \[name removed\] infer\? /)
    expect(view.view.strengths).toContain('[name removed] reads aloud')
    expect(view.view.artefacts.find(({ caption }) => caption === 'by [name removed]')).toMatchObject({ link: null })
    expect(view.removed.some(({ words: [first] }) => first === '[name removed] smiled')).toBe(true)
    const practice = await document(amara, stage, documents.practice?.id ?? '', documents.practice?.epoch ?? 0)
    expect(practiceDocument(practice.doc).project().view.tries.some(({ did }) => did === 'sat with [name removed]')).toBe(true)
    const personal = await document(amara, stage, documents.personal?.id ?? '', documents.personal?.epoch ?? 0)
    expect(personalDocument(personal.doc).text('myImpact').toString()).toMatch(/^I moved \[name removed\]\./)
  }, patience)

  it('is not in the log of the server, nor in any address that was asked for, also where the question was malformed', async () => {
    const headers = { 'content-type': 'application/json' }
    const malformed = await amara.ask('POST', `/api/teams/${teamId}/erasures/preview`, { body: `{"name":"${student}"`, headers })
    expect([malformed.status, JSON.stringify(malformed.body).includes(student)]).toEqual([400, false])
    expect((await amara.post(`/api/teams/${teamId}/erasures/preview`, { name: student.repeat(20), capitalized: student })).status).toBe(400)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('\n')).not.toMatch(/zyxmaya|quill/i)
  })

  it('leaves versions of the cycle what else they hold, whole', async () => {
    const { bytes } = await stage.school.database.read.selectFrom('version_documents').selectAll().where('version_id', '=', 'named-version').executeTakeFirstOrThrow()
    const text = Buffer.from(bytes).toString('utf8')
    expect(text).toContain('kept in the version')
    expect(text).toContain('[name removed] in a version')
  })

  it('comes back by no client of before: not by one that says its epoch, nor by one that says none', async () => {
    const late = new MarkingProvider(amara.door, room, { epoch: String(epochBefore) }).connect()
    const silent = new MarkingProvider(amara.door, room).connect()
    await until('both are sent away', () => late.closes.includes(closeCode.epochChanged) && silent.closes.includes(closeCode.epochChanged))
    late.destroy()
    silent.destroy()
  })

  it('goes on: what is typed now is saved, and is there after a restart', async () => {
    const { documents } = await amara.cycle(cycleId)
    const client = await document(amara, stage, room, documents.cycle.epoch)
    cycleDocument(client.doc).text('underserved').insert(0, 'after it ')
    await until('it is saved', () => client.saved)
    await stage.school.restart()
    amara = await stage.as('member')
    expect(cycleDocument(await stage.school.stored(room)).text('underserved').toString()).toMatch(/^after it /)
    expect(await filesWith(stage.school.database.folder, words)).toEqual([])
    const { epoch } = (await amara.cycle(cycleId)).documents.cycle
    expect(epoch).toBe(documents.cycle.epoch)
  })

  it('is told a device that holds a copy of before, also somebody else’s; of what was not erased nothing is said', async () => {
    const copies = [
      { documentId: room, epoch: epochBefore },
      { documentId: room, epoch: epochBefore + 1 },
      { documentId: 'grade-2-2-cycle', epoch: 1 },
      { documentId: 'never-was', epoch: 1 },
    ]
    const wesley = await stage.as('member of another team')
    const { body: answer } = await wesley.post('/api/erased-copies', { copies })
    expect(z.parse(erasedCopiesSchema, answer)).toEqual({ erased: [copies[0]], latest: erasure.finishedAt })
  })

  it('stands in the register for members of the team, and for an admin by kind of place', async () => {
    const own = z.parse(erasuresSchema, (await amara.get(`/api/teams/${teamId}/erasures`)).body)
    expect(own.erasures.map(({ id }) => id)).toEqual([erasure.id])
    const admin = await stage.as('admin')
    const all = z.parse(erasuresSchema, (await admin.get('/api/building/erasures')).body)
    expect(all.erasures[0]?.report?.places.every((place) => place.cycleId === null && place.field === null && place.teamId === null)).toBe(true)
    const file = await readFile(join(stage.school.database.folder, 'erasures.json'), 'utf8')
    expect(JSON.parse(file)).toMatchObject({ erasures: [{ id: erasure.id, words: 2 }] })
    const record = await stage.school.database.read.selectFrom('audit_log').select(['what', 'about']).where('about', '=', erasure.id).orderBy('what').execute()
    expect(record.map(({ what }) => what)).toEqual(['erasing of a name begun', 'name erased'])
  })
})

describe('L7 who may erase a name', () => {
  let stage: Stage
  beforeAll(async () => void (stage = await startStage()))
  afterAll(() => stage.close())

  it('are members of the team, and an admin who reads numbers alone', async () => {
    const admin = await stage.as('admin')
    const { status, body: answer } = await admin.post('/api/building/erasures/preview', { name: 'the', capitalized: false, teamId: null })
    expect(status).toBe(200)
    const preview = z.parse(erasurePreviewSchema, answer)
    expect(preview.cautions).toEqual(['short', 'ordinary-word', 'often'])
    expect(preview.places.every((place) => place.excerpts.length === 0 && place.cycleId === null && place.field === null)).toBe(true)
    const record = await stage.school.database.read.selectFrom('audit_log').select(['person_id', 'about']).where('what', '=', 'looked where a name stands').execute()
    expect(record).toEqual([{ person_id: 'theodora-papadimitriou-lang', about: 'cedar-hollow' }])
    const others: CastName[] = ['assigned coach', 'leader', 'member of another team', 'admin in an emergency']
    for (const name of others) expect([name, (await (await stage.as(name)).post(`/api/teams/${teamId}/erasures/preview`, { name: 'Maya', capitalized: false })).status]).toEqual([name, expect.toSatisfy((code) => code === 403 || code === 404)])
  })

  it('in the whole building takes the name out of every team’s pages, and leaves other buildings alone', async () => {
    const { database } = stage.school
    const elsewhere = await database.read.selectFrom('documents').select('epoch').where('building_id', '=', 'elsewhere').execute()
    const admin = await stage.as('admin')
    const { status, body: answer } = await admin.post('/api/building/erasures', { name: 'inferring', again: 'Inferring', capitalized: false, teamId: null })
    expect(status).toBe(201)
    const { report } = z.parse(erasureSchema, answer)
    const { count } = await database.read
      .selectFrom('documents')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('building_id', '=', 'cedar-hollow')
      .executeTakeFirstOrThrow()
    expect(report?.documents).toBeGreaterThanOrEqual(count)
    expect(report?.places.map(({ kind }) => kind)).toContain('cycle')
    const states = await database.read.selectFrom('cycle_states').select('state').execute()
    expect(states.filter(({ state }) => /inferring/i.test(state))).toEqual([])
    expect(await database.read.selectFrom('documents').select('epoch').where('building_id', '=', 'elsewhere').execute()).toEqual(elsewhere)
    // A team reads in its own register what that did to its own pages.
    const own = z.parse(erasuresSchema, (await (await stage.as('member')).get(`/api/teams/${teamId}/erasures`)).body)
    expect(own.erasures[0]?.report?.places.every((place) => place.teamId === teamId)).toBe(true)
    const refused = await admin.post('/api/building/erasures', { name: 'x y', again: 'x y', capitalized: false, teamId: placeOf['other building'].teamId })
    expect(refused.status).toBe(404)
  })

  it('and do so at once, twice: one after the other', async () => {
    const amara = await stage.as('member')
    const body2 = (name: string) => ({ name, again: name, capitalized: false })
    const answers = await Promise.all(['retelling', 'fluency', 'retelling'].map((name) => amara.post(`/api/teams/${teamId}/erasures`, body2(name))))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    const last = z.parse(erasureSchema, answers[2]?.body)
    expect(last.report?.places).toEqual([])
  })

  it.each([
    ['', 'bad-request'],
    ['…', 'bad-request'],
    ['J', 'bad-request'],
    ['2026', 'bad-request'],
    ['name removed', 'bad-request'],
    ['a b c d e f g h i', 'bad-request'],
  ])('hears kindly why “%s” cannot be erased', async (name, code) => {
    const amara = await stage.as('member')
    expect(await amara.post(`/api/teams/${teamId}/erasures/preview`, { name, capitalized: false })).toMatchObject({ body: { error: { code } } })
  })

  it('is warned of a name that a colleague has, and of a short one', async () => {
    const amara = await stage.as('member')
    const cautionsOf = async (name: string) => z.parse(erasurePreviewSchema, (await amara.post(`/api/teams/${teamId}/erasures/preview`, { name, capitalized: true })).body).cautions
    expect(await cautionsOf('Dana')).toEqual(['colleague'])
    expect(await cautionsOf('Jo')).toEqual(['short'])
  })
})
