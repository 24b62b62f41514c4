import { cycleDocument } from 'shared/cycles/document'
import { boardSchema, countsSchema } from 'shared/dashboards/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

let school: TestSchool
let leader: Visitor
beforeAll(async () => {
  school = await startSchool()
  leader = await school.signIn('joan-pemberton')
})
afterAll(() => school.close())

const aNumber: unknown = expect.any(Number)
const someWords: unknown = expect.any(String)
const aDay: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)

const boardOf = async (visitor: Visitor) => z.parse(boardSchema, (await visitor.get('/api/board')).body)
const teamOf = async (visitor: Visitor, id: string) => (await boardOf(visitor)).teams.find((team) => team.id === id)
const roomOf = async (cycleId: string) => cycleDocument(await school.stored(`${cycleId}-cycle`)).project().view

describe('the board', () => {
  it('shows a leader each team’s step, where it has been, dates, strategy, next meeting, and nothing else', async () => {
    const { teams } = await boardOf(leader)
    expect(teams.map(({ name }) => name)).toEqual(['Kindergarten', 'Grade 1', 'Grade 2', 'Grade 3', 'Grade 4', 'Grade 5'])
    expect(teams.map(({ cycle }) => cycle?.step)).toEqual(['C', 'L', 'E', 'A', 'R', 'E'])
    const { body } = await leader.get('/api/board')
    const [kindergarten] = z.parse(z.object({ teams: z.array(z.unknown()) }), body).teams
    expect(kindergarten).toEqual({
      ...{ id: 'kindergarten', name: 'Kindergarten', grade: 'K' },
      cycle: { number: 2, step: 'C', trail: ['C'], openedAt: aNumber, pausedSince: null, strategy: null, card: null },
      nextMeeting: { date: aDay, time: '14:45', minutes: 45 },
    })
  })

  it('draws going back as a step like any other', async () => {
    expect((await teamOf(leader, 'grade-2'))?.cycle?.trail).toEqual(['C', 'L', 'C', 'L', 'E'])
  })

  it('has no question before the team has published one, and no reason why it paused', async () => {
    const text = JSON.stringify((await leader.get('/api/board')).body)
    for (const cycle of ['kindergarten-2', 'grade-1-2', 'grade-2-2', 'grade-5-2']) {
      const { inquiryQuestion, worry, greatestNeed } = await roomOf(cycle)
      for (const words of [inquiryQuestion, worry, greatestNeed].filter((each) => each.trim())) expect(text).not.toContain(words)
    }
    expect(text).not.toContain('testing weeks')
    const grade5 = await teamOf(leader, 'grade-5')
    expect(grade5?.cycle?.pausedSince).toEqual(expect.any(Number))
    expect(grade5?.nextMeeting).toBeNull()
    expect((await teamOf(leader, 'grade-3'))?.cycle?.card).toMatchObject({ cycleId: 'grade-3-3', question: (await roomOf('grade-3-3')).inquiryQuestion })
  })

  it('names no strategy while the team is choosing one', async () => {
    expect((await roomOf('grade-1-2')).options.length).toBeGreaterThan(0)
    const text = JSON.stringify((await leader.get('/api/board')).body)
    for (const { strategy } of (await roomOf('grade-1-2')).options) expect(text).not.toContain(strategy)
    expect((await teamOf(leader, 'grade-2'))?.cycle?.strategy).toBe((await roomOf('grade-2-2')).chosenStrategy)
  })

  it('leaves out a question and a card that a team has not shared with this reader', async () => {
    const teacher = await school.signIn('delphine-okonkwo')
    expect((await teamOf(teacher, 'grade-4'))?.cycle).toMatchObject({ step: 'R', card: null })
    expect((await boardOf(teacher)).found.map(({ cycleId }) => cycleId)).not.toContain('grade-4-2')
    expect((await teamOf(leader, 'grade-4'))?.cycle?.card?.cycleId).toBe('grade-4-2')
    expect((await teamOf(await school.signIn('caleb-brightwater'), 'grade-4'))?.cycle?.card?.cycleId).toBe('grade-4-2')
  })

  it('says what teams here found in bands, newest first', async () => {
    const { found } = await boardOf(leader)
    expect(found.map(({ cycleId }) => cycleId)).toEqual(['grade-3-3', 'grade-4-2', 'grade-4-1', 'grade-3-2'])
    expect(found[0]?.result).toEqual({ measure: someWords, before: { low: 40, high: 44 }, after: { low: 55, high: 59 } })
  })

  it('has no reason why a team could not meet', async () => {
    const meeting = { building_id: 'cedar-hollow', team_id: 'grade-3', date: '2020-01-07', recorded_by: 'amara-nwosu', recorded_at: 1 }
    await school.database.write.insertInto('meetings').values({ ...meeting, met: 0, reason: 'the roof leaked' }).execute()
    expect(JSON.stringify((await leader.get('/api/board')).body)).not.toContain('the roof leaked')
  })

  it('lists no team that the building has archived, and a team between two cycles without one', async () => {
    await school.database.write.updateTable('teams').set({ archived_at: 1 }).where('id', '=', 'kindergarten').execute()
    await school.database.write.updateTable('cycles').set({ closed_at: 1 }).where('id', '=', 'grade-1-2').execute()
    expect(await teamOf(leader, 'kindergarten')).toBeUndefined()
    expect((await teamOf(leader, 'grade-1'))?.cycle).toBeNull()
    const counts = z.parse(countsSchema, (await leader.get('/api/board/counts')).body)
    expect(counts.withoutCycle).toBe(1)
    await school.database.write.updateTable('teams').set({ archived_at: null }).where('id', '=', 'kindergarten').execute()
    await school.database.write.updateTable('cycles').set({ closed_at: null }).where('id', '=', 'grade-1-2').execute()
  })

  it('is still there when one team’s state cannot be read', async () => {
    await school.database.write.updateTable('cycle_states').set({ state: '{"step":7' }).where('cycle_id', '=', 'grade-1-2').execute()
    expect((await boardOf(leader)).teams).toHaveLength(6)
  })
})

describe('who reads it', () => {
  it('an admin without another role reads how many teams stand where, and no board', async () => {
    const admin = await school.signIn('theodora-papadimitriou-lang')
    expect((await admin.get('/api/board')).status).toBe(403)
    expect((await admin.get('/api/board/counts')).body).toEqual({
      steps: [
        ...[{ step: 'C', teams: 2 }, { step: 'L', teams: 0 }, { step: 'E', teams: 2 }],
        ...[{ step: 'A', teams: 1 }, { step: 'R', teams: 1 }],
      ],
      withoutCycle: 0,
      paused: 1,
    })
  })

  it('coaches and teachers read it too; how many teams stand where is for leaders and admins', async () => {
    const coach = await school.signIn('wesley-tran')
    const teacher = await school.signIn('tomas-villanueva')
    for (const visitor of [coach, teacher]) {
      expect((await boardOf(visitor)).teams).toHaveLength(6)
      expect((await visitor.get('/api/board/counts')).status).toBe(403)
    }
    expect((await school.visitor().get('/api/board')).status).toBe(401)
  })
})

describe('a step that a team takes', () => {
  it('L8 is noted once in the order in which it was seen, and the board draws it; nothing else of the room is', async () => {
    const naomi = await school.signIn('naomi-tsosie')
    const { documents } = await naomi.cycle('grade-2-2')
    const client = school.open(naomi, documents.cycle.id)
    await expect.poll(() => client.saved).toBe(true)
    const cycle = cycleDocument(client.doc)
    for (const step of ['A', 'L'] as const) {
      cycle.set('step', step)
      cycle.text('worry').insert(0, 'and more ')
      await expect.poll(async () => (await teamOf(leader, 'grade-2'))?.cycle?.step, { timeout: 5_000 }).toBe(step)
    }
    expect((await teamOf(leader, 'grade-2'))?.cycle).toMatchObject({ trail: ['C', 'L', 'C', 'L', 'E', 'A', 'L'], strategy: null })
    const noted = await school.database.read.selectFrom('step_changes').selectAll().where('cycle_id', '=', 'grade-2-2').orderBy('seq').execute()
    expect(noted.map(({ step }) => step)).toEqual(['C', 'L', 'C', 'L', 'E', 'A', 'L'])
    expect(Object.keys(noted[0] ?? {}).sort()).toEqual(['at', 'building_id', 'cycle_id', 'seq', 'step'])
  })
})
