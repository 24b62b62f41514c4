import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { columnTypes } from '../db/column-types'
import { clientIds } from '../db/migrations/0011-client-ids'
import { inTransaction } from '../db/transaction'
import { seedSchool, temporaryDatabase } from '../testing/database'
import { createDocument } from './create-document'
import { sqliteLog } from './sqlite-log'

it('G2 client ids that wrote before anybody bound them are bound to who wrote, and the server’s to nobody', async () => {
  const { database, remove } = await temporaryDatabase()
  await seedSchool(database, ['c1'])
  const doc = new Y.Doc()
  const type = (clientID: number) => {
    const before = Y.encodeStateVector(doc)
    doc.clientID = clientID
    doc.getText('title').insert(0, 'a')
    return Y.encodeStateAsUpdate(doc, before)
  }
  const document = { id: 'd1', buildingId: 'b1', kind: 'cycle', cycleId: 'c1', ownerId: null, seed: type(1), createdAt: 1 } as const
  await inTransaction(database, (transaction) => createDocument(transaction, document))
  const updates = [
    { bytes: type(2), at: 2, personId: 'p1', accessVersion: null },
    { bytes: type(3), at: 3, personId: null, accessVersion: null },
    // Under ids that somebody had before.
    { bytes: type(1), at: 4, personId: 'p1', accessVersion: null },
    { bytes: type(3), at: 5, personId: 'p1', accessVersion: null },
  ]
  const log = sqliteLog(database)
  await log.append([{ documentId: 'd1', buildingId: 'b1', epoch: 1, generation: 1, headSeq: 1, updates }])
  await inTransaction(database, async (transaction) => {
    await transaction.schema.dropTable('client_ids').execute()
    await clientIds.up(transaction, columnTypes.sqlite)
  })
  expect((await log.load('d1'))?.clientIds).toEqual(new Map([[2, 'p1']]))
  await remove()
})
