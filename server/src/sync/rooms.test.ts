import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { closeCode } from 'shared/sync/wire'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, settle, testRooms } from '../testing/rooms'
import { DamagedLog } from './log'

let log: ControlledLog

beforeEach(() => {
  log = new ControlledLog()
  const doc = new Y.Doc()
  doc.getText('title').insert(0, '!')
  for (const id of ['d1', 'd2', 'd3']) log.create(id, Y.encodeStateAsUpdate(doc))
})

const type = (client: RoomClient, words: string) => client.edit((doc) => doc.getText('title').insert(0, words))

describe('rooms', () => {
  it('L3 loads a document once for all who come at the same time', async () => {
    const { rooms } = testRooms(log)
    const [first, second] = await Promise.all([rooms.open('d1'), rooms.open('d1')])
    expect(first).toBe(second)
    expect(await rooms.open('d1')).toBe(first)
  })

  it('L3 a document that cannot be read is an error for everyone who asked, never an empty page', async () => {
    const { rooms } = testRooms(log)
    log.loadError = new Error('the disk is gone')
    const [first, second] = await Promise.allSettled([rooms.open('d1'), rooms.open('d1')])
    expect([first.status, second.status]).toEqual(['rejected', 'rejected'])
    log.loadError = null
    expect(await rooms.open('d1')).not.toBeNull()
  })

  it('L3 a log in which something is missing is an error too', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getText('title').insert(0, 'a')
    doc.getText('title').insert(0, 'b')
    log.create('torn', updates[1] ?? new Uint8Array())
    await expect(testRooms(log).rooms.open('torn')).rejects.toThrow(DamagedLog)
  })

  it('says null for a document that does not exist', async () => {
    expect(await testRooms(log).rooms.open('nowhere')).toBeNull()
  })

  it('L3 keeps a document in memory until all of it is on the disk, also when everyone has left', async () => {
    const { rooms } = testRooms(log, { lingerMs: 1 })
    const room = await rooms.open('d1')
    const ana = new RoomClient('ana')
    if (room === null) throw new Error('no room')
    ana.connect(room)
    await deliverAll(ana)
    log.holding = true
    type(ana, 'Fluency')
    while (ana.deliverToServer());
    await settle()
    ana.disconnect()
    await setTimeout(20)
    expect(rooms.size).toBe(1)
    await log.land()
    await setTimeout(20)
    expect(rooms.size).toBe(0)
    expect(log.memory.documents.get('d1')?.rows).toHaveLength(2)
  })

  it('a document that was thrown away is read again only after what was on its way has landed', async () => {
    const { rooms } = testRooms(log)
    const room = await rooms.open('d1')
    if (room === null) throw new Error('no room')
    const ana = new RoomClient('ana')
    ana.connect(room)
    await deliverAll(ana)
    log.holding = true
    type(ana, 'Fluency')
    while (ana.deliverToServer());
    await settle()
    room.discard(closeCode.overloaded)
    const reopened = rooms.open('d1')
    await settle()
    await log.land()
    const again = await reopened
    expect(await again?.read((doc) => doc.getText('title').toString())).toEqual({ value: 'Fluency!', seq: 2 })
  })
})

describe('ids of those who write', () => {
  it('V4 are never used twice: the server writes under another one after each load', async () => {
    const { rooms } = testRooms(log)
    const writers = new Set<number>()
    for (let load = 0; load < 3; load++) {
      const room = await rooms.open('d1')
      await room?.edit(null, (doc) => writers.add(doc.clientID) && doc.getText('title').insert(0, 'a'))
      room?.discard(closeCode.overloaded)
    }
    expect(writers.size).toBe(3)
  })
})

describe('flushes', () => {
  it('L2 begin at once when idle, gather for all rooms while one is in flight, and never overlap', async () => {
    const { rooms } = testRooms(log)
    const clients = await Promise.all(
      ['d1', 'd2', 'd3'].map(async (id) => {
        const room = await rooms.open(id)
        if (room === null) throw new Error('no room')
        const client = new RoomClient(`in ${id}`)
        client.connect(room)
        return client
      }),
    )
    await deliverAll(...clients)
    const [first, second, third] = clients
    if (!first || !second || !third) throw new Error('no clients')
    log.holding = true
    type(first, 'a')
    first.deliverToServer()
    await settle()
    expect(log.inFlight).toBe(1)
    for (const client of [first, second, third]) {
      type(client, 'b')
      while (client.deliverToServer());
    }
    await settle()
    expect(log.inFlight).toBe(1)
    await log.land()
    await settle()
    expect(log.inFlight).toBe(1)
    await log.land()
    await deliverAll(...clients)
    expect(log.inFlight).toBe(0)
    expect(clients.map(({ marked, acked }) => marked - acked)).toEqual([0, 0, 0])
  })

  it('L2 a batch that fails is tried again room by room, so that one bad room does not cost the others theirs', async () => {
    const { rooms } = testRooms(log)
    const [one, two] = await Promise.all([rooms.open('d1'), rooms.open('d2')])
    if (one === null || two === null) throw new Error('no room')
    const ana = new RoomClient('ana')
    const ben = new RoomClient('ben')
    ana.connect(one)
    ben.connect(two)
    await deliverAll(ana, ben)
    log.holding = true
    type(ana, 'a')
    type(ben, 'b')
    while (ana.deliverToServer());
    while (ben.deliverToServer());
    await settle()
    await log.fail('before')
    await settle()
    await log.fail('before')
    await settle()
    await log.land()
    await deliverAll(ana, ben)
    expect(ana.closedWith).toBe(closeCode.overloaded)
    expect(ben.acked).toBe(ben.marked)
  })
})

describe('projections', () => {
  it('L8 follow the commits, with the sequence number that they know of', async () => {
    const { rooms, states } = testRooms(log)
    const room = await rooms.open('d1')
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'Fluency'))
    await setTimeout(20)
    expect(states.kept.get('cycle of d1')).toMatchObject({ seq: 2, state: '"Fluency!"', kind: 'cycle' })
  })

  it('L8 are made when a document is loaded that has gone on without them', async () => {
    const { rooms, states } = testRooms(log)
    await rooms.open('d1')
    await setTimeout(20)
    expect(states.kept.get('cycle of d1')).toMatchObject({ seq: 1 })
  })

  it('L8 never hold up saving, and are made up for at the next commit', async () => {
    const { rooms, states } = testRooms(log)
    states.error = new Error('disk full')
    const room = await rooms.open('d1')
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'a'))
    await setTimeout(20)
    states.error = null
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'b'))
    await setTimeout(20)
    expect(states.kept.get('cycle of d1')).toMatchObject({ seq: 3, state: '"ba!"' })
  })

  it('L8 a state that could not be kept is made again though nobody writes, and its document stays until then', async () => {
    const { rooms, states } = testRooms(log, { lingerMs: 1 })
    states.error = new Error('disk full')
    const room = await rooms.open('d1')
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'a'))
    await setTimeout(50)
    expect([rooms.size, await rooms.open('d1')]).toEqual([1, room])
    states.error = null
    await vi.waitUntil(() => rooms.size === 0)
    expect(states.kept.get('cycle of d1')).toMatchObject({ seq: 2, state: '"a!"' })
  })

  it('L7 a document that had to stay begins again like every other', async () => {
    const { rooms, states } = testRooms(log, { lingerMs: 1 })
    states.error = new Error('disk full')
    const room = await rooms.open('d1')
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'a'))
    await setTimeout(20)
    await rooms.restart('d1')
    expect([room?.isOpen, rooms.size]).toEqual([false, 0])
  })

  it('L8 are given up when the server stops: the next start makes them', async () => {
    const { rooms, states } = testRooms(log)
    states.error = new Error('disk full')
    const room = await rooms.open('d1')
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'a'))
    await rooms.close()
    expect(rooms.size).toBe(0)
  })

  it('L8 are never made of a personal document', async () => {
    const doc = new Y.Doc()
    log.create('mine', Y.encodeStateAsUpdate(doc), 'personal')
    const { rooms, states } = testRooms(log)
    const room = await rooms.open('mine')
    await room?.edit(null, (own) => own.getText('title').insert(0, 'my impact'))
    await rooms.close()
    expect(states.kept.size).toBe(0)
  })

  it('L8 what is left to project is projected before a document is let go', async () => {
    const { rooms, states } = testRooms(log)
    const room = await rooms.open('d1')
    await room?.edit(null, (doc) => doc.getText('title').insert(0, 'Fluency'))
    await rooms.close()
    expect(states.kept.get('cycle of d1')).toMatchObject({ seq: 2 })
    expect(rooms.size).toBe(0)
  })
})
