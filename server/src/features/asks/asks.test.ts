import { answersToAllSchema, type AnswerAsk, asksOfCycleSchema, asksToMeSchema } from 'shared/asks/schema'
import { cycleDocument } from 'shared/cycles/document'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type CastName, placeOf, startStage, type Stage } from '../../testing/cast'
import { until } from '../../testing/provider'
import type { Visitor } from '../../testing/school'

let stage: Stage
let amara: Visitor
const people = new Map<CastName, Visitor>()
beforeAll(async () => {
  stage = await startStage()
  for (const name of ['assigned coach', 'paused coach', 'coach of others', 'leader', 'invited leader', 'leader who teaches', 'admin', 'admin in an emergency', 'member of another team', 'without a team', 'member elsewhere', 'leader and admin elsewhere'] as const) {
    people.set(name, await stage.as(name))
  }
  amara = await stage.as('member')
})
afterAll(() => stage.close())

const { cycleId } = placeOf['own team']
const as = (name: CastName): Visitor => {
  const visitor = people.get(name)
  if (visitor === undefined) throw new Error(name)
  return visitor
}
const pathOf = (row: string) => `/api/cycles/${cycleId}/asks/${row}`

/** Writes an ask into the room, as the page does, and waits until it is saved. */
async function write(text: string): Promise<string> {
  const room = stage.school.open(amara, `${cycleId}-cycle`)
  await until('the room is open', () => room.provider.synced)
  const row = cycleDocument(room.doc).table('asks').add({ text, about: `about ${text}` })
  await until('the ask is saved', () => room.saved)
  room.destroy()
  return row
}
async function sent(text: string, to: { kind: string; personId?: string }): Promise<{ row: string; id: string }> {
  const row = await write(text)
  expect(await amara.post(pathOf(row), { to })).toMatchObject({ status: 204 })
  const { id } = await stage.school.database.read.selectFrom('asks').select('id').where('row_id', '=', row).executeTakeFirstOrThrow()
  return { row, id }
}
const toMe = async (visitor: Visitor) => z.parse(asksToMeSchema, (await visitor.get('/api/asks')).body).asks
const isTo = async (name: CastName, text: string) => (await toMe(as(name))).some((ask) => ask.text === text)
const ofTeam = async (visitor: Visitor) => z.parse(asksOfCycleSchema, (await visitor.get(`/api/cycles/${cycleId}/asks`)).body)
const toAll = async (visitor: Visitor) => z.parse(answersToAllSchema, (await visitor.get('/api/asks/answers')).body).answers
const answer = (visitor: Visitor, id: string, parts: Partial<AnswerAsk>) =>
  visitor.put(`/api/asks/${id}/answer`, { verdict: null, byDate: null, text: '', toAll: false, ...parts })

describe('an ask in the room', () => {
  it('stays there until a member sends it, and then goes with the words that are saved, not with others', async () => {
    const row = await write('cover on Tuesday')
    expect(await isTo('leader', 'cover on Tuesday')).toBe(false)
    await amara.post(pathOf(row), { to: { kind: 'leader' }, text: 'something else' })
    const [ask] = (await toMe(as('leader'))).filter(({ text }) => text === 'cover on Tuesday')
    expect(ask).toMatchObject({ about: 'about cover on Tuesday', team: { id: 'grade-3', name: 'Grade 3' }, as: 'leader', byName: false, mine: null, answeredBy: [] })
    expect(JSON.stringify(ask)).not.toContain('amara')
  })

  it('is sent once, however often it is sent', async () => {
    const { row, id } = await sent('a projector', { kind: 'leader' })
    expect((await amara.post(pathOf(row), { to: { kind: 'coach' } })).status).toBe(204)
    const rows = await stage.school.database.read.selectFrom('asks').select(['id', 'to_kind']).where('row_id', '=', row).execute()
    expect(rows).toEqual([{ id, to_kind: 'leader' }])
  })

  it('is not sent without words, when it was never there, to somebody who cannot be asked, or to a colleague without a name', async () => {
    const empty = await write('')
    expect(await amara.post(pathOf(empty), { to: { kind: 'coach' } })).toMatchObject({ status: 400, body: { error: { message: 'Write what would help, then send it.' } } })
    expect((await amara.post(pathOf('no-such-row'), { to: { kind: 'coach' } })).status).toBe(404)
    const row = await write('a hand')
    for (const to of [
      { kind: 'colleague' },
      { kind: 'colleague', personId: 'amara-nwosu' },
      { kind: 'colleague', personId: 'elsewhere-teacher' },
      { kind: 'colleague', personId: 'cast-teamless' },
      { kind: 'coach', personId: 'wesley-tran' },
      { kind: 'coach', personId: 'cast-paused' },
      { kind: 'leader', personId: 'elsewhere-admin' },
      { kind: 'leader', personId: 'theodora-papadimitriou-lang' },
    ]) {
      expect([to, (await amara.post(pathOf(row), { to })).status]).toEqual([to, 400])
    }
  })

  it('names to its members whom they can ask: coaches whom they have not paused, leaders, teachers', async () => {
    const { whom } = await ofTeam(amara)
    expect(whom.coach.map(({ id }) => id)).toEqual(['cast-editing', 'dana-okafor'])
    expect(whom.leader.map(({ id }) => id)).toEqual(expect.arrayContaining(['joan-pemberton', 'rafael-quinones']))
    expect(whom.colleague.map(({ id }) => id)).toContain('lucia-fuentes')
    expect(JSON.stringify(whom)).not.toMatch(/elsewhere|amara|theodora|cast-paused/)
    expect((await ofTeam(as('assigned coach'))).whom).toEqual({ colleague: [], coach: [], leader: [] })
  })
})

describe('who finds an ask', () => {
  const everybody = ['assigned coach', 'paused coach', 'coach of others', 'leader', 'invited leader', 'leader who teaches', 'member of another team', 'member elsewhere', 'leader and admin elsewhere'] as const
  const findersOf = async (text: string) => {
    const finders: CastName[] = []
    for (const name of everybody) if (await isTo(name, text)) finders.push(name)
    return finders
  }

  it('to the coach: the team’s coaches, not one whom it has paused, nor another’s', async () => {
    await sent('watch our talk', { kind: 'coach' })
    expect(await findersOf('watch our talk')).toEqual(['assigned coach'])
  })

  it('to the leader: every leader of the building; by name: that one alone', async () => {
    await sent('protect the hour', { kind: 'leader' })
    expect(await findersOf('protect the hour')).toEqual(['leader', 'invited leader', 'leader who teaches'])
    await sent('for Joan alone', { kind: 'leader', personId: 'joan-pemberton' })
    expect(await findersOf('for Joan alone')).toEqual(['leader'])
  })

  it('to a colleague: who is named', async () => {
    await sent('your talk cards', { kind: 'colleague', personId: 'lucia-fuentes' })
    expect(await findersOf('your talk cards')).toEqual(['member of another team'])
  })

  it('an admin and whoever is in no team are refused, in an emergency too', async () => {
    for (const name of ['admin', 'admin in an emergency', 'without a team'] as const) {
      expect([name, (await as(name).get('/api/asks')).status, (await as(name).get('/api/asks/answers')).status]).toEqual([name, 403, 403])
    }
    expect((await as('admin').get(`/api/cycles/${cycleId}/asks`)).status).toBe(404)
  })

  it('a coach whom the team pauses finds it no more, on their desk or in the cycle, and cannot answer it', async () => {
    const { id } = await sent('before the pause', { kind: 'coach', personId: 'dana-okafor' })
    const dana = as('assigned coach')
    expect((await ofTeam(dana)).asks.map(({ text }) => text)).toContain('before the pause')
    const pause = (paused_at: number | null) =>
      stage.school.database.write.updateTable('coach_assignments').set({ paused_at }).where('person_id', '=', 'dana-okafor').where('team_id', '=', 'grade-3').execute()
    await pause(1)
    expect(await isTo('assigned coach', 'before the pause')).toBe(false)
    expect((await dana.get(`/api/cycles/${cycleId}/asks`)).status).toBe(404)
    expect((await answer(dana, id, { text: 'I come' })).status).toBe(404)
    await pause(null)
    expect(await isTo('assigned coach', 'before the pause')).toBe(true)
  })

  it('a coach finds in the cycle the asks that are to them, and not what the team asks others', async () => {
    await sent('not for coaches', { kind: 'leader' })
    const texts = (await ofTeam(as('assigned coach'))).asks.map(({ text }) => text)
    expect(texts).toContain('watch our talk')
    expect(texts).not.toContain('not for coaches')
  })
})

describe('an answer', () => {
  it('in writing reaches the team, with its day; the other leaders learn that it is answered, and by whom', async () => {
    const { row, id } = await sent('cover for one visit', { kind: 'leader' })
    expect((await answer(as('leader'), id, { verdict: 'yes-by', byDate: '2027-03-03', text: 'I take your class.' })).status).toBe(204)
    const found = (await ofTeam(amara)).asks.find((ask) => ask.row === row)
    expect(found?.answers).toMatchObject([{ by: { name: 'Joan Pemberton' }, verdict: 'yes-by', byDate: '2027-03-03', text: 'I take your class.', toAll: false }])
    const other = (await toMe(as('invited leader'))).find((ask) => ask.id === id)
    expect(other).toMatchObject({ mine: null, answeredBy: ['Joan Pemberton'] })
    expect(JSON.stringify(other)).not.toContain('I take your class.')
    expect(JSON.stringify(await toAll(as('member of another team')))).not.toContain('I take your class.')
  })

  it('to everybody is read by all who work with teams here, with what was asked and nothing else, until it is to the team again', async () => {
    const { id } = await sent('whole weeks', { kind: 'leader' })
    await answer(as('leader'), id, { verdict: 'not-this-year', text: 'The calendar is printed.', toAll: true })
    for (const name of ['member of another team', 'assigned coach', 'invited leader'] as const) {
      const [first] = await toAll(as(name))
      expect(first).toMatchObject({ team: 'Grade 3', ask: 'whole weeks', answer: { text: 'The calendar is printed.', verdict: 'not-this-year' } })
      expect(JSON.stringify(first)).not.toContain('about whole weeks')
    }
    expect(await toAll(as('member elsewhere'))).toEqual([])
    await answer(as('leader'), id, { verdict: 'not-this-year', text: 'The calendar is printed.' })
    expect(await toAll(as('member of another team'))).toEqual([])
  })

  it('is refused from whom it does not concern exactly as an ask that was never there', async () => {
    const { id } = await sent('only for Rafael', { kind: 'leader', personId: 'rafael-quinones' })
    for (const visitor of [as('leader'), as('assigned coach'), as('member of another team'), as('leader and admin elsewhere'), amara]) {
      const [closed, unknown] = [await answer(visitor, id, { text: 'mine' }), await answer(visitor, 'never-there', { text: 'mine' })]
      expect([closed.status, closed.body]).toEqual([404, unknown.body])
    }
  })

  it('must say what it needs to say', async () => {
    const { id } = await sent('a full answer', { kind: 'coach' })
    const dana = as('assigned coach')
    for (const parts of [
      { verdict: 'yes-by' },
      { verdict: 'yes-by', byDate: '2027-02-30' },
      { verdict: 'not-this-year' },
      {},
      { text: 'x', byDate: '2027-02-03' },
      { text: 'to everybody', toAll: true },
    ] as const) {
      expect([parts, (await answer(dana, id, parts)).status]).toEqual([parts, 400])
    }
    expect((await answer(dana, id, { text: 'I come on Tuesday.' })).status).toBe(204)
    expect((await toMe(dana)).find((ask) => ask.id === id)?.mine).toMatchObject({ text: 'I come on Tuesday.' })
  })

  it('open asks come first, the longest waiting at the top', async () => {
    const asks = await toMe(as('leader'))
    const open = asks.map(({ mine, answeredBy }) => mine === null && answeredBy.length === 0)
    expect(open).toEqual([...open].sort((a, b) => Number(b) - Number(a)))
    const waiting = asks.filter((_, index) => open[index]).map(({ sentAt }) => sentAt)
    expect(waiting).toEqual([...waiting].sort((a, b) => a - b))
  })
})

describe('taking an ask back', () => {
  it('takes it from everybody at once, with its answer, and leaves the row in the room to be sent again', async () => {
    const { row, id } = await sent('taken back', { kind: 'leader' })
    await answer(as('leader'), id, { text: 'too late', toAll: true })
    expect((await amara.delete(pathOf(row))).status).toBe(204)
    expect(await isTo('leader', 'taken back')).toBe(false)
    expect(JSON.stringify(await toAll(as('member of another team')))).not.toContain('taken back')
    expect((await ofTeam(amara)).asks.map((ask) => ask.row)).not.toContain(row)
    expect((await answer(as('leader'), id, { text: 'still' })).status).toBe(404)
    expect((await amara.post(pathOf(row), { to: { kind: 'coach' } })).status).toBe(204)
    expect((await ofTeam(amara)).asks.find((ask) => ask.row === row)?.answers).toEqual([])
  })
})

describe('the record', () => {
  it('says who sent, answered and took back which ask, and not a word of it', async () => {
    const rows = await stage.school.database.read.selectFrom('audit_log').selectAll().where('what', 'like', 'ask %').execute()
    expect(new Set(rows.map(({ what, person_id }) => `${what} ${person_id}`))).toEqual(
      new Set(['ask sent amara-nwosu', 'ask answered joan-pemberton', 'ask answered dana-okafor', 'ask withdrawn amara-nwosu']),
    )
    expect(JSON.stringify(rows)).not.toMatch(/taken back|too late|cover|weeks/)
  })
})

describe('the demo school', () => {
  it('has grade 5’s two asks on the way: one on its coaches’ desks, one on its leaders’ board', async () => {
    expect((await toMe(as('coach of others'))).map(({ text }) => text)).toEqual([expect.stringContaining('Room 14')])
    expect(await isTo('leader', 'Cover for one visit: forty minutes, so that Lucía can see it in Room 14.')).toBe(true)
  })
})
