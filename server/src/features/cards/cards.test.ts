import { type Preview, listedCardsSchema, madeGuestLinkSchema, openingsSchema, previewSchema, readCardSchema } from 'shared/cards/publishing'
import { cycleDocument } from 'shared/cycles/document'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { inTransaction } from '../../db/transaction'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'
import { remakeCards } from './commands'

const day = 86_400_000
let clock = Date.now()
let school: TestSchool
let naomi: Visitor
let sofia: Visitor
let amara: Visitor
let joan: Visitor
beforeAll(async () => {
  school = await startSchool({ now: () => clock })
  naomi = await school.signIn('naomi-tsosie')
  sofia = await school.signIn('sofia-hernandez-iturralde')
  amara = await school.signIn('amara-nwosu')
  joan = await school.signIn('joan-pemberton')
})
afterAll(() => school.close())

const previewOf = async (visitor: Visitor, cycleId: string): Promise<Preview> =>
  z.parse(previewSchema, (await visitor.get(`/api/cycles/${cycleId}/card/preview`)).body)
const cardOf = async (visitor: Visitor, cycleId: string) => z.parse(readCardSchema, (await visitor.get(`/api/cycles/${cycleId}/card`)).body).card
const publish = async (visitor: Visitor, cycleId: string, sharedWithTeams = false) =>
  visitor.post(`/api/cycles/${cycleId}/card`, { sharedWithTeams, expected: (await previewOf(visitor, cycleId)).digest })
const share = (visitor: Visitor, cycleId: string, sharedWithTeams: boolean) =>
  visitor.ask('PATCH', `/api/cycles/${cycleId}/card`, {
    body: JSON.stringify({ sharedWithTeams }),
    headers: { 'content-type': 'application/json' },
  })
const openRoom = async (visitor: Visitor, cycleId: string) => {
  const page = school.open(visitor, `${cycleId}-cycle`)
  await until('the room is open', () => page.provider.synced)
  return page
}
const openingsOf = async (visitor: Visitor, cycleId: string) =>
  z.parse(openingsSchema, (await visitor.get(`/api/cycles/${cycleId}/card/openings`)).body).openings

describe('publishing', () => {
  it('gives a leader exactly the card that the team saw in its preview, and nothing before', async () => {
    expect((await joan.get('/api/cycles/grade-2-2/card')).status).toBe(404)
    const preview = await previewOf(naomi, 'grade-2-2')
    expect(preview).toMatchObject({ published: null, changedSince: false, card: { question: 'How can we help reading sound like talking?' } })
    expect((await publish(naomi, 'grade-2-2')).status).toBe(204)
    const { body } = await joan.get('/api/cycles/grade-2-2/card')
    expect(body).toEqual({ card: preview.card, publishedAt: clock, own: false })
    expect((await previewOf(naomi, 'grade-2-2')).published).toEqual({ at: clock, by: 'Naomi Tsosie', sharedWithTeams: false })
  })

  it('is refused when the room has changed since the team looked, and the published card stays as it was', async () => {
    const looked = await previewOf(naomi, 'grade-2-2')
    const page = await openRoom(naomi, 'grade-2-2')
    cycleDocument(page.doc).text('inquiryQuestion').insert(0, 'Still a draft: ')
    await until('it is saved', () => page.saved)
    const again = await naomi.post('/api/cycles/grade-2-2/card', { sharedWithTeams: false, expected: looked.digest })
    expect(again).toMatchObject({ status: 409, body: { error: { message: 'Something on the card has changed since you looked. Look again, then publish.' } } })
    expect(await cardOf(joan, 'grade-2-2')).toEqual(looked.card)
    const now = await previewOf(naomi, 'grade-2-2')
    expect(now).toMatchObject({ changedSince: true, card: { question: 'Still a draft: How can we help reading sound like talking?' } })
    expect((await publish(naomi, 'grade-2-2')).status).toBe(204)
    expect(await cardOf(joan, 'grade-2-2')).toEqual(now.card)
    expect((await previewOf(naomi, 'grade-2-2')).changedSince).toBe(false)
  })

  it('is refused while there is nothing to read on the card', async () => {
    const opened = await sofia.post('/api/cycles/grade-4-2/close', { openNext: true })
    const { nextCycleId } = z.parse(z.object({ nextCycleId: z.string() }), opened.body)
    expect(await publish(sofia, nextCycleId)).toMatchObject({ status: 409, body: { error: { message: 'There is nothing on this card yet. Write your question in the cycle first.' } } })
  })

  it('is taken back from everybody at once', async () => {
    expect((await naomi.delete('/api/cycles/grade-2-2/card')).status).toBe(204)
    expect((await joan.get('/api/cycles/grade-2-2/card')).status).toBe(404)
    expect((await previewOf(naomi, 'grade-2-2')).published).toBeNull()
    expect((await share(naomi, 'grade-2-2', true)).status).toBe(409)
  })

  it('is on record, with who did it and no word of the card', async () => {
    const rows = await school.database.read.selectFrom('audit_log').selectAll().where('about', '=', 'grade-2-2').orderBy('at').execute()
    expect(rows.map(({ what, person_id }) => [what, person_id])).toEqual([
      ['card published', 'naomi-tsosie'],
      ['card published', 'naomi-tsosie'],
      ['card withdrawn', 'naomi-tsosie'],
    ])
    expect(JSON.stringify(rows)).not.toContain('talking')
  })

  it('points at numbers and at the names of the team before anything leaves', async () => {
    const page = await openRoom(naomi, 'grade-2-2')
    const question = cycleDocument(page.doc).text('inquiryQuestion')
    question.insert(0, 'Naomi asks 5 of 24 students: ')
    await until('it is saved', () => page.saved)
    const { hints, card } = await previewOf(naomi, 'grade-2-2')
    const marked = hints.filter(({ part }) => part === 'question').map(({ start, end, kind }) => [card.question.slice(start, end), kind])
    expect(marked).toEqual([
      ['Naomi', 'name'],
      ['5 of 24', 'number'],
    ])
  })
})

describe('what is on the card', () => {
  it('hides small groups and those that would give them away, in grade 3 as product.md says', async () => {
    const { results } = await cardOf(joan, 'grade-3-3')
    const shown = (name: string) => results[0]?.breakdowns.find((each) => each.name === name)?.cells.map(({ label, looks }) => [label, looks !== null])
    expect(shown('Race and ethnicity')).toEqual([
      ['Hispanic', true],
      ['White', true],
      ['Black', false],
      ['Asian', false],
      ['Two or more races', false],
    ])
    expect(shown('IEP')?.every(([, isShown]) => isShown === false)).toBe(true)
  })

  it('has no count, no owner, no dissent and no draft in any byte, for a leader, another team and a guest', async () => {
    expect((await share(sofia, 'grade-4-2', true)).status).toBe(204)
    const made = z.parse(madeGuestLinkSchema, (await sofia.post('/api/cycles/grade-4-2/card/guest-links', { days: 7 })).body)
    const answers = [
      await joan.get('/api/cycles/grade-4-2/card'),
      await naomi.get('/api/cycles/grade-4-2/card'),
      await school.visitor().get(`/api${made.path}`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const room = cycleDocument(await school.stored('grade-4-2-cycle')).project().view
    const secrets = room.decisions.flatMap(({ owner, dissent, evidence }) => [owner ?? '', dissent, evidence])
    const drafts = [room.strengths, room.greatestNeed, room.ourImpact, room.forWhom, ...room.waves.map(({ sourceNote }) => sourceNote)]
    const words = [...secrets, ...drafts].map((text) => text.trim()).filter((text) => text !== '')
    expect(words.length).toBeGreaterThan(8)
    for (const { body } of answers) {
      const text = JSON.stringify(body)
      for (const word of words) expect(text).not.toContain(word)
      expect(text).not.toMatch(/"(n|met|owner|dissent|evidence|source|counts)":/)
    }
  })

  it('is made again when the building raises its minimum: what is hidden now is gone at once', async () => {
    const english = async () => (await cardOf(joan, 'grade-3-3')).results[0]?.breakdowns[0]?.cells.map(({ looks }) => looks !== null)
    expect(await english()).toEqual([true, true])
    const remake = (minimum: number) =>
      inTransaction(school.database, async (transaction) => {
        await transaction.updateTable('buildings').set({ minimum_group: minimum }).execute()
        await remakeCards(transaction, 'cedar-hollow')
      })
    await remake(30)
    expect(await english()).toEqual([false, false])
    expect((await cardOf(joan, 'grade-3-3')).numbers.minimum).toBe(30)
    await remake(10)
    expect(await english()).toEqual([true, true])
  })
})

describe('who reads', () => {
  it('leaders and the team’s coach; another team only if the team shares it; an admin never', async () => {
    const [dana, admin] = [await school.signIn('dana-okafor'), await school.signIn('theodora-papadimitriou-lang')]
    const statuses = () => Promise.all([joan, dana, amara, naomi, admin].map(async (visitor) => (await visitor.get('/api/cycles/grade-3-3/card')).status))
    expect(await statuses()).toEqual([200, 200, 200, 200, 404])
    expect((await share(amara, 'grade-3-3', false)).status).toBe(204)
    expect(await statuses()).toEqual([200, 200, 200, 404, 404])
    expect((await share(amara, 'grade-3-3', true)).status).toBe(204)
    expect((await admin.get('/api/cards')).status).toBe(403)
  })

  it('nobody but the team sees the preview, publishes, withdraws or makes links', async () => {
    const dana = await school.signIn('dana-okafor')
    const tries = (visitor: Visitor) =>
      Promise.all([
        visitor.get('/api/cycles/grade-3-3/card/preview'),
        visitor.get('/api/cycles/grade-3-3/card/openings'),
        visitor.get('/api/cycles/grade-3-3/card/guest-links'),
        visitor.post('/api/cycles/grade-3-3/card', { sharedWithTeams: true, expected: '' }),
        visitor.post('/api/cycles/grade-3-3/card/guest-links', { days: 1 }),
        visitor.delete('/api/cycles/grade-3-3/card'),
      ])
    expect((await tries(joan)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect((await tries(naomi)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect((await tries(dana)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
  })

  it('everybody finds in the list what they may read, the newest first', async () => {
    await share(sofia, 'grade-4-2', false)
    const listFor = async (visitor: Visitor) => z.parse(listedCardsSchema, (await visitor.get('/api/cards')).body).cards.map(({ cycleId }) => cycleId)
    expect(await listFor(joan)).toEqual(['grade-3-3', 'grade-4-2', 'grade-4-1', 'grade-3-2'])
    expect(await listFor(sofia)).toEqual(['grade-3-3', 'grade-4-2', 'grade-4-1', 'grade-3-2'])
    expect(await listFor(naomi)).toEqual(['grade-3-3', 'grade-4-1', 'grade-3-2'])
    expect(await listFor(await school.signIn('wesley-tran'))).toEqual(['grade-3-3', 'grade-4-2', 'grade-4-1', 'grade-3-2'])
    const { body } = await joan.get('/api/cards')
    expect(body).toMatchObject({ cards: [{ number: 3, title: 'How can we help students infer?', team: { name: 'Grade 3' }, strategy: 'Think-aloud, then listening to what students noticed' }, {}, {}, {}] })
  })

  it('the team sees who opened its card and when, once an hour each, and not its own members', async () => {
    const before = await openingsOf(amara, 'grade-3-2')
    expect(before.map(({ reader }) => reader)).toEqual([
      { kind: 'person', name: 'Naomi Tsosie', role: 'teacher' },
      { kind: 'person', name: 'Joan Pemberton', role: 'leader' },
    ])
    await amara.get('/api/cycles/grade-3-2/card')
    await joan.get('/api/cycles/grade-3-2/card')
    await joan.get('/api/cycles/grade-3-2/card')
    clock += 61 * 60_000
    await joan.get('/api/cycles/grade-3-2/card')
    const after = await openingsOf(amara, 'grade-3-2')
    expect(after[0]).toEqual({ reader: { kind: 'person', name: 'Joan Pemberton', role: 'leader' }, at: clock, times: 3 })
    expect(after).toHaveLength(2)
  })
})

describe('guest links', () => {
  const make = async (days: number) => {
    const { status, body } = await amara.post('/api/cycles/grade-3-3/card/guest-links', { days })
    expect(status).toBe(201)
    return z.parse(madeGuestLinkSchema, body)
  }
  const openAsGuest = (path: string) => school.visitor().get(`/api${path}`)
  const allow = (guest_links: 0 | 1) => school.database.write.updateTable('buildings').set({ guest_links }).execute()

  it('show the card to whoever holds one, with the school’s name, and the team sees that it was opened', async () => {
    const link = await make(7)
    const { body, headers } = await openAsGuest(link.path)
    const { card, publishedAt } = z.parse(readCardSchema, (await joan.get('/api/cycles/grade-3-3/card')).body)
    expect(body).toEqual({ card, building: 'Cedar Hollow Elementary', publishedAt, expiresAt: clock + 7 * day })
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'same-origin'])
    expect((await openingsOf(amara, 'grade-3-3')).map(({ reader }) => reader)).toContainEqual({ kind: 'guest', madeAt: clock })
    const { body: listed } = await amara.get('/api/cycles/grade-3-3/card/guest-links')
    expect(listed).toEqual({ links: [{ id: link.id, by: 'Amara Nwosu', madeAt: clock, expiresAt: link.expiresAt }] })
    expect(JSON.stringify(await school.database.read.selectFrom('guest_links').selectAll().execute())).not.toContain(link.path.slice('/guest/'.length))
    await amara.delete(`/api/cycles/grade-3-3/card/guest-links/${link.id}`)
  })

  it('end in the same 404 when wrong, expired, revoked, withdrawn, or turned off by the building', async () => {
    const wrong = await openAsGuest('/guest/never-made')
    expect(wrong.status).toBe(404)
    const gone = async (path: string) => expect(await openAsGuest(path)).toMatchObject({ status: 404, body: wrong.body })

    const short = await make(1)
    clock += day
    await gone(short.path)
    amara = await school.signIn('amara-nwosu')
    naomi = await school.signIn('naomi-tsosie')

    const revoked = await make(5)
    expect((await naomi.delete(`/api/cycles/grade-3-3/card/guest-links/${revoked.id}`)).status).toBe(404)
    expect((await amara.delete(`/api/cycles/grade-3-2/card/guest-links/${revoked.id}`)).status).toBe(404)
    expect((await openAsGuest(revoked.path)).status).toBe(200)
    expect((await amara.delete(`/api/cycles/grade-3-3/card/guest-links/${revoked.id}`)).status).toBe(204)
    await gone(revoked.path)

    const off = await make(5)
    await allow(0)
    await gone(off.path)
    expect((await amara.post('/api/cycles/grade-3-3/card/guest-links', { days: 1 })).status).toBe(409)
    expect((await previewOf(amara, 'grade-3-3')).guestLinks).toBe(false)
    await allow(1)
    expect((await openAsGuest(off.path)).status).toBe(200)

    await amara.delete('/api/cycles/grade-3-3/card')
    await gone(off.path)
    expect((await amara.post('/api/cycles/grade-3-3/card/guest-links', { days: 1 })).status).toBe(409)
    await publish(amara, 'grade-3-3', true)
    await gone(off.path)
  })

  it('last from one day to thirty', async () => {
    for (const days of [0, 31, 1.5]) {
      expect((await amara.post('/api/cycles/grade-3-3/card/guest-links', { days })).status).toBe(400)
    }
  })
})

describe('resetting the demo', () => {
  it('puts its four published cards back, with who opened them, and guest links on', async () => {
    await amara.delete('/api/cycles/grade-3-3/card')
    await school.database.write.updateTable('buildings').set({ guest_links: 0, minimum_group: 20 }).execute()
    expect((await amara.post('/api/demo/reset')).status).toBe(204)
    const rows = await school.database.read.selectFrom('shared_cards').select('cycle_id').orderBy('cycle_id').execute()
    expect(rows.map(({ cycle_id }) => cycle_id)).toEqual(['grade-3-2', 'grade-3-3', 'grade-4-1', 'grade-4-2'])
    const preview = await previewOf(amara, 'grade-3-3')
    expect(preview).toMatchObject({ changedSince: false, guestLinks: true, published: { by: 'Amara Nwosu', sharedWithTeams: true }, card: { numbers: { minimum: 10 } } })
    expect((await openingsOf(amara, 'grade-3-3')).map(({ reader }) => reader)).toEqual([
      { kind: 'person', name: 'Joan Pemberton', role: 'leader' },
      { kind: 'person', name: 'Dana Okafor', role: 'coach' },
    ])
  })
})
