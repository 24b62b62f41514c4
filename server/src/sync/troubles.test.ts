import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeCode } from 'shared/sync/wire'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { until } from '../testing/provider'
import { startSyncServer, type SyncServer } from '../testing/sync-server'
import type { Appended, Batch, LoggedDocument } from './log'

/** A log on a disk with troubles, which counts how often it is asked for something. */
class TroubledLog extends ControlledLog {
  loads = 0
  appends = 0
  isFull = false

  override async load(documentId: string): Promise<LoggedDocument | null> {
    this.loads++
    return super.load(documentId)
  }

  override async append(batches: readonly Batch[]): Promise<Appended[]> {
    this.appends++
    if (this.isFull) throw new Error('the disk is full')
    return super.append(batches)
  }
}

let log: TroubledLog
let school: SyncServer
beforeEach(async () => {
  log = new TroubledLog()
  const doc = new Y.Doc()
  doc.getText('title').insert(0, '!')
  log.create('d1', Y.encodeStateAsUpdate(doc))
  school = await startSyncServer(log)
})
afterEach(() => school.close())

const titleOf = (doc: Y.Doc) => doc.getText('title').toString()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('L3 a document that cannot be read is nobody’s empty page, is not asked for again and again, and opens by itself when it can be read', async () => {
  log.loadError = new Error('the disk is gone')
  const people = Array.from({ length: 20 }, (_, index) => school.client(`p${index}`))
  await until('everybody has tried', () => people.every(({ closes }) => closes.length > 0))
  await pause(1000)
  const tries = people.reduce((sum, { closes }) => sum + closes.length, 0)
  // All who come while it is left alone share the next attempt.
  expect(log.loads * 4).toBeLessThan(tries)
  expect(people.map(({ doc, provider }) => [titleOf(doc), provider.synced])).toEqual(people.map(() => ['', false]))
  expect(new Set(people.flatMap(({ closes }) => closes))).toEqual(new Set([closeCode.overloaded]))
  log.loadError = null
  await until('everybody is in', () => people.every(({ doc, saved }) => saved && titleOf(doc) === '!'), 10_000)
})

it('L3 while nothing can be saved nobody is told that it was, the page is still read, and all words arrive when there is room', async () => {
  const people = Array.from({ length: 10 }, (_, index) => school.client(`p${index}`))
  await until('all are in', () => people.every(({ saved }) => saved))
  log.isFull = true
  const appendsBefore = log.appends
  people.forEach(({ doc }, index) => doc.getText('title').insert(0, `p${index} `))
  await until('somebody has been asked to come again', () => people.some(({ closes }) => closes.length > 1))
  await pause(1000)
  expect(people.filter(({ saved }) => saved)).toEqual([])
  // Ten people who come back every 0.4 s would be some thirty attempts; together they make one, and wait for the next.
  expect(log.appends - appendsBefore).toBeLessThan(15)
  const reader = school.client('reader')
  await until('a reader has the page', () => titleOf(reader.doc) === '!', 10_000)
  log.isFull = false
  await until('all is saved', () => people.every(({ saved }) => saved), 15_000)
  await until('all have all of it', () => people.every(({ doc }, index) => titleOf(doc) === titleOf(reader.doc) && titleOf(doc).includes(`p${index} `)), 10_000)
})
