import { cycleDocument, personalDocument } from 'shared/cycles/document'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { placeOf, startStage, type Stage } from '../../testing/cast'
import { compactWholly } from '../../testing/compact'
import { historyOf, openedBy } from '../../testing/history'
import { type MarkingProvider, until } from '../../testing/provider'
import type { Visitor } from '../../testing/school'

const { cycleId } = placeOf['own team']
const history = historyOf(cycleId)
const minute = 60_000
const hour = 60 * minute
let now = Date.now()

let stage: Stage
let amara: Visitor
let ben: Visitor
let page: MarkingProvider
beforeAll(async () => {
  stage = await startStage({ now: () => now })
  await signInAnew()
  page = await openedBy(stage.school, amara, `${cycleId}-cycle`)
})
afterAll(() => stage.close())
beforeEach(async () => {
  now += 40 * minute
  await signInAnew()
})

/** The clock runs, and nobody stays signed in for hours without doing anything. */
async function signInAnew(): Promise<void> {
  amara = await stage.as('member')
  ben = await stage.school.signIn('ben-ellison')
}

const room = () => cycleDocument(page.doc)
const entries = () => stage.school.database.read.selectFrom('cycle_changes').selectAll().where('cycle_id', '=', cycleId).orderBy('at').execute()

/** Waits until the projector has seen what is written. */
async function noted(): Promise<void> {
  await until('it is saved', () => page.saved)
  const { database } = stage.school
  for (const kind of ['cycle', 'practice'] as const) {
    for (let tries = 0; tries < 200; tries++) {
      const { head_seq } = await database.read.selectFrom('documents').select('head_seq').where('id', '=', `${cycleId}-${kind}`).executeTakeFirstOrThrow()
      const { projected_seq } = await database.read.selectFrom('cycle_states').select('projected_seq').where('cycle_id', '=', cycleId).where('kind', '=', kind).executeTakeFirstOrThrow()
      if (projected_seq >= head_seq) break
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}
const write = (words: string) => room().transact(() => room().text('because').insert(0, words))

describe('L8 the journal of what changed', () => {
  it('says which field, how and when; and holds no words and nobody', async () => {
    const since = now
    write('zyxtourmaline ')
    const row = room().table('observations').add({ text: 'zyxperidot' })
    room().set('goalTarget', 61)
    await noted()
    const fresh = (await entries()).filter(({ at }) => at > since)
    const told = fresh.map(({ field, what, row_id }) => `${field} ${what} ${row_id}`)
    expect(new Set(told)).toEqual(new Set(['because written null', 'goalTarget chosen null', `observations added ${row}`]))
    const bytes = JSON.stringify(await entries())
    for (const secret of ['zyx', 'amara', 'Nwosu']) expect(bytes).not.toContain(secret)
  })

  it('makes one entry of what goes on for some minutes, and only ever adds', async () => {
    const before = await entries()
    for (const words of ['a ', 'b ', 'c ']) {
      write(words)
      await noted()
      now += minute
    }
    const fresh = (await entries()).filter(({ id }) => before.every((entry) => entry.id !== id))
    expect(fresh).toHaveLength(1)
    expect(fresh[0]?.at).toBeGreaterThan((fresh[0]?.first_at ?? 0) + minute)
    now += 20 * minute
    write('d ')
    await noted()
    const later = await entries()
    expect(later.filter(({ id }) => before.every((entry) => entry.id !== id))).toHaveLength(2)
    for (const entry of [...before, ...fresh]) expect(later).toContainEqual(entry)
  })

  it('does not say which unsigned row it was, and tells a row that comes back from the tray as that', async () => {
    const since = now
    const personal = (await amara.cycle(cycleId)).documents.personal
    const mine = await openedBy(stage.school, amara, personal?.id ?? '')
    personalDocument(mine.doc).table('tries').add({ did: 'Read aloud', done: true })
    await until('my page is saved', () => mine.saved)
    const row = room().table('observations').ids()[0] ?? ''
    room().table('observations').remove(row)
    await noted()
    now += minute
    room().table('observations').restore(row)
    const isTold = async () => (await entries()).some(({ field, at }) => field === 'tries' && at > since)
    for (let tries = 0; tries < 100 && !(await isTold()); tries++) await new Promise((resolve) => setTimeout(resolve, 25))
    await noted()
    const fresh = (await entries()).filter(({ at }) => at > since)
    expect(fresh.filter(({ field }) => field === 'observations').map(({ what, row_id }) => [what, row_id])).toEqual([['removed', row], ['brought-back', row]])
    expect(fresh.filter(({ field }) => field === 'tries').map(({ what, row_id, column_name, count }) => [what, row_id, column_name, count])).toEqual([['added', null, null, 1]])
    for (const { field, first_at, at } of fresh) if (field === 'tries') expect([first_at % hour, at % hour]).toEqual([0, 0])
  })

  it('is not made again by a restart or a rebuilt state', async () => {
    await noted()
    const before = await entries()
    await stage.school.restart(async ({ write: db }) => void (await db.updateTable('cycle_states').set({ projected_seq: 0 }).where('cycle_id', '=', cycleId).execute()))
    page = await openedBy(stage.school, (amara = await stage.as('member')), `${cycleId}-cycle`)
    ben = await stage.school.signIn('ben-ellison')
    await noted()
    expect(await entries()).toEqual(before)
    write('after the restart ')
    await noted()
    expect((await entries()).length).toBe(before.length + 1)
  })
})

describe('what changed since I was last here', () => {
  it('is what others did since my last visit ended; not what I did, and nothing to who comes for the first time', async () => {
    const dana = await stage.as('assigned coach')
    expect(await history.changes(dana)).toEqual({ since: null, changes: [] })
    await ben.get(`/api/cycles/${cycleId}`)
    now += 50 * minute
    expect((await ben.post(`${history.path}/visits`)).status).toBe(204)
    const left = now
    now += 50 * minute
    write('what Ben has not seen ')
    const row = room().table('observations').add({ text: 'They stop at the word' })
    await noted()
    await amara.post(`${history.path}/visits`)
    now += 50 * minute
    // Both come back. Home asks before anybody has looked at the cycle again.
    await signInAnew()
    const atHome = await history.changes(ben)
    for (const visitor of [ben, amara]) await visitor.get(`/api/cycles/${cycleId}`)
    const told = await history.changes(ben)
    expect(told.since).toBe(left)
    expect(atHome).toEqual(told)
    expect(told.changes).toMatchObject([
      { field: 'observations', what: 'added', count: 1, step: 'C', rows: [{ id: row, label: 'They stop at the word' }] },
      { field: 'because', what: 'written', count: 1, step: 'L' },
    ])
    expect((await history.changes(amara, left)).changes).toEqual([])
    // A reload is the same visit.
    now += minute
    await ben.get(`/api/cycles/${cycleId}`)
    expect(await history.changes(ben)).toEqual(told)
  })

  it('is told the same when compaction has taken the rows that it came with', async () => {
    const since = now
    now += minute
    write('long ago ')
    await noted()
    const before = await history.changes(ben, since)
    expect(before.changes).toMatchObject([{ field: 'because', what: 'written' }])
    await compactWholly(stage.school.database, `${cycleId}-cycle`)
    expect(await history.changes(ben, since)).toEqual(before)
  })

  it('tells a coach of the room alone, unless the team has opted in', async () => {
    const [dana, editing] = [await stage.as('assigned coach'), await stage.as('editing coach with tries')]
    const documents = async (visitor: Visitor) => new Set((await history.changes(visitor, 0)).changes.map(({ document }) => document))
    expect(await documents(dana)).toEqual(new Set(['cycle']))
    expect(await documents(editing)).toEqual(new Set(['cycle', 'practice']))
    expect((await (await stage.as('invited leader')).get(`${history.path}/changes`)).status).toBe(403)
  })

  it('says that a version was restored', async () => {
    const since = now
    const versionId = await history.make(amara, 'Back')
    write('gone again ')
    await noted()
    now += minute
    await history.restore(amara, versionId)
    expect((await history.changes(ben, since)).changes[0]).toMatchObject({ field: null, what: 'restored', count: 1, step: null })
  })
})
