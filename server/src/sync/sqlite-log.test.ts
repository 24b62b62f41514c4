import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../db/client'
import { DatabaseError } from '../db/sqlite-thread'
import { inTransaction } from '../db/transaction'
import { seedSchool, temporaryDatabase } from '../testing/database'
import { createDocument } from './create-document'
import { DamagedLog } from './log'
import { logContract } from './log.contract'
import { sqliteLog } from './sqlite-log'
import { sqliteStates } from './sqlite-states'

const create = (database: Database, id: string, seed: Uint8Array) =>
  inTransaction(database, (transaction) =>
    createDocument(transaction, {
      id,
      buildingId: 'b1',
      kind: 'cycle',
      cycleId: `cycle of ${id}`,
      ownerId: null,
      seed,
      createdAt: 1,
    }),
  )

logContract('the log in SQLite', async () => {
  const { database, remove } = await temporaryDatabase()
  await seedSchool(database, ['cycle of d1', 'cycle of d2'])
  return {
    log: sqliteLog(database),
    create: (documentId, seed) => create(database, documentId, seed),
    async raiseAccessVersion(documentId) {
      await database.write
        .updateTable('documents')
        .set((row) => ({ access_version: row('access_version', '+', 1) }))
        .where('id', '=', documentId)
        .execute()
    },
    async rows(documentId) {
      const rows = await database.read
        .selectFrom('document_updates')
        .select(['seq', 'person_id'])
        .where('document_id', '=', documentId)
        .orderBy('seq')
        .execute()
      return rows.map(({ seq, person_id }) => ({ seq, personId: person_id }))
    },
    async damageSnapshot(documentId, seq) {
      const { id, bytes } = await database.read
        .selectFrom('document_snapshots')
        .select(['id', 'bytes'])
        .where('document_id', '=', documentId)
        .where('seq', '=', seq)
        .executeTakeFirstOrThrow()
      await database.write.updateTable('document_snapshots').set({ bytes: new Uint8Array(bytes).with(-1, 99) }).where('id', '=', id).execute()
    },
    async snapshots(documentId) {
      const rows = await database.read.selectFrom('document_snapshots').select('seq').where('document_id', '=', documentId).orderBy('seq').execute()
      return rows.map(({ seq }) => seq)
    },
    async recovered(documentId) {
      const rows = await database.read.selectFrom('document_updates').select('seq').where('document_id', '=', documentId).where('recovered', '=', 1).execute()
      return rows.map(({ seq }) => seq)
    },
    async recoverUntil(documentId, at) {
      await database.write.updateTable('documents').set({ recovering_until: at }).where('id', '=', documentId).execute()
    },
    async restart(documentId, change) {
      await database.write
        .updateTable('documents')
        .set((row) => ({ [change]: row(change, '+', 1) }))
        .where('id', '=', documentId)
        .execute()
    },
    close: remove,
  }
})

describe('documents in SQLite', () => {
  const seed = new Uint8Array([0, 0])
  let database: Database
  let remove: () => Promise<void>

  beforeEach(async () => {
    ;({ database, remove } = await temporaryDatabase())
    await seedSchool(database, ['cycle of d1', 'cycle of d2'])
  })
  afterEach(() => remove())

  it('L6 has no document without its seed, and none with two', async () => {
    await create(database, 'd1', seed)
    await expect(create(database, 'd1', seed)).rejects.toThrow(DatabaseError)
    const again = inTransaction(database, async (transaction) => {
      await createDocument(transaction, {
        id: 'd2',
        buildingId: 'b1',
        kind: 'cycle',
        cycleId: 'cycle of d2',
        ownerId: null,
        seed,
        createdAt: 1,
      })
      throw new Error('the cycle could not be opened')
    })
    await expect(again).rejects.toThrow('could not be opened')
    expect(await sqliteLog(database).load('d2')).toBeNull()
  })

  it('L3 refuses to open a log with rows missing', async () => {
    await create(database, 'd1', seed)
    await database.write.deleteFrom('document_updates').execute()
    await expect(sqliteLog(database).load('d1')).rejects.toThrow(DamagedLog)
  })

  it('L8 keeps the later of two states, and knows which documents have gone on without theirs', async () => {
    await create(database, 'd1', seed)
    await create(database, 'd2', seed)
    const states = sqliteStates(database)
    expect((await states.behind()).sort()).toEqual(['d1', 'd2'])
    const state = { cycleId: 'cycle of d1', kind: 'cycle', buildingId: 'b1', epoch: 1, seq: 1, state: '{"a":1}', view: null, at: 9 } as const
    await states.save({ ...state, seq: 1 })
    await states.save({ ...state, seq: 0, state: '{}' })
    expect(await states.behind()).toEqual(['d2'])
    expect(await states.projectedSeq('cycle of d1', 'cycle')).toBe(1)
    const kept = await database.read.selectFrom('cycle_states').select('state').execute()
    expect(kept).toEqual([{ state: '{"a":1}' }])
  })

  it('L7 keeps no state of a document that has begun anew since it was read, nor of one that is gone', async () => {
    await create(database, 'd1', seed)
    const states = sqliteStates(database)
    const state = { cycleId: 'cycle of d1', kind: 'cycle', buildingId: 'b1', epoch: 1, seq: 9, state: '{"name":"erased"}', view: null, at: 9 } as const
    await database.write.updateTable('documents').set({ epoch: 2 }).where('id', '=', 'd1').execute()
    expect(await states.save(state)).toBe(false)
    expect(await states.save({ ...state, cycleId: 'cycle of nothing' })).toBe(false)
    expect(await database.read.selectFrom('cycle_states').selectAll().execute()).toEqual([])
    expect(await states.save({ ...state, epoch: 2, seq: 1 })).toBe(true)
  })

  it('L8 notes in the journal what a new state tells, and keeps neither without the other', async () => {
    await create(database, 'd1', seed)
    const noted: number[] = []
    const states = sqliteStates(database, async (transaction, { cycleId: cycle_id, buildingId: building_id, seq, at }) => {
      await transaction.insertInto('step_changes').values({ cycle_id, building_id, seq, step: 'C', at }).execute()
      if (seq === 2) throw new Error('the disk is full')
      noted.push(seq)
    })
    const state = { cycleId: 'cycle of d1', kind: 'cycle', buildingId: 'b1', epoch: 1, state: '{}', view: null, at: 9 } as const
    expect(await states.save({ ...state, seq: 1 })).toBe(true)
    expect(await states.save({ ...state, seq: 1 })).toBe(false)
    await expect(states.save({ ...state, seq: 2 })).rejects.toThrow('the disk is full')
    expect(await states.projectedSeq('cycle of d1', 'cycle')).toBe(1)
    expect(noted).toEqual([1])
    expect(await database.read.selectFrom('step_changes').select('seq').execute()).toEqual([{ seq: 1 }])
  })
})
