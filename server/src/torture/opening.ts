/**
 * How long it takes to open a document of many keystrokes, before and after compaction (docs/sync.md L4):
 * `node --import tsx src/torture/opening.ts 20000 100000`
 */
import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { createDocument } from '../sync/create-document'
import { replayInThread } from '../sync/compaction-thread'
import { Compactor, limitsOf } from '../sync/compactor'
import { words } from '../sync/places'
import { sqliteLog } from '../sync/sqlite-log'
import { StagedDocument } from '../sync/staged-document'
import { inTransaction } from '../db/transaction'
import { seedSchool, temporaryDatabase } from '../testing/database'

const looks = 5
const rowsAtOnce = 2000
const documentId = 'd1'

/** One update a keystroke, by people who jump about in twenty paragraphs and take one letter in eight back. */
function keystrokes(count: number, random: prng.PRNG): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('title')
  let at = 0
  while (updates.length < count) {
    if (prng.int32(random, 0, 39) === 0) at = prng.int32(random, 0, text.length)
    if (at > 0 && prng.int32(random, 0, 7) === 0) text.delete(--at, 1)
    else text.insert(at++, prng.letter(random))
  }
  return updates
}

/** Milliseconds of the fastest and of the middle one of a few. */
async function timed(work: () => Promise<void>): Promise<string> {
  const took: number[] = []
  for (let look = 0; look < looks; look++) {
    const start = performance.now()
    await work()
    took.push(performance.now() - start)
  }
  took.sort((one, other) => one - other)
  return `${Math.round(took[0] ?? 0)}–${Math.round(took[Math.floor(looks / 2)] ?? 0)} ms`
}

/** The longest that nothing else could be done while this went on, in milliseconds. */
async function longestBlock(work: () => Promise<void>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  await pause(20)
  last = performance.now()
  longest = 0
  await work()
  await pause(5)
  clearInterval(watch)
  return Math.round(longest)
}

async function measure(count: number): Promise<void> {
  const { database, remove } = await temporaryDatabase()
  const log = sqliteLog(database)
  const [seed, ...updates] = keystrokes(count, prng.create(1))
  await seedSchool(database, ['c1'])
  await inTransaction(database, (transaction) =>
    createDocument(transaction, { id: documentId, buildingId: 'b1', kind: 'personal', cycleId: 'c1', ownerId: 'p1', seed: seed ?? new Uint8Array(), createdAt: 1 }),
  )
  for (let start = 0; start < updates.length; start += rowsAtOnce) {
    const rows = updates.slice(start, start + rowsAtOnce).map((bytes) => ({ bytes, at: 1, personId: 'p1', accessVersion: 1 }))
    await log.append([{ documentId, buildingId: 'b1', epoch: 1, generation: 1, headSeq: start + 1, updates: rows }])
  }
  const open = async () => {
    const logged = await log.load(documentId)
    if (logged === null) throw new Error('it is gone')
    new StagedDocument(logged, { now: Date.now, rootOf: () => words, onStaged: () => {} }).answer(new Uint8Array([0]))
  }
  console.log(`${count} keystrokes, row by row: open ${await timed(open)}`)
  const compactor = new Compactor({
    ...{ log, replay: replayInThread, limits: limitsOf(), now: Date.now },
    states: { projectedSeq: async () => 0 },
    logger: { warn: console.log, error: console.log },
  })
  const start = performance.now()
  const blocked = await longestBlock(async () => {
    compactor.request(documentId)
    await compactor.idle()
  })
  const { snapshotSeq, updates: [snapshot] } = (await log.load(documentId)) ?? { snapshotSeq: 0, updates: [] }
  console.log(`  compacted in ${Math.round(performance.now() - start)} ms, the loop held up for at most ${blocked} ms; ${snapshot?.byteLength} bytes up to row ${snapshotSeq}`)
  console.log(`  from its snapshot: open ${await timed(open)}`)
  await remove()
}

for (const count of process.argv.slice(2).map(Number)) await measure(count)
