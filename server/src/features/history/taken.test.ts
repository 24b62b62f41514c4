import { cycleDocument } from 'shared/cycles/document'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compactWholly } from '../../testing/compact'
import { historyOf, openedBy } from '../../testing/history'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool } from '../../testing/school'
import { spentDays } from './thinning'

const cycleId = 'grade-3-3'
const roomId = `${cycleId}-cycle`
const history = historyOf(cycleId)
const day = 86_400_000

let school: TestSchool | null = null
let now = Date.now()
let began = now
/** Of this test, not of the demo's story. */
const isNew = ({ at }: { at: number }) => at >= began
afterEach(async () => {
  await school?.close()
  school = null
})

async function start() {
  began = now = Date.now()
  const started = await startSchool({ now: () => now })
  school = started
  return { school: started, ...(await open(started)) }
}

async function open(school: TestSchool) {
  const amara = await school.signIn('amara-nwosu')
  const page = await openedBy(school, amara, roomId)
  return { amara, room: cycleDocument(page.doc), saved: () => until('it is saved', () => page.saved) }
}

/** What a version says of the team's room. */
async function wordsIn(school: TestSchool, versionId: string): Promise<string> {
  const row = await school.database.read.selectFrom('version_documents').select('bytes').where('version_id', '=', versionId).where('document_id', '=', roomId).executeTakeFirstOrThrow()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, row.bytes)
  return cycleDocument(doc).project().view.worry
}

async function write(room: ReturnType<typeof cycleDocument>, words: string): Promise<void> {
  room.transact(() => {
    room.text('worry').delete(0, room.text('worry').length)
    room.text('worry').insert(0, words)
  })
}

describe('L5 a version at every step change', () => {
  it('is of the step that the team has left, as it was at that very moment', async () => {
    const { school, amara, room, saved } = await start()
    const left = room.project().view.step
    await write(room, 'in the step before')
    room.set('step', left === 'R' ? 'C' : 'R')
    await saved()
    const version = await history.taken(amara, 'step', isNew)
    await write(room, 'in the step after')
    await saved()
    expect(version).toMatchObject({ step: left, name: null, by: null })
    expect(await wordsIn(school, version.id)).toBe('in the step before')
  })

  it('is taken at the next start where the server died in between, as of then, and only once', async () => {
    const { school, amara, room, saved } = await start()
    await write(room, 'in the step before')
    room.set('step', 'C')
    await saved()
    const version = await history.taken(amara, 'step', isNew)
    await write(room, 'long after')
    await saved()
    await school.restart(async ({ write: db }) => void (await db.deleteFrom('cycle_versions').execute()))
    const again = await open(school)
    const second = await history.taken(again.amara, 'step', isNew)
    expect(second.id).not.toBe(version.id)
    expect(await wordsIn(school, second.id)).toBe('in the step before')
    await school.restart()
    const { amara: third } = await open(school)
    expect((await history.versions(third)).filter((each) => each.kind === 'step' && isNew(each))).toHaveLength(1)
  })
})

describe('L5 a version of the end of each day on which somebody edited', () => {
  it('is taken at the first edit of a later day, without that edit, and once', async () => {
    const { school, room, saved } = await start()
    await write(room, 'Monday')
    await saved()
    const written = now
    // Everybody has been signed out by then.
    now += 3 * day
    const { amara, room: later, saved: laterSaved } = await open(school)
    await write(later, 'Thursday')
    await laterSaved()
    const version = await history.taken(amara, 'day')
    expect(await wordsIn(school, version.id)).toBe('Monday')
    expect(Math.abs(version.at - written)).toBeLessThan(60_000)
    now += 60_000
    await write(later, 'Thursday afternoon')
    await laterSaved()
    // A step that is left later is taken later.
    later.set('step', later.project().view.step === 'R' ? 'C' : 'R')
    await laterSaved()
    await history.taken(amara, 'step', isNew)
    expect((await history.versions(amara)).filter(({ kind }) => kind === 'day')).toHaveLength(1)
  })

  it('outlives compaction, which does not touch it', async () => {
    const { school, amara, room, saved } = await start()
    for (let n = 0; n < 30; n++) await write(room, `Monday ${n}`)
    await saved()
    const versionId = await history.make(amara, 'Monday’s')
    const kept = await school.database.read.selectFrom('version_documents').selectAll().where('version_id', '=', versionId).execute()
    await write(room, 'Tuesday')
    await saved()
    await compactWholly(school.database, roomId)
    const { rows } = await school.database.read.selectFrom('document_updates').select(({ fn }) => fn.countAll<number>().as('rows')).where('document_id', '=', roomId).executeTakeFirstOrThrow()
    expect(Number(rows)).toBe(0)
    expect(await school.database.read.selectFrom('version_documents').selectAll().where('version_id', '=', versionId).execute()).toEqual(kept)
    await history.restore(amara, versionId)
    await until('it is back', () => room.project().view.worry === 'Monday 29')
  })

  it('is kept for two weeks, then one a week; what has a name and what a step left stay', () => {
    const version = (daysAgo: number, kind: 'day' | 'step' | 'before-restore' = 'day', name: string | null = null) => ({ id: `${kind} ${daysAgo}`, kind, name, at: 1_000 * day - daysAgo * day })
    const versions = [1, 5, 13, 20, 21, 22, 40, 41].map((ago) => version(ago))
    const others = [version(100, 'step'), version(45, 'day', 'Named'), version(59, 'before-restore'), version(61, 'before-restore')]
    const spent = spentDays([...versions, ...others].toSorted((a, b) => b.at - a.at), 1_000 * day)
    expect(spent).toContain('before-restore 61')
    const many = Array.from({ length: 25 }, (_, index) => version(index, 'before-restore'))
    expect(spentDays(many, 1_000 * day)).toEqual(many.slice(20).map(({ id }) => id))
    const days = versions.filter(({ id }) => !spent.includes(id))
    expect(days.slice(0, 3).map(({ id }) => id)).toEqual(['day 1', 'day 5', 'day 13'])
    const weeks = days.slice(3).map(({ at }) => Math.floor(at / (7 * day)))
    expect(new Set(weeks).size).toBe(weeks.length)
    expect(new Set(versions.slice(3).map(({ at }) => Math.floor(at / (7 * day))))).toEqual(new Set(weeks))
    expect(spent).not.toContain('step 100')
    expect(spent).not.toContain('day 45')
  })
})

describe('a demo that is put back to its first day', () => {
  it('holds nothing of what was kept and noted before', async () => {
    const { school, amara, room, saved } = await start()
    await write(room, 'zyxmalachite')
    await saved()
    const versionId = await history.make(amara, 'zyxazurite')
    expect((await amara.post('/api/demo/reset')).status).toBe(204)
    expect((await history.versions(await school.signIn('amara-nwosu'))).map(({ id }) => id)).not.toContain(versionId)
  })
})
