import { cycleDocument } from 'shared/cycles/document'
import { closeCode } from 'shared/sync/wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compactWholly } from '../testing/compact'
import { until } from '../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../testing/school'

let school: TestSchool
let amara: Visitor
beforeEach(async () => {
  school = await startSchool()
  amara = await school.signIn('amara-nwosu')
})
afterEach(() => school.close())

describe('resetting the demo', () => {
  it('L7 makes open pages start again, with a new epoch, and leaves nothing of what was typed', async () => {
    const { documents } = await amara.cycle('grade-3-3')
    const page = school.open(amara, documents.cycle.id)
    await until('it is open', () => page.provider.synced)
    cycleDocument(page.doc).text('inquiryQuestion').insert(0, 'Scribbled: ')
    await until('it is saved', () => page.saved)
    const reset = amara.post('/api/demo/reset')
    // Somebody is still typing.
    const typing = setInterval(() => cycleDocument(page.doc).text('worry').insert(0, 'x'), 1)
    await until('it is told to start again', () => page.closes.includes(closeCode.epochChanged))
    clearInterval(typing)
    expect((await reset).status).toBe(204)
    expect(page.closes).toEqual([closeCode.epochChanged])

    const again = await amara.cycle('grade-3-3')
    expect(again.documents.cycle).toEqual({ id: documents.cycle.id, epoch: documents.cycle.epoch + 1 })
    expect(again.title).toBe('How can we help students infer?')
    const { view } = cycleDocument(await school.stored(documents.cycle.id)).project()
    expect([view.inquiryQuestion, view.worry]).toEqual(['How can we help students infer?', ''])

    const old = school.open(amara, documents.cycle.id, documents.cycle.epoch)
    await until('an old copy is turned away', () => old.closes.includes(closeCode.epochChanged))
    const fresh = school.open(amara, documents.cycle.id, again.documents.cycle.epoch)
    await until('a new one is let in', () => fresh.provider.synced)
  })

  it('L4 leaves no snapshot of what was, and nobody as the author of it', async () => {
    const { documents } = await amara.cycle('grade-3-3')
    await compactWholly(school.database, documents.cycle.id)
    expect((await amara.post('/api/demo/reset')).status).toBe(204)
    const { read } = school.database
    expect(await read.selectFrom('document_snapshots').select('id').execute()).toEqual([])
    expect(await read.selectFrom('document_authors').select('person_id').execute()).toEqual([])
    const page = school.open(amara, documents.cycle.id, documents.cycle.epoch + 1)
    await until('the page of the first day opens', () => page.provider.synced)
  })

  it('takes away cycles that were opened since, and leaves people signed in', async () => {
    const naomi = await school.signIn('naomi-tsosie')
    await naomi.post('/api/cycles/grade-2-2/close', { openNext: true })
    expect((await naomi.get('/api/home')).body).toMatchObject({ teams: [{ cycle: { number: 3 } }] })
    expect((await school.visitor().post('/api/demo/reset')).status).toBe(204)
    expect((await naomi.get('/api/home')).body).toMatchObject({
      teams: [{ cycle: { id: 'grade-2-2', title: 'How can we help reading sound like talking?' }, closedCycles: [{ number: 1 }] }],
    })
    const audit = await school.database.read.selectFrom('audit_log').select('person_id').where('what', '=', 'demo reset').execute()
    expect(audit).toEqual([{ person_id: null }])
  })
})
