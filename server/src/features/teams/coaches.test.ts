import { cycleDocument } from 'shared/cycles/document'
import { closeCode } from 'shared/sync/wire'
import { teamPageSchema } from 'shared/teams/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { MarkingProvider } from '../../testing/provider'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

let school: TestSchool
let naomi: Visitor
let dana: Visitor
const coach = '/api/teams/grade-2/coaches/dana-okafor'

beforeAll(async () => {
  school = await startSchool()
  naomi = await school.signIn('naomi-tsosie')
  dana = await school.signIn('dana-okafor')
})
afterAll(() => school.close())

const cycleOf = (visitor: Visitor) => visitor.cycle('grade-2-2')
const coachesSeenBy = async (visitor: Visitor) => z.parse(teamPageSchema, (await visitor.get('/api/teams/grade-2')).body).coaches
const goal = (client: MarkingProvider) => cycleDocument(client.doc).project().view.goalMeasure
const rows = (documentId: string) =>
  school.database.read.selectFrom('document_updates').select('seq').where('document_id', '=', documentId).execute()

describe('a coach whom the team pauses', () => {
  it('is out within a second, and what was on its way from them changes nothing', async () => {
    const { documents } = await cycleOf(dana)
    const open = school.open(dana, documents.cycle.id)
    await until('Dana is in', () => open.saved)
    const before = await rows(documents.cycle.id)
    const answered = naomi.put(`${coach}/pause`)
    await until('Dana is out', () => {
      // She goes on typing until she is told.
      cycleDocument(open.doc).text('goalMeasure').insert(0, 'late ')
      return open.closes.includes(closeCode.noAccess)
    }, 1000)
    expect((await answered).status).toBe(204)
    const typedInTime = (await rows(documents.cycle.id)).length - before.length
    cycleDocument(open.doc).text('goalMeasure').insert(0, 'too late ')
    open.connect()
    await until('Dana is refused again', () => open.closes.filter((code) => code === closeCode.noAccess).length > 1)
    expect((await rows(documents.cycle.id)).length - before.length).toBe(typedInTime)
    expect(cycleDocument(await school.stored(documents.cycle.id)).project().view.goalMeasure).not.toContain('too late')
    open.destroy()
  })

  it('finds nothing of the team’s room by any road, and the team page says that they are paused', async () => {
    expect((await dana.get('/api/cycles/grade-2-2')).status).toBe(404)
    expect(JSON.stringify((await dana.get('/api/home')).body)).not.toContain('grade-2-2')
    expect(await coachesSeenBy(dana)).toMatchObject([{ person: { id: 'dana-okafor' }, paused: true }])
    const { sight, coaches } = await cycleOf(naomi)
    expect(sight.coaches).toEqual([{ name: 'Dana Okafor', paused: true, practiceShared: false }])
    expect(coaches).toEqual([])
  })

  it('is let in again with what the team had let them do before', async () => {
    expect((await naomi.delete(`${coach}/pause`)).status).toBe(204)
    expect(await cycleOf(dana)).toMatchObject({ as: 'coach', mayEdit: true, mayWriteTries: false })
  })
})

describe('a coach whom the team lets edit', () => {
  it('edits until the team changes its mind, and reads from then on', async () => {
    const { documents } = await cycleOf(dana)
    const open = school.open(dana, documents.cycle.id)
    await until('Dana is in', () => open.saved)
    await naomi.delete(`${coach}/edit`)
    await until('Dana is asked to come again', () => open.closes.includes(closeCode.roleChanged), 1000)
    expect(await cycleOf(dana)).toMatchObject({ mayEdit: false })
    const before = goal(open)
    await until('Dana is back', () => open.provider.synced)
    cycleDocument(open.doc).text('goalMeasure').insert(0, 'not mine to write ')
    await until('she is refused', () => open.refusals.length > 0)
    expect(cycleDocument(await school.stored(documents.cycle.id)).project().view.goalMeasure).toBe(before)
    await naomi.put(`${coach}/edit`)
    expect(await cycleOf(dana)).toMatchObject({ mayEdit: true })
    open.destroy()
  })
})

describe('a coach to whom the team shows its tries', () => {
  it('opens them to read, and is out within a second when the team changes its mind', async () => {
    expect((await cycleOf(dana)).documents.practice).toBeNull()
    const hidden = (await cycleOf(naomi)).documents.practice!
    const refused = school.open(dana, hidden.id)
    await until('Dana is not let in', () => refused.closes.includes(closeCode.noAccess))
    expect(refused.doc.store.clients.size).toBe(0)

    await naomi.put(`${coach}/practice`)
    const { documents, mayEdit, mayWriteTries } = await cycleOf(dana)
    expect(documents.practice).toEqual(hidden)
    expect({ mayEdit, mayWriteTries }).toEqual({ mayEdit: true, mayWriteTries: false })
    const reading = school.open(dana, hidden.id)
    await until('Dana reads them', () => reading.saved)
    const before = await rows(hidden.id)
    reading.doc.getArray('tries').insert(0, ['hers'])
    await until('she is refused', () => reading.refusals.length > 0)

    await naomi.delete(`${coach}/practice`)
    await until('Dana is out', () => reading.closes.includes(closeCode.noAccess), 1000)
    expect((await cycleOf(dana)).documents.practice).toBeNull()
    expect(await rows(hidden.id)).toEqual(before)
    refused.destroy()
    reading.destroy()
  })
})

describe('what a team decides about its coach', () => {
  it('is not told to its other coach', async () => {
    const wesley = await school.signIn('wesley-tran')
    const page = z.parse(teamPageSchema, (await wesley.get('/api/teams/grade-4')).body)
    expect(page.coaches.map(({ person }) => person.name)).toEqual(['Wesley Tran'])
    const sofia = await school.signIn('sofia-hernandez-iturralde')
    const all = z.parse(teamPageSchema, (await sofia.get('/api/teams/grade-4')).body)
    expect(all.coaches.map(({ person }) => person.name)).toEqual(['Dana Okafor', 'Wesley Tran'])
  })

  it('is for its members alone, and about its own coaches', async () => {
    expect((await dana.put(`${coach}/practice`)).status).toBe(403)
    const lucia = await school.signIn('lucia-fuentes')
    expect(await lucia.put(`${coach}/pause`)).toEqual(expect.objectContaining({ status: 404 }))
    expect((await naomi.put('/api/teams/grade-2/coaches/wesley-tran/pause')).status).toBe(404)
    expect((await naomi.put('/api/teams/grade-2/coaches/nobody/pause')).status).toBe(404)
  })

  it('is on record once for each change', async () => {
    await naomi.put(`${coach}/edit`)
    const entries = await school.database.read.selectFrom('audit_log').select('what').where('about', '=', 'grade-2/dana-okafor').orderBy('at').execute()
    expect(entries.map(({ what }) => what)).toEqual([
      'coach paused',
      'coach let in again',
      'coach may only read',
      'coach may edit',
      'tries shown to coach',
      'tries hidden from coach',
    ])
  })
})
