import { cycleDocument, practiceDocument } from 'shared/cycles/document'
import { deskSchema } from 'shared/dashboards/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

let school: TestSchool
let dana: Visitor
beforeAll(async () => {
  school = await startSchool()
  dana = await school.signIn('dana-okafor')
})
afterAll(() => school.close())

const deskOf = async (visitor: Visitor) => z.parse(deskSchema, (await visitor.get('/api/desk')).body)
const teamOf = async (visitor: Visitor, id: string) => (await deskOf(visitor)).teams.find((team) => team.id === id)

describe('the coach’s desk', () => {
  it('shows of each followed team its step, its question, what it decided last, and who wrote; soonest meeting first', async () => {
    const { teams, paused } = await deskOf(dana)
    expect(teams.map(({ id }) => id).sort()).toEqual(['grade-1', 'grade-2', 'grade-3', 'grade-4', 'grade-5', 'kindergarten'])
    expect(paused).toEqual([])
    const meetings = teams.map(({ nextMeeting }) => nextMeeting && `${nextMeeting.date} ${nextMeeting.time}`)
    expect(meetings).toEqual([...meetings].sort((a, b) => ((a ?? '9') < (b ?? '9') ? -1 : 1)))
    expect(await teamOf(dana, 'grade-3')).toMatchObject({
      cycle: { id: 'grade-3-3', step: 'A', title: 'How can we help students infer?' },
      lastDecisions: { cycle: { id: 'grade-3-2', number: 2 } },
      card: { cycleId: 'grade-3-3' },
    })
    expect((await teamOf(dana, 'grade-1'))?.changes).toMatchObject([{ name: 'Xiomara Peña-Castellanos' }])
    expect((await teamOf(dana, 'grade-4'))?.lastDecisions?.decisions.map(({ text }) => text)).toContain('Timed fact sheets on Mondays')
  })

  it('has nothing of who owns a decision or does not agree, of tries, causes or anything personal', async () => {
    const text = JSON.stringify((await dana.get('/api/desk')).body)
    const { decisions } = cycleDocument(await school.stored('grade-4-2-cycle')).project().view
    const dissent = decisions.map((each) => each.dissent).filter((each) => each.trim())
    const { tries, attributions } = practiceDocument(await school.stored('grade-3-3-practice')).project().view
    const kept = [...dissent, ...tries.map(({ did }) => did), ...attributions.map(({ cause }) => cause)].filter((each) => each.trim())
    expect(kept.length).toBeGreaterThan(20)
    for (const words of kept) expect(text).not.toContain(words)
  })

  it('says of a team that has paused this coach only that it has', async () => {
    await school.database.write
      .updateTable('coach_assignments')
      .set({ paused_at: 1 })
      .where('team_id', '=', 'grade-5')
      .where('person_id', '=', 'wesley-tran')
      .execute()
    const { body } = await (await school.signIn('wesley-tran')).get('/api/desk')
    const desk = z.parse(z.object({ teams: z.array(z.object({ id: z.string() })), paused: z.unknown() }), body)
    expect(desk.teams.map(({ id }) => id)).toEqual(['grade-4'])
    expect(desk.paused).toEqual([{ id: 'grade-5', name: 'Grade 5', grade: '5' }])
  })

  it('is a coach’s alone', async () => {
    for (const person of ['amara-nwosu', 'joan-pemberton', 'theodora-papadimitriou-lang']) {
      expect((await (await school.signIn(person)).get('/api/desk')).status).toBe(403)
    }
    expect((await school.visitor().get('/api/desk')).status).toBe(401)
  })
})
