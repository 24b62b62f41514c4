import { createHash } from 'node:crypto'
import { cycleDocument, practiceDocument } from 'shared/cycles/document'
import { mostNamedVersions } from 'shared/history/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { placeOf, startStage, type Stage } from '../../testing/cast'
import { historyOf, openedBy } from '../../testing/history'
import { type MarkingProvider, until } from '../../testing/provider'
import type { Visitor } from '../../testing/school'

let stage: Stage
let amara: Visitor
let page: MarkingProvider
beforeAll(async () => {
  stage = await startStage()
  amara = await stage.as('member')
  page = await openedBy(stage.school, amara, 'grade-3-3-cycle')
})
afterAll(() => stage.close())

const { cycleId } = placeOf['own team']
const history = historyOf(cycleId)
const room = () => cycleDocument(page.doc)
const saved = () => until('it is saved', () => page.saved)
const wordsOf = (text: string) => room().project().view[text === 'worry' ? 'worry' : 'because']

async function type(field: 'worry' | 'because', words: string): Promise<void> {
  room().transact(() => room().text(field).insert(0, words))
  await saved()
}

describe('L5 a version by name', () => {
  it('keeps the page as it was, says who named it, and is compared with what is there now', async () => {
    const before = room().project().view.worry
    const versionId = await history.make(amara, '  Before the meeting ')
    await type('worry', 'Later words. ')
    const versions = await history.versions(amara)
    expect(versions[0]).toMatchObject({ id: versionId, kind: 'name', name: 'Before the meeting', by: { id: 'amara-nwosu', name: 'Amara Nwosu' }, restored: null })
    const { before: old, after, differences } = await history.compare(amara, versionId)
    expect([old?.id, after]).toEqual([versionId, null])
    const [worry] = differences.filter(({ field }) => field === 'worry')
    expect(worry).toMatchObject({ document: 'cycle', step: 'C', kind: 'field', difference: { as: 'words' } })
    const parts = worry?.kind === 'field' && worry.difference.as === 'words' ? worry.difference.parts : []
    expect(parts.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(before)
    expect(parts.filter(({ kind }) => kind === 'added').map(({ text }) => text).join('')).toContain('Later words.')
  })

  it('is brought back on everybody’s open page, and the restore is undone as easily', async () => {
    await type('because', 'First. ')
    const versionId = await history.make(amara, 'To come back to')
    const ben = await stage.school.signIn('ben-ellison')
    const hisPage = await openedBy(stage.school, ben, 'grade-3-3-cycle')
    await type('because', 'Second. ')
    const row = room().table('observations').add({ text: 'Added since' })
    await saved()
    const before = wordsOf('because')

    const { before: beforeId, changed } = await history.restore(ben, versionId)
    expect(changed.toSorted()).toEqual(['because', 'observations'])
    const his = () => cycleDocument(hisPage.doc).project()
    await until('the restore is on both pages', () => !his().view.because.startsWith('Second') && !wordsOf('because').startsWith('Second'))
    expect(his().removed).toContainEqual({ table: 'observations', id: row, words: ['Added since'] })
    const kept = (await history.versions(amara)).find(({ id }) => id === beforeId)
    expect(kept).toMatchObject({ kind: 'before-restore', restored: versionId, by: { id: 'ben-ellison' }, name: null })

    await history.restore(amara, beforeId)
    await until('the undo is on both pages', () => his().view.because === before && wordsOf('because') === before)
    expect(his().view.observations.map(({ id }) => id)).toContain(row)
  })

  it('can be brought back in part', async () => {
    const versionId = await history.make(amara, 'For one field')
    await type('worry', 'One. ')
    await type('because', 'Two. ')
    expect((await history.restore(amara, versionId, { only: ['worry'] })).changed).toEqual(['worry'])
    await until('it is restored', () => !wordsOf('worry').startsWith('One.'))
    expect(wordsOf('because')).toMatch(/^Two\./)
  })

  it('keeps what a colleague goes on typing into the same text while it is restored', async () => {
    const versionId = await history.make(amara, 'While typing')
    await type('worry', 'Away with this. ')
    const ben = await stage.school.signIn('ben-ellison')
    const hisPage = await openedBy(stage.school, ben, 'grade-3-3-cycle')
    const his = cycleDocument(hisPage.doc)
    // Offline, he goes on behind the words that the restore is about to take away.
    hisPage.provider.disconnect()
    his.transact(() => his.text('worry').insert(his.text('worry').length, ' And this stays.'))
    await history.restore(amara, versionId)
    hisPage.provider.connect()
    await until('he is back', () => hisPage.provider.synced && hisPage.saved)
    await until('both pages say the same', () => wordsOf('worry') === his.project().view.worry && wordsOf('worry').includes('And this stays.'))
    expect(wordsOf('worry')).not.toContain('Away with this.')
    expect(wordsOf('worry').match(/And this stays\./g)).toHaveLength(1)
  })

  it('is given another name, loses it, and goes with it', async () => {
    const versionId = await history.make(amara, 'Frist')
    expect((await amara.put(`${history.path}/versions/${versionId}`, { name: 'First' })).status).toBe(204)
    expect((await history.versions(amara)).find(({ id }) => id === versionId)?.name).toBe('First')
    expect((await amara.delete(`${history.path}/versions/${versionId}`)).status).toBe(204)
    expect((await history.versions(amara)).map(({ id }) => id)).not.toContain(versionId)
    const { write } = stage.school.database
    expect(await write.selectFrom('version_documents').select('version_id').where('version_id', '=', versionId).execute()).toEqual([])
  })

  it('needs a name, and there are not more of them than anybody could look through', async () => {
    expect((await amara.post(`${history.path}/versions`, { name: '  ' })).status).toBe(400)
    expect((await amara.post(`${history.path}/versions`, { name: 'x'.repeat(81) })).status).toBe(400)
    const { write } = stage.school.database
    const many = Array.from({ length: mostNamedVersions }, (_, index) => ({
      ...{ id: `many-${index}`, building_id: 'cedar-hollow', cycle_id: cycleId, kind: 'name' as const, ref: `many-${index}`, name: 'One of many' },
      ...{ step: null, person_id: null, at: 1, restored_id: null },
    }))
    await write.insertInto('cycle_versions').values(many).execute()
    const message = `This cycle has ${mostNamedVersions} named versions. Remove one that you need no more, then name this one.`
    expect(await amara.post(`${history.path}/versions`, { name: 'One more' })).toMatchObject({ status: 409, body: { error: { message } } })
    await write.deleteFrom('cycle_versions').where('name', '=', 'One of many').execute()
  })

  it('that is damaged on the disk is said to be so, and leaves the page and the others alone', async () => {
    const [damaged, whole] = [await history.make(amara, 'Damaged'), await history.make(amara, 'Whole')]
    const { write } = stage.school.database
    await write.updateTable('version_documents').set({ bytes: new Uint8Array([0, 0]) }).where('version_id', '=', damaged).execute()
    const before = Y.encodeStateAsUpdate(await stage.school.stored('grade-3-3-cycle'))
    expect((await amara.post(`${history.path}/versions/${damaged}/restore`, {})).status).toBe(409)
    expect((await amara.get(`${history.path}/versions/${damaged}/comparison`)).status).toBe(409)
    expect(Y.encodeStateAsUpdate(await stage.school.stored('grade-3-3-cycle'))).toEqual(before)
    expect((await history.restore(amara, whole)).changed).toEqual([])
  })

  it('is the whole state of the two shared documents, checksummed, and of no personal one', async () => {
    const versionId = await history.make(amara, 'Whole state')
    const rows = await stage.school.database.read.selectFrom('version_documents').selectAll().where('version_id', '=', versionId).execute()
    expect(rows.map(({ document_id }) => document_id).toSorted()).toEqual(['grade-3-3-cycle', 'grade-3-3-practice'])
    for (const { document_id: documentId, epoch, seq, bytes, checksum } of rows) {
      expect(checksum).toBe(createHash('sha256').update(JSON.stringify([documentId, epoch, seq])).update(bytes).digest('hex'))
      expect(Buffer.from(bytes)).toEqual(Buffer.from(Y.encodeStateAsUpdate(await stage.school.stored(documentId))))
    }
  })
})

describe('L5 who may', () => {
  it('a coach looks at the room’s history without tries, and restores only where the team lets them, without tries', async () => {
    const versionId = await history.make(amara, 'For coaches')
    const practice = await openedBy(stage.school, amara, 'grade-3-3-practice')
    const row = practiceDocument(practice.doc).table('inTheWay').add({ text: 'No time on Fridays' })
    await until('it is saved', () => practice.saved)
    await type('worry', 'Since. ')

    const [dana, editing] = [await stage.as('assigned coach'), await stage.as('editing coach with tries')]
    const seen = await history.compare(dana, versionId)
    expect(seen.differences.map(({ document }) => document)).toEqual(['cycle'])
    expect(JSON.stringify(seen)).not.toContain('Fridays')
    expect(JSON.stringify(await history.compare(editing, versionId))).toContain('Fridays')
    expect((await dana.post(`${history.path}/versions/${versionId}/restore`, {})).status).toBe(403)
    expect((await dana.post(`${history.path}/versions`, { name: 'Mine' })).status).toBe(403)

    // Opting in shows the tries; they stay the team's to change.
    expect((await history.restore(editing, versionId)).changed).toEqual(['worry'])
    expect(practiceDocument(practice.doc).project().view.inTheWay.map(({ id }) => id)).toContain(row)
    expect((await history.restore(amara, versionId)).changed).toEqual(['inTheWay'])
  })

  it('nobody else, however they come: not a visitor, not a leader, not by another cycle’s address', async () => {
    const versionId = await history.make(amara, 'Ours')
    for (const name of ['invited leader', 'admin in an emergency'] as const) {
      expect((await (await stage.as(name)).get(`${history.path}/versions`)).status).toBe(403)
    }
    for (const name of ['leader', 'admin', 'member of another team', 'paused coach', 'coach of others'] as const) {
      expect((await (await stage.as(name)).get(`${history.path}/versions/${versionId}/comparison`)).status).toBe(404)
    }
    const lucia = await stage.as('member of another team')
    const other = historyOf('grade-5-2').path
    expect((await lucia.get(`${other}/versions/${versionId}/comparison`)).status).toBe(404)
    for (const [method, path] of [['POST', '/restore'], ['PUT', ''], ['DELETE', '']] as const) {
      const body = method === 'DELETE' ? {} : { body: '{"name":"x"}', headers: { 'content-type': 'application/json' } }
      expect((await lucia.ask(method, `${other}/versions/${versionId}${path}`, body)).status).toBe(404)
    }
  })
})
