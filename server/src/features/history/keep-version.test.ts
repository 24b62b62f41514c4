import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction'
import { seedSchool, temporaryDatabase } from '../../testing/database'
import * as store from './store'

let opened: Awaited<ReturnType<typeof temporaryDatabase>>
beforeEach(async () => {
  opened = await temporaryDatabase()
  await seedSchool(opened.database, ['c1'])
  const document = { building_id: 'b1', cycle_id: 'c1', owner_id: null, epoch: 2, generation: 1, head_seq: 9, access_version: 1, created_at: 1 }
  await opened.database.write.insertInto('documents').values([{ ...document, id: 'room', kind: 'cycle' }, { ...document, id: 'tries', kind: 'practice' }]).execute()
})
afterEach(() => opened.remove())

const version = (id: string, ref: string) => ({ id, building_id: 'b1', cycle_id: 'c1', kind: 'step' as const, ref, name: null, step: 'C' as const, person_id: null, at: 1, restored_id: null })
const holds = (version_id: string, document_id: string, epoch = 2) => ({ version_id, building_id: 'b1', document_id, epoch, generation: 1, seq: 9, checksum: 'x', bytes: new Uint8Array([1]) })
const keep = (...[given, documents]: [ReturnType<typeof version>, ReturnType<typeof holds>[]]) =>
  inTransaction(opened.database, (transaction) => store.insertVersion(transaction, given, documents))
const kept = async () => ({
  versions: (await opened.database.read.selectFrom('cycle_versions').select('id').execute()).map(({ id }) => id),
  documents: (await opened.database.read.selectFrom('version_documents').select(['version_id']).execute()).length,
})

describe('L5 a version in the database', () => {
  it('is kept once of what it is taken of, however often somebody tries', async () => {
    expect(await keep(version('v1', '7'), [holds('v1', 'room'), holds('v1', 'tries')])).toBe(true)
    expect(await keep(version('v2', '7'), [holds('v2', 'room'), holds('v2', 'tries')])).toBe(false)
    expect(await kept()).toEqual({ versions: ['v1'], documents: 2 })
  })

  it('is there whole or not at all', async () => {
    await expect(keep(version('v1', '7'), [holds('v1', 'room'), holds('v1', 'room')])).rejects.toThrow()
    expect(await kept()).toEqual({ versions: [], documents: 0 })
    expect(await keep(version('v1', '7'), [holds('v1', 'room'), holds('v1', 'tries')])).toBe(true)
  })

  it('is thrown away where a document has begun again while it was made: it would bring back what was erased', async () => {
    expect(await keep(version('v1', '7'), [holds('v1', 'room', 1), holds('v1', 'tries')])).toBe(false)
    expect(await kept()).toEqual({ versions: [], documents: 0 })
  })

  it('goes with its cycle, and no document goes without it', async () => {
    await keep(version('v1', '7'), [holds('v1', 'room'), holds('v1', 'tries')])
    await opened.database.write.deleteFrom('documents').where('cycle_id', '=', 'c1').execute()
    await opened.database.write.deleteFrom('cycles').where('id', '=', 'c1').execute()
    expect(await kept()).toEqual({ versions: [], documents: 0 })
  })
})

describe('L5 what was typed in the moment before a restore', () => {
  it('is put into the version of before, but never over one from which a name was erased meanwhile', async () => {
    await keep(version('v1', '7'), [holds('v1', 'room'), holds('v1', 'tries')])
    const { write, read } = opened.database
    const place = { versionId: 'v1', documentId: 'room', from: 'x' }
    await store.sharpen(write, place, { bytes: new Uint8Array([2]), checksum: 'y' })
    // Somebody else's hand has been there since: this comes too late.
    await store.sharpen(write, place, { bytes: new Uint8Array([3]), checksum: 'z' })
    expect(await read.selectFrom('version_documents').select(['document_id', 'checksum']).orderBy('document_id').execute()).toEqual([
      { document_id: 'room', checksum: 'y' },
      { document_id: 'tries', checksum: 'x' },
    ])
  })
})
