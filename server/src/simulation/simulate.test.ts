import './globals'
import { encodeMark } from 'shared/sync/wire'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Connection } from '../sync/connection'
import { Flusher } from '../sync/flush'
import { awarenessFrame, readAwareness } from '../sync/frames'
import { MemoryLog } from '../sync/memory-log'
import { PresenceTable } from '../sync/presence'
import { Projector } from '../sync/projector'
import { Room } from '../sync/room'
import { Session } from '../sync/session'
import { simulate } from './simulate'

/** So many worlds at most until a server that breaks a rule is found out. */
const worlds = 150

beforeAll(() => {
  // Every stock client listens for the end of this process.
  process.setMaxListeners(0)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** How many worlds it takes until this is said of the server; null when it never is. */
async function foundOut(as: RegExp): Promise<number | null> {
  for (let seed = 1; seed <= worlds; seed++) {
    const { faults } = await simulate(seed)
    if (faults.some(({ kind, rule, what }) => as.test(`${kind} ${rule} ${what}`))) return seed
  }
  return null
}

describe('a bad day at school, from a seed', () => {
  it('is the same day again from the same seed, to the last frame, and another one from another', async () => {
    const [one, other, again] = [await simulate(7), await simulate(8), await simulate(7)]
    expect(again.hash).toBe(one.hash)
    expect(again.edits).toBe(one.edits)
    expect(other.hash).not.toBe(one.hash)
  })

  it('ends with the same page for everyone, nothing promised lost, no rule broken', async () => {
    const outcomes = []
    for (let seed = 1; seed <= 25; seed++) outcomes.push(await simulate(seed))
    expect(outcomes.flatMap(({ seed, faults }) => faults.map((fault) => ({ seed, ...fault })))).toEqual([])
    expect(outcomes.reduce((sum, { acked }) => sum + acked, 0)).toBeGreaterThan(500)
  }, 60_000)
})

describe('a server that breaks a rule is found out', () => {
  it('H1 when it acknowledges before the disk has the words', async () => {
    vi.spyOn(Session.prototype, 'mark').mockImplementation(function (this: Session, n: number) {
      this.wire.send(encodeMark({ kind: 'ack', n }))
    })
    expect(await foundOut(/ H1 /)).not.toBeNull()
  }, 60_000)

  it('the invariant, when it tells colleagues before the disk has the words', async () => {
    const { request } = Flusher.prototype
    vi.spyOn(Flusher.prototype, 'request').mockImplementation(function (this: Flusher, room) {
      if (room.take(10_000, 10) !== null) room.settle('committed')
      request.call(this, room)
    })
    expect(await foundOut(/ (?:invariant|H1) /)).not.toBeNull()
  }, 60_000)

  it('the invariant, when it answers before the disk has what the answer knows', async () => {
    vi.spyOn(Session.prototype, 'answer').mockImplementation(function (this: Session, frame) {
      this.wire.send(frame)
    })
    expect(await foundOut(/ invariant /)).not.toBeNull()
  }, 60_000)

  it('L1 when it takes a failed append for a written one', async () => {
    const { settle } = Room.prototype
    vi.spyOn(Room.prototype, 'settle').mockImplementation(function (this: Room, outcome) {
      settle.call(this, outcome === 'failed' ? 'committed' : outcome)
    })
    expect(await foundOut(/ (?:invariant|H1|L1) /)).not.toBeNull()
  }, 60_000)

  it('A2 when a flush forgets to look at who may edit', async () => {
    const { append } = MemoryLog.prototype
    vi.spyOn(MemoryLog.prototype, 'append').mockImplementation(function (this: MemoryLog, batches) {
      const blind = batches.map((batch) => ({ ...batch, updates: batch.updates.map((update) => ({ ...update, accessVersion: null })) }))
      return append.call(this, blind)
    })
    expect(await foundOut(/ A2 /)).not.toBeNull()
  }, 60_000)

  it('A2 when it does not heed that somebody is out', async () => {
    vi.spyOn(Connection.prototype, 'heed').mockImplementation(() => {})
    expect(await foundOut(/ A2 /)).not.toBeNull()
  }, 60_000)

  it('G4 when it lets readers write', async () => {
    const { join } = Room.prototype
    vi.spyOn(Room.prototype, 'join').mockImplementation(function (this: Room, person, access, wire) {
      return join.call(this, person, { ...access, kind: 'editor' }, wire)
    })
    expect(await foundOut(/who may not edit/)).not.toBeNull()
  }, 60_000)

  it('L4 when a compaction deletes a row too many', async () => {
    const { prune } = MemoryLog.prototype
    vi.spyOn(MemoryLog.prototype, 'prune').mockImplementation(async function (this: MemoryLog, documentId, epoch) {
      await prune.call(this, documentId, epoch)
      this.documents.get(documentId)?.rows.splice(-1, 1)
    })
    expect(await foundOut(/^lost/)).not.toBeNull()
  }, 60_000)

  it('L4 when a snapshot says that it holds one row more than it does', async () => {
    const { keep } = MemoryLog.prototype
    vi.spyOn(MemoryLog.prototype, 'keep').mockImplementation(function (this: MemoryLog, snapshot) {
      return keep.call(this, { ...snapshot, seq: snapshot.seq + 1 })
    })
    expect(await foundOut(/^lost/)).not.toBeNull()
  }, 60_000)

  it('G2 when nobody may bring back what a restored backup lacks', async () => {
    const { restore } = MemoryLog.prototype
    vi.spyOn(MemoryLog.prototype, 'restore').mockImplementation(function (this: MemoryLog, backup, at) {
      restore.call(this, backup, at)
      for (const document of this.documents.values()) document.recoveringUntil = null
    })
    expect(await foundOut(/was refused: foreign-author/)).not.toBeNull()
  }, 60_000)

  it('L3 when it lets go of a document while people are in it', async () => {
    vi.spyOn(Room.prototype, 'isIdle', 'get').mockReturnValue(true)
    expect(await foundOut(/ (?:H1|invariant|convergence) /)).not.toBeNull()
  }, 60_000)

  it('L8 when it forgets to project', async () => {
    vi.spyOn(Projector.prototype, 'committed').mockImplementation(() => {})
    expect(await foundOut(/ L8 /)).not.toBeNull()
  }, 60_000)

  it('A3 when it believes what people say of who they are', async () => {
    const { receive } = PresenceTable.prototype
    const said = new Map<number, string>()
    vi.spyOn(PresenceTable.prototype, 'receive').mockImplementation(function (this: PresenceTable, session, bytes) {
      for (const { clientId, state } of readAwareness(bytes)) said.set(clientId, state)
      return receive.call(this, session, bytes)
    })
    vi.spyOn(PresenceTable.prototype, 'told').mockImplementation((clientIds) =>
      awarenessFrame([...clientIds].map((clientId) => ({ clientId, clock: 1000, state: said.get(clientId) ?? 'null' }))),
    )
    expect(await foundOut(/ A3 /)).not.toBeNull()
  }, 60_000)
})
