import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inTransaction } from '../db/transaction'
import { changesSinceVisit } from '../features/cycles/store'
import { writingOf } from '../features/exports/store'
import { BackedUpSchool } from '../testing/backup-school'
import { compactWholly } from '../testing/compact'
import { createDocument } from '../sync/create-document'
import { recoveryMs } from '../sync/log'
import { sqliteLog } from '../sync/sqlite-log'

let school: BackedUpSchool
beforeEach(async () => void (school = await BackedUpSchool.open()))
afterEach(() => school.remove())

const hour = 3_600_000
const write = () => school.database.write
const read = () => school.database.read
const load = async (documentId = 'd1') => {
  const document = await sqliteLog(school.database).load(documentId)
  if (document === null) throw new Error(`${documentId} is not there`)
  return document
}
const textOf = async (documentId = 'd1') => {
  const doc = new Y.Doc()
  for (const update of (await load(documentId)).updates) Y.applyUpdate(doc, update)
  return doc.getText('title').toString()
}
async function type(words: string, binds: number[] = []): Promise<void> {
  const { epoch, generation, headSeq, updates } = await load()
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  doc.getText('title').insert(doc.getText('title').length, words)
  const bytes = Y.encodeStateAsUpdate(doc, before)
  const batch = { documentId: 'd1', buildingId: 'b1', epoch, generation, headSeq, updates: [{ bytes, at: 5, personId: 'p1', accessVersion: 1, binds }] }
  expect(await sqliteLog(school.database).append([batch])).toEqual(['committed'])
}
const beginAgain = () => write().updateTable('documents').set({ epoch: 7 }).where('id', '=', 'd1').execute()
const session = (id_hash: string, person_id = 'p1') => ({
  ...{ id_hash, building_id: 'b1', person_id, created_at: 1, last_used_at: 1 },
  ...{ expires_at: Date.now() + hour, own_device: 0 as const, user_agent: 'a test' },
})
const sessions = async () => (await read().selectFrom('sessions').select('id_hash').orderBy('id_hash').execute()).map(({ id_hash }) => id_hash)

describe('documents after a restore', { timeout: 30_000 }, () => {
  it('L7 keep their epoch, under a generation that never was, and take back for thirty days what they lack', async () => {
    await type('before', [11])
    const backup = await school.backup()
    await type(' since', [12])
    const began = Date.now()
    await school.restore(backup)
    const document = await load()
    expect(document).toMatchObject({ epoch: 1, generation: 2, headSeq: 2 })
    expect(document.recoveringUntil).toBeGreaterThanOrEqual(began + recoveryMs)
    expect(await textOf()).toBe('before')
    // Whose ids are whose is known, also of what is lost for now.
    expect(document.clientIds).toEqual(new Map([[11, 'p1'], [12, 'p1']]))
    expect(document.boundSince).toEqual(new Set())
    await school.restore(backup)
    expect((await load()).generation).toBe(3)
  })

  it('L7 begin once more, under an epoch that never was, where they have begun again since: compacted or not', async () => {
    await type('before')
    await compactWholly(school.database, 'd1')
    const backup = await school.backup()
    await beginAgain()
    await school.restore(backup)
    expect(await load()).toMatchObject({ epoch: 8, recoveringUntil: null })
    expect(await textOf()).toBe('before')
  })

  it('are kept whole where an author has first come since: nobody else could bring that back', async () => {
    const backup = await school.backup()
    const doc = new Y.Doc()
    doc.getText('title').insert(0, 'mine alone')
    const personal = { id: 'personal', buildingId: 'b1', kind: 'personal', cycleId: 'c1', ownerId: 'p2', seed: Y.encodeStateAsUpdate(doc), createdAt: 2 } as const
    await inTransaction(school.database, (transaction) => createDocument(transaction, personal))
    const picture = { id: 'i1', building_id: 'b1', cycle_id: 'c1', media_type: 'image/png', bytes: new Uint8Array([1, 2]), created_at: 2 }
    await write().insertInto('images').values(picture).execute()
    await school.restore(backup)
    expect(await textOf('personal')).toBe('mine alone')
    expect(await read().selectFrom('images').selectAll().execute()).toEqual([picture])
  })
})

describe('whoever brings back what others had written', { timeout: 30_000 }, () => {
  it('G2 has not written it: not for “since you were here”, not in what the school holds about them, also when it is compacted', async () => {
    const { epoch, generation, headSeq } = await load()
    const bytes = Y.encodeStateAsUpdate(new Y.Doc())
    const row = { bytes, at: 5, personId: 'p1', accessVersion: 1 }
    await sqliteLog(school.database).append([{ documentId: 'd1', buildingId: 'b1', epoch, generation, headSeq, updates: [row, { ...row, at: 9, recovered: true }] }])
    const wrote = [{ personId: 'p1', name: 'p1', at: 5 }]
    expect(await changesSinceVisit(read(), 'c1', 'p2')).toEqual(wrote)
    expect(await writingOf(read(), 'p1')).toMatchObject([{ edits: 1, last: 5 }])
    await compactWholly(school.database, 'd1')
    expect(await changesSinceVisit(read(), 'c1', 'p2')).toEqual(wrote)
    expect(await writingOf(read(), 'p1')).toMatchObject([{ edits: 1, last: 5 }])
  })
})

describe('people after a restore', { timeout: 30_000 }, () => {
  it('stay signed in where they are, and out where they have signed out since', async () => {
    await write().insertInto('sessions').values([session('ended since'), session('goes on')]).execute()
    const backup = await school.backup()
    await write().deleteFrom('sessions').where('id_hash', '=', 'ended since').execute()
    await write().insertInto('sessions').values(session('begun since')).execute()
    await school.restore(backup)
    expect(await sessions()).toEqual(['begun since', 'goes on'])
  })

  it('all sign in anew where the database of now cannot be read', async () => {
    await write().insertInto('sessions').values(session('of then')).execute()
    const backup = await school.backup()
    await school.database.close()
    await writeFile(`${school.folder}/clear-cycle.sqlite`, 'x'.repeat(5000))
    await school.restoreClosed(backup)
    expect(await sessions()).toEqual([])
  })

  it('sign in with the password of now, and their devices’ copies keep their key', async () => {
    const password = (hash: string) => ({ building_id: 'b1', person_id: 'p1', hash, changed_at: 1 })
    await write().insertInto('passwords').values(password('of then')).execute()
    const link = (id_hash: string, used_at: number | null) => ({ ...{ id_hash, building_id: 'b1', kind: 'password-reset' as const, person_id: 'p1' }, ...{ created_by: null, created_at: 1, expires_at: 9e15, used_at } })
    await write().insertInto('one_time_links').values(link('a link', null)).execute()
    const backup = await school.backup()
    await write().updateTable('passwords').set({ hash: 'of now' }).execute()
    await write().updateTable('one_time_links').set({ used_at: 4 }).execute()
    await write().insertInto('local_keys').values({ building_id: 'b1', person_id: 'p2', key: new Uint8Array([7]), created_at: 1 }).execute()
    await school.restore(backup)
    expect(await read().selectFrom('passwords').select('hash').execute()).toEqual([{ hash: 'of now' }])
    expect(await read().selectFrom('one_time_links').select('used_at').execute()).toEqual([{ used_at: 4 }])
    expect(await read().selectFrom('local_keys').select('person_id').execute()).toEqual([{ person_id: 'p2' }])
  })

  it('find no door open that was closed since, and nobody back who was removed', async () => {
    await write().insertInto('roles').values([{ building_id: 'b1', person_id: 'p1', role: 'admin' }, { building_id: 'b1', person_id: 'p1', role: 'leader' }]).execute()
    await write().insertInto('memberships').values({ building_id: 'b1', team_id: 't1', person_id: 'p1', joined_at: 1, left_at: null }).execute()
    await write().insertInto('coach_assignments').values({ building_id: 'b1', team_id: 't1', person_id: 'p1', may_edit: 1, paused_at: null, practice_shared: 1 }).execute()
    const card = { building_id: 'b1', team_id: 't1', cycle_id: 'c1', published_at: 1, published_by: 'p1', shared_with_teams: 1 as const, source: '{}', card: '{}' }
    await write().insertInto('shared_cards').values(card).execute()
    const guest = { id: 'g1', building_id: 'b1', cycle_id: 'c1', token_hash: 'x', created_by: 'p1', created_at: 1, expires_at: 9e15, revoked_at: null }
    await write().insertInto('guest_links').values(guest).execute()
    await write().insertInto('join_codes').values({ building_id: 'b1', team_id: 't1', code: 'old', created_at: 1, expires_at: 9e15 }).execute()
    const personal = { id: 'personal', buildingId: 'b1', kind: 'personal', cycleId: 'c1', ownerId: 'p2', seed: new Uint8Array([0, 0]), createdAt: 2 } as const
    await inTransaction(school.database, (transaction) => createDocument(transaction, personal))
    const backup = await school.backup()
    await write().deleteFrom('roles').where('role', '=', 'admin').execute()
    await write().updateTable('memberships').set({ left_at: 5 }).execute()
    await write().updateTable('coach_assignments').set({ may_edit: 0, practice_shared: 0, paused_at: 6 }).execute()
    await write().deleteFrom('shared_cards').execute()
    await write().updateTable('guest_links').set({ revoked_at: 7 }).execute()
    await write().updateTable('join_codes').set({ code: 'new' }).execute()
    await write().deleteFrom('document_updates').where('document_id', '=', 'personal').execute()
    await write().deleteFrom('documents').where('id', '=', 'personal').execute()
    await write().updateTable('people').set({ name: 'Former member', removed_at: 8, deactivated_at: 8 }).where('id', '=', 'p2').execute()
    await school.restore(backup)
    expect(await read().selectFrom('roles').select('role').execute()).toEqual([{ role: 'leader' }])
    expect(await read().selectFrom('memberships').select('left_at').execute()).toEqual([{ left_at: 5 }])
    expect(await read().selectFrom('coach_assignments').select(['may_edit', 'practice_shared', 'paused_at']).execute()).toEqual([{ may_edit: 0, practice_shared: 0, paused_at: 6 }])
    expect(await read().selectFrom('shared_cards').selectAll().execute()).toEqual([])
    expect(await read().selectFrom('guest_links').select('revoked_at').execute()).toEqual([{ revoked_at: 7 }])
    expect(await read().selectFrom('join_codes').select('code').execute()).toEqual([{ code: 'new' }])
    expect(await read().selectFrom('people').select(['name', 'removed_at']).where('id', '=', 'p2').execute()).toEqual([{ name: 'Former member', removed_at: 8 }])
    expect(await read().selectFrom('documents').select('id').execute()).toEqual([{ id: 'd1' }])
  })

  it('decision 0010: what was copied since is copied under the same ids', async () => {
    const backup = await school.backup()
    const key = { building_id: 'b1', key: new Uint8Array(randomUUID().split('').map((letter) => letter.charCodeAt(0))), created_at: 3 }
    await write().insertInto('copy_keys').values(key).execute()
    await school.restore(backup)
    const [kept] = await read().selectFrom('copy_keys').select('key').execute()
    expect([...(kept?.key ?? [])]).toEqual([...key.key])
  })
})
