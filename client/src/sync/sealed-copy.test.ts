import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyName, openDatabase } from './local-database'
import { importKey } from './seal'
import { sealedCopy } from './sealed-copy'

const copy = { personId: 'ana', documentId: 'cycle-1', kind: 'cycle', epoch: 1, schemaVersion: 1 } as const

async function newCopy(databaseName: string, longLog: number) {
  const database = await openDatabase(databaseName)
  const key = await importKey(new Uint8Array(32).fill(7))
  const device = { isFull: false }
  const take = () => {
    if (device.isFull) throw new DOMException('The device is full.', 'QuotaExceededError')
    return key
  }
  const open = async () => {
    const opened = sealedCopy({ database, copy, key: take, now: () => 0, longLog })
    const doc = new Y.Doc()
    const loaded = await opened.open(() => Y.encodeStateAsUpdate(doc))
    for (const update of [...loaded.sent, ...loaded.unsent]) Y.applyUpdate(doc, update, 'copy')
    return { opened, doc, loaded }
  }
  return { database, device, open }
}

test('a long log is rewritten as one row, with everything in it, and unsent words stay unsent', async () => {
  const { database, open } = await newCopy('long-log', 5)
  const { opened, doc } = await open()
  let change = 0
  let last = Promise.resolve()
  doc.on('update', (update: Uint8Array) => {
    last = opened.keep(update, (change += 1))
  })
  for (let n = 0; n < 12; n += 1) {
    doc.getText('worry').insert(0, `${n} `)
    await last
    if (n === 7) await opened.acknowledged(change)
  }
  const again = await open()
  expect(again.doc.getText('worry').toString()).toBe(doc.getText('worry').toString())
  expect(await database.countFromIndex('rows', 'byCopy', copyName(copy))).toBeLessThan(8)
  expect(again.loaded.unsent.length).toBeGreaterThan(0)
  await opened.acknowledged(change)
  expect((await open()).loaded.unsent).toEqual([])
})

test('H2 after a write that failed the next one carries the whole document', async () => {
  const { device, open } = await newCopy('hole', 100)
  const { opened, doc } = await open()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('worry').insert(0, 'first ')
  doc.getText('worry').insert(6, 'second')
  const [first, second] = updates
  if (!first || !second) throw new Error('no updates')

  device.isFull = true
  await expect(opened.keep(first, 1)).rejects.toThrow('full')
  device.isFull = false
  await opened.keep(second, 2)
  expect((await open()).doc.getText('worry').toString()).toBe('first second')
})

test('what colleagues write goes onto the device with the next words of mine, in one row', async () => {
  const { database, open } = await newCopy('colleagues', 100)
  const { opened } = await open()
  const ben = new Y.Doc()
  const kept: Promise<void>[] = []
  ben.on('update', (update: Uint8Array) => kept.push(opened.keep(update, null)))
  for (const word of ['we ', 'saw ', 'it ']) ben.getText('worry').insert(0, word)
  const mine = new Y.Doc()
  mine.getText('worry').insert(0, 'so did I')
  await opened.keep(Y.encodeStateAsUpdate(mine), 1)
  await Promise.all(kept)
  expect(await database.countFromIndex('rows', 'byCopy', copyName(copy))).toBe(1)
  const again = await open()
  expect([again.loaded.unsent.length, again.doc.getText('worry').length]).toEqual([1, 'we saw it so did I'.length])
})
