import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, settle, testRooms } from '../testing/rooms'
import { type Replay, replayInThread } from './compaction-thread'
import { replay } from './compaction-worker'
import { Compactor, type CompactionLimits, type CompactorSettings } from './compactor'

const title = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('title').toString()
}

/** Somebody types these letters, one update each. */
function typed(letters: string, change: (doc: Y.Doc) => void = () => {}): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of letters) doc.getText('title').insert(doc.getText('title').length, letter)
  change(doc)
  return updates
}

const never = new AbortController().signal

describe('a replay', () => {
  it('L4 makes one update of thousands, in a thread of its own, with what was deleted left out', async () => {
    const updates = typed('x'.repeat(3000), (doc) => doc.getText('title').delete(10, 2990))
    const state = await replayInThread(updates, never)
    expect(title([state])).toBe('x'.repeat(10))
    expect(state.byteLength).toBeLessThan(100)
  })

  it('L4 stands for nothing when rows are missing, and the thread says so', async () => {
    const [first, , ...others] = typed('abcdef')
    if (first === undefined) throw new Error('nothing was typed')
    await expect(replayInThread([first, ...others], never)).rejects.toThrow('rows are missing')
    await expect(replayInThread([new Uint8Array([9, 9, 9])], never)).rejects.toThrow()
  })

  it('V5 ends at once when the server stops', async () => {
    const stopping = new AbortController()
    const replaying = replayInThread(typed('abc'), stopping.signal)
    stopping.abort()
    await expect(replaying).rejects.toThrow('the thread ended without a result')
  })
})

describe('the compactor', () => {
  const everyRow: CompactionLimits = { idle: { rows: 1, bytes: 1 }, busy: { rows: Infinity } }
  let log: ControlledLog
  let errors: string[]

  beforeEach(() => {
    log = new ControlledLog()
    log.create('d1', typed('Fluency')[0] ?? new Uint8Array())
    errors = []
  })

  const compactor = (settings: Partial<CompactorSettings> = {}) =>
    new Compactor({
      ...{ log, limits: everyRow, replay: async (updates: readonly Uint8Array[]) => replay(updates), now: () => 7 },
      states: { projectedSeq: async () => Infinity },
      logger: { warn() {}, error: (_, message) => errors.push(message) },
      ...settings,
    })
  const append = async (updates: readonly Uint8Array[]) => {
    const headSeq = log.memory.read('d1')?.headSeq ?? 0
    const rows = updates.map((bytes) => ({ bytes, at: 1, personId: 'ana', accessVersion: 1 }))
    expect(await log.append([{ documentId: 'd1', buildingId: 'b1', epoch: 1, generation: 1, headSeq, updates: rows }])).toEqual(['committed'])
  }
  const run = async (settings?: Partial<CompactorSettings>) => {
    const one = compactor(settings)
    one.request('d1')
    await one.idle()
  }
  const snapshots = () => (log.memory.documents.get('d1')?.snapshots ?? []).map(({ seq }) => seq)
  const rows = () => (log.memory.documents.get('d1')?.rows ?? []).map(({ seq }) => seq)
  const words = () => title(log.memory.read('d1')?.updates ?? [])

  it('L4 puts a snapshot in the place of rows, and builds the next one on it', async () => {
    for (const letters of ['abc', 'def', 'ghi', 'jkl']) {
      await append(typed(letters))
      const before = words()
      await run()
      expect(words()).toBe(before)
    }
    expect(snapshots()).toEqual([7, 10, 13])
    expect(rows()).toEqual([8, 9, 10, 11, 12, 13])
    expect(errors).toEqual([])
  })

  it('L4 never goes past what the projector has seen', async () => {
    await append(typed('abcdef'))
    await run({ states: { projectedSeq: async () => 4 } })
    expect(snapshots()).toEqual([4])
    await run({ states: { projectedSeq: async () => 4 } })
    expect(snapshots()).toEqual([4])
    await run({ states: { projectedSeq: async () => 0 } })
    expect(snapshots()).toEqual([4])
  })

  it('L4 goes to the head of a personal document, which nobody projects', async () => {
    log.create('d1', typed('my card')[0] ?? new Uint8Array(), 'personal')
    await append(typed('abc'))
    await run({ states: { projectedSeq: () => Promise.reject(new Error('nothing personal is projected')) } })
    expect(snapshots()).toEqual([4])
  })

  it('L4 leaves every row where it is when the replay cannot be vouched for', async () => {
    await append(typed('abc'))
    await run({ replay: () => Promise.reject(new Error('the snapshot makes another document than the rows')) })
    expect(snapshots()).toEqual([])
    expect(rows()).toEqual([1, 2, 3, 4])
    expect(errors).toEqual(['A document could not be compacted; its rows stay'])
  })

  it('L4 leaves a short log alone', async () => {
    await append(typed('abc'))
    await run({ limits: { idle: { rows: 5, bytes: 1000 }, busy: { rows: 9 } } })
    expect(snapshots()).toEqual([])
    await append(typed('d'))
    await run({ limits: { idle: { rows: 5, bytes: 1000 }, busy: { rows: 9 } } })
    expect(snapshots()).toEqual([5])
  })

  it('L7 throws its work away when the document begins again meanwhile', async () => {
    await append(typed('abc'))
    const slow: Replay = async (updates) => {
      log.create('d1', typed('anew')[0] ?? new Uint8Array())
      const document = log.memory.documents.get('d1')
      if (document !== undefined) document.epoch = 2
      return replay(updates)
    }
    await run({ replay: slow })
    expect(snapshots()).toEqual([])
    expect(errors).toEqual([])
  })

  it('V5 lets people write and be acknowledged while a replay goes on, one document at a time', async () => {
    const asked: number[] = []
    let goOn = () => {}
    const waiting = new Promise<void>((resolve) => (goOn = resolve))
    const slow: Replay = async (updates) => {
      asked.push(updates.length)
      await waiting
      return replay(updates)
    }
    log.create('d2', typed('other')[0] ?? new Uint8Array())
    await append(typed('abc'))
    const server = testRooms(log)
    const room = await server.rooms.open('d1')
    const ana = new RoomClient('ana')
    if (room !== null) ana.connect(room)
    await deliverAll(ana)
    const one = compactor({ replay: slow })
    one.request('d1')
    one.request('d2')
    await settle()
    ana.edit((doc) => doc.getText('title').insert(0, '!'))
    await deliverAll(ana)
    expect(ana.acked).toBe(ana.marked)
    expect(asked).toEqual([4])
    goOn()
    await one.idle()
    expect(snapshots()).toEqual([4])
    expect(words()).toBe(ana.doc.getText('title').toString())
    expect(asked).toHaveLength(2)
  })

  it('keeps nothing after the server has been told to stop', async () => {
    await append(typed('abc'))
    const one = compactor({ replay: async (updates) => pause(20).then(() => replay(updates)) })
    one.request('d1')
    await settle()
    await one.stop()
    one.request('d1')
    await one.idle()
    expect(snapshots()).toEqual([])
    expect(errors).toEqual([])
  })
})

describe('a room', () => {
  const letGo: CompactionLimits = { idle: { rows: 5, bytes: 100_000 }, busy: { rows: Infinity } }
  let log: ControlledLog
  beforeEach(() => {
    log = new ControlledLog()
    log.create('d1', typed('Fluency')[0] ?? new Uint8Array())
  })

  const seqs = () => (log.memory.documents.get('d1')?.snapshots ?? []).map(({ seq }) => seq)
  async function write(server: ReturnType<typeof testRooms>, letters: string, client = new RoomClient('ana')): Promise<RoomClient> {
    const room = await server.rooms.open('d1')
    if (room === null) throw new Error('d1 is gone')
    if (!client.connected) client.connect(room)
    await deliverAll(client)
    for (const letter of letters) client.edit((doc) => doc.getText('title').insert(0, letter))
    await deliverAll(client)
    return client
  }
  const until = async (done: () => boolean) => {
    for (let tries = 0; tries < 200 && !done(); tries++) await pause(5)
  }

  it('L4 is compacted when it is let go with enough in it, and not before', async () => {
    const server = testRooms(log, { limits: letGo, lingerMs: 10 })
    const ana = await write(server, 'abc')
    ana.disconnect()
    await until(() => server.rooms.size === 0)
    expect(seqs()).toEqual([])
    await write(server, 'defgh', ana)
    await settle()
    expect(seqs()).toEqual([])
    ana.disconnect()
    await until(() => seqs().length > 0)
    expect(seqs()).toEqual([log.memory.read('d1')?.headSeq])
  })

  it('L4 is compacted while people are in it when they write much, and again after as much', async () => {
    const server = testRooms(log, { limits: { ...letGo, busy: { rows: 20 } } })
    const ana = await write(server, 'x'.repeat(15))
    const states = server.states.kept
    await until(() => states.get('cycle of d1')?.seq === 16)
    expect(seqs()).toEqual([])
    await write(server, 'yyyy', ana)
    await until(() => seqs().length > 0)
    // As far as it had been projected by then.
    expect(seqs()).toEqual([16])
    await write(server, 'z'.repeat(19), ana)
    await until(() => states.get('cycle of d1')?.seq === 39)
    expect(seqs()).toEqual([16])
    await write(server, 'z', ana)
    await until(() => seqs().length > 1)
    expect(seqs()).toEqual([16, 39])
    const fresh = await write(server, '')
    expect(fresh.doc.getText('title').toString()).toBe(ana.doc.getText('title').toString())
  })

  it('L4 opens from the snapshot before when the newest is damaged, loses nothing, and says so in the log', async () => {
    const errors: unknown[] = []
    const logger = { warn() {}, error: (details: object) => errors.push(details) }
    const server = testRooms(log, { limits: letGo, lingerMs: 10 })
    const ana = new RoomClient('ana')
    for (const letters of ['abcdef', 'ghijkl']) {
      await write(server, letters, ana)
      const kept = seqs().length
      ana.disconnect()
      await until(() => seqs().length > kept && server.rooms.size === 0)
    }
    log.damageNewest('d1')
    const fresh = await write(testRooms(log, { logger }), '')
    expect(fresh.doc.getText('title').toString()).toBe(ana.doc.getText('title').toString())
    expect(errors).toEqual([{ documentId: 'd1', damagedSnapshots: 1 }])
  })

  it('L4 takes back, from somebody who was offline, an undo of what they deleted before it was compacted', async () => {
    const server = testRooms(log)
    const [ana, ben] = [await write(server, 'gnidaer'), await write(server, '')]
    const undo = new Y.UndoManager(ana.doc.getText('title'), { captureTimeout: 0, trackedOrigins: new Set([...originsOf(ana)]) })
    ana.edit((doc) => doc.getText('title').delete(0, 4))
    await deliverAll(ana, ben)
    ana.disconnect()
    const one = new Compactor({
      ...{ log, limits: { idle: { rows: 1, bytes: 1 }, busy: { rows: 1 } }, replay: replayInThread, now: () => 7 },
      states: { projectedSeq: async () => Infinity },
      logger: { warn() {}, error: (_, message) => expect.fail(message) },
    })
    one.request('d1')
    await one.idle()
    // The content of what was deleted is on no disk any more.
    expect(new TextDecoder().decode(log.memory.documents.get('d1')?.snapshots[0]?.bytes)).not.toContain('read')
    const later = testRooms(log)
    const cleo = await write(later, '')
    cleo.edit((doc) => doc.getText('title').insert(doc.getText('title').length, ' together'))
    undo.undo()
    expect(ana.doc.getText('title').toString()).toContain('reading')
    for (const client of [ana, ben]) {
      client.disconnect()
      await write(later, '', client)
    }
    await deliverAll(ana, ben, cleo)
    const seen = [ana, ben, cleo, await write(later, '')].map(({ doc }) => doc.getText('title').toString())
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('reading')
    expect([ana, ben, cleo].flatMap(({ refusals }) => refusals)).toEqual([])
  })
})

/** The origin under which a client of the tests edits. */
function originsOf(client: RoomClient): unknown[] {
  const origins: unknown[] = []
  const listen = (_: Uint8Array, origin: unknown) => origins.push(origin)
  client.doc.on('update', listen)
  client.edit((doc) => doc.getText('title').insert(0, ' '))
  client.doc.off('update', listen)
  return origins
}
