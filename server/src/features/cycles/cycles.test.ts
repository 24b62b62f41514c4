import { cycleDocument } from 'shared/cycles/document'
import { closedSchema, openedCycleSchema } from 'shared/cycles/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { compactWholly } from '../../testing/compact'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

let school: TestSchool
let amara: Visitor
beforeAll(async () => {
  school = await startSchool()
  amara = await school.signIn('amara-nwosu')
})
afterAll(() => school.close())

const close = async (visitor: Visitor, cycleId: string, openNext: boolean) =>
  z.parse(closedSchema, (await visitor.post(`/api/cycles/${cycleId}/close`, { openNext })).body).nextCycleId

describe('a cycle', () => {
  it('is the same to a stranger whether it is closed to them or was never there', async () => {
    const stranger = await school.signIn('joan-pemberton')
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const ask = async (visitor: Visitor, id: string) => [
      await visitor.get(`/api/cycles/${id}`),
      await visitor.post(`/api/cycles/${id}/close`, { openNext: true }),
      await visitor.post(`/api/cycles/${id}/reveals`, { what: 'cards' }),
      await visitor.post(`/api/teams/${id.replace(/-3$/, '')}/cycles`),
      await visitor.ask('POST', `/api/cycles/${id}/images`, { body: png, headers: { 'content-type': 'image/png' } }),
      await visitor.get(`/api/images/${id}`),
    ]
    const closed = await ask(stranger, 'grade-3-3')
    const unknown = await ask(stranger, 'grade-9-3')
    expect(closed.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect(closed.map(({ body }) => body)).toEqual(unknown.map(({ body }) => body))
    const otherTeam = await school.signIn('lucia-fuentes')
    expect((await otherTeam.get('/api/cycles/grade-3-3')).body).toEqual(unknown[0]?.body)
    expect((await school.visitor().get('/api/cycles/grade-3-3')).status).toBe(401)
  })

  it('tells a member about the team and where the documents are, one’s own personal one among them', async () => {
    const cycle = await amara.cycle('grade-3-3')
    expect(cycle).toMatchObject({ number: 3, step: 'A', title: 'How can we help students infer?', mayEdit: true })
    expect(cycle.members.map(({ initials }) => initials)).toEqual(['AN', 'BE', 'ML', 'RD'])
    expect(cycle.previousCycleId).toBe('grade-3-2')
    const ben = await (await school.signIn('ben-ellison')).cycle('grade-3-3')
    expect(ben.documents.cycle).toEqual(cycle.documents.cycle)
    expect(ben.documents.personal).not.toEqual(cycle.documents.personal)
  })

  it('shows its room to the coach to read, and neither tries nor anything personal', async () => {
    const dana = await school.signIn('dana-okafor')
    const cycle = await dana.cycle('grade-3-3')
    expect(cycle.mayEdit).toBe(false)
    expect(cycle.documents).toMatchObject({ practice: null, personal: null })
    expect((await dana.cycle('grade-2-2')).mayEdit).toBe(true)
    expect((await dana.post('/api/cycles/grade-3-3/close', { openNext: false })).status).toBe(403)
    expect((await dana.post('/api/cycles/grade-3-3/reveals', { what: 'cards' })).status).toBe(403)
    expect((await dana.post('/api/teams/grade-3/cycles')).status).toBe(403)
  })
})

describe('opening and closing', () => {
  it('opens no second cycle while one is open', async () => {
    expect(await amara.post('/api/teams/grade-3/cycles')).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
  })

  it('closes a cycle and carries its decisions into the next, once, however often it is asked', async () => {
    const sofia = await school.signIn('sofia-hernandez-iturralde')
    const caleb = await school.signIn('caleb-brightwater')
    const answers = await Promise.all([close(sofia, 'grade-4-2', true), close(caleb, 'grade-4-2', true)])
    expect(answers[0]).toBe(answers[1])
    expect(await close(sofia, 'grade-4-2', true)).toBe(answers[0])
    const next = await sofia.cycle(answers[0] ?? '')
    expect(next).toMatchObject({ number: 3, title: '', step: 'C', closedAt: null, previousCycleId: 'grade-4-2' })
    expect((await sofia.cycle('grade-4-2')).nextCycleId).toBe(next.id)
    const { view } = cycleDocument(await school.stored(next.documents.cycle.id)).project()
    expect(view.carriedDecisions.map(({ kind, text }) => [kind, text])).toEqual([
      ['start', 'Ask for a second way before naming a rule, in decimals too'],
      ['stop', 'Timed fact sheets on Mondays'],
      ['continue', 'Number line first, in every new unit'],
    ])
    expect(view.carriedQuestions.map(({ text }) => text)).toEqual([
      'How do we get explanations from those who still only show? And who does it for whom?',
    ])
    expect(next.documents.personal).not.toBeNull()
    const audit = await school.database.read.selectFrom('audit_log').select(['what', 'about', 'person_id']).where('about', '=', 'grade-4-2').execute()
    expect(audit).toHaveLength(1)
  })

  it('closes without opening, and a member opens the next one later; of two at once one opens it', async () => {
    const naomi = await school.signIn('naomi-tsosie')
    expect(await close(naomi, 'grade-2-2', false)).toBeNull()
    const home = await naomi.get('/api/home')
    expect(home.body).toMatchObject({ teams: [{ cycle: null, closedCycles: [{ id: 'grade-2-2' }, { id: 'grade-2-1' }] }] })
    const mei = await school.signIn('mei-ling-chau')
    const answers = await Promise.all([naomi.post('/api/teams/grade-2/cycles'), mei.post('/api/teams/grade-2/cycles')])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    const opened = z.parse(openedCycleSchema, answers.find(({ status }) => status === 201)?.body)
    expect((await mei.cycle(opened.cycleId)).number).toBe(3)
  })
})

describe('pictures', () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  const send = (visitor: Visitor, body: Uint8Array<ArrayBuffer>, type: string) =>
    visitor.ask('POST', '/api/cycles/grade-3-3/images', { body, headers: { 'content-type': type } })

  it('are kept as they were sent, and shown to the team and its coach', async () => {
    const { status, body } = await send(amara, jpeg, 'image/jpeg')
    expect(status).toBe(201)
    const { imageId } = z.parse(z.object({ imageId: z.string() }), body)
    const dana = await school.signIn('dana-okafor')
    const response = await fetch(`${school.url}/api/images/${imageId}`, { headers: { cookie: dana.cookie ?? '' } })
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(jpeg)
    const stranger = await school.signIn('lucia-fuentes')
    expect((await stranger.get(`/api/images/${imageId}`)).status).toBe(404)
    expect((await send(dana, jpeg, 'image/jpeg')).status).toBe(403)
  })

  it('are judged by their bytes and their size, not by what they are called', async () => {
    const page = new TextEncoder().encode('<script>alert(1)</script>')
    expect((await send(amara, page, 'image/png')).status).toBe(400)
    expect((await send(amara, jpeg, 'text/html')).status).toBe(400)
    const large = new Uint8Array(2 * 1024 * 1024 + 1)
    large.set(jpeg)
    expect(await send(amara, large, 'image/jpeg')).toMatchObject({ status: 413, body: { error: { code: 'too-large' } } })
  })
})

describe('Home', () => {
  it('names who wrote in the room since I looked, and nobody once I have', async () => {
    const delphine = await school.signIn('delphine-okonkwo')
    const changes = async () => {
      const { body } = await delphine.get('/api/home')
      return z.parse(z.object({ teams: z.array(z.object({ changes: z.array(z.object({ name: z.string() })) })) }), body).teams[0]?.changes
    }
    expect(await changes()).toEqual([{ name: 'Xiomara Peña-Castellanos' }])
    await delphine.cycle('grade-1-2')
    expect(await changes()).toEqual([])
  })

  it('L4 still names them, and as of the same time, when their edits stand in a snapshot alone', async () => {
    const { database } = school
    const seen = async (): Promise<unknown> => (await (await school.signIn('dana-okafor')).get('/api/desk')).body
    const documents = await database.read.selectFrom('documents').select('id').where('kind', '=', 'cycle').execute()
    const before = await seen()
    expect(JSON.stringify(before)).toContain('"changes":[{')
    for (const { id } of documents) await compactWholly(database, id)
    expect(await database.read.selectFrom('document_updates').select('seq').where('document_id', 'in', documents.map(({ id }) => id)).execute()).toEqual([])
    expect(await seen()).toEqual(before)
  })

  it('names decisions that are coming due and not yet looked at, and no meeting while the cycle is paused', async () => {
    const { body } = await (await school.signIn('imani-jefferson-bright')).get('/api/home')
    expect(body).toMatchObject({
      teams: [{ cycle: { pause: { reason: 'testing weeks' } }, nextMeeting: null, dueDecisions: [{ decisionId: 'one-protocol' }] }],
    })
    const { body: grade3 } = await amara.get('/api/home')
    expect(grade3).toMatchObject({ teams: [{ dueDecisions: [{ decisionId: 'continue-partners' }] }] })
  })

  it('is empty of teams for who is in none, also for a coach, whose teams are on the desk', async () => {
    for (const person of ['joan-pemberton', 'wesley-tran']) {
      expect((await (await school.signIn(person)).get('/api/home')).body).toEqual({ teams: [] })
    }
  })
})
