import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, testRooms } from '../testing/rooms'
import { type AwarenessEntry, awarenessFrame, introduceFrame, readAwareness, readFrame } from './frames'
import type { Room } from './room'

let room: Room
let ana: RoomClient
let ben: RoomClient

/** Presence that lies on the wire to this client, as clientId → state; takes it off the wire. */
function heard(client: RoomClient): Map<number, { clock: number; state: unknown }> {
  const seen = new Map<number, { clock: number; state: unknown }>()
  for (const bytes of client.toClient.splice(0)) {
    const frame = readFrame(bytes)
    if (frame.kind !== 'awareness') continue
    for (const { clientId, clock, state } of readAwareness(frame.bytes)) {
      seen.set(clientId, { clock, state: JSON.parse(state) })
    }
  }
  return seen
}

function show(client: RoomClient, entry: Omit<AwarenessEntry, 'state'> & { state: unknown }): void {
  client.send(awarenessFrame([{ ...entry, state: JSON.stringify(entry.state) }]))
  while (client.deliverToServer());
}

async function openRoom(kind: 'cycle' | 'personal'): Promise<Room> {
  const log = new ControlledLog()
  log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()), kind)
  const opened = await testRooms(log).rooms.open('d1')
  if (opened === null) throw new Error('no room')
  return opened
}

async function enter(...clients: RoomClient[]): Promise<void> {
  for (const client of clients) client.connect(room)
  await deliverAll(...clients)
}

beforeEach(async () => {
  room = await openRoom('cycle')
  ana = new RoomClient('ana')
  ben = new RoomClient('ben')
})

describe('presence', () => {
  it('A3 carries the name and colour of whoever is signed in, whatever the client writes', async () => {
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'inquiryQuestion', person: { id: 'ben' }, user: { name: 'Ben' } } })
    expect(heard(ben).get(1)?.state).toEqual({
      field: 'inquiryQuestion',
      person: { id: 'ana', name: 'Name of ana', initials: 'ANA', color: 'blue' },
      user: { name: 'Name of ana', color: 'blue' },
    })
    expect(heard(ana).size).toBe(0)
  })

  it('A3 lets nobody move or remove a colleague', async () => {
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'goal' } })
    heard(ben)
    show(ben, { clientId: 1, clock: 9, state: { field: 'strategy' } })
    show(ben, { clientId: 1, clock: 9, state: null })
    expect(heard(ana).size).toBe(0)
    const cleo = new RoomClient('cleo')
    cleo.connect(room)
    while (cleo.deliverToServer());
    expect(heard(cleo).get(1)?.state).toMatchObject({ field: 'goal', person: { id: 'ana' } })
  })

  it('A3 takes an echo for what it is, also in a second window of the same person', async () => {
    const second = new RoomClient('ana')
    await enter(ana, second, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'goal' } })
    show(second, { clientId: 1, clock: 1, state: { field: 'goal' } })
    heard(ben)
    show(ana, { clientId: 1, clock: 2, state: { field: 'strategy' } })
    expect(heard(ben).get(1)?.state).toMatchObject({ field: 'strategy' })
  })

  it('A3 lets a newer connection of the same person take over, before the lost one is known to be dead', async () => {
    const again = new RoomClient('ana')
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 4, state: { field: 'goal' } })
    await enter(again)
    show(again, { clientId: 1, clock: 5, state: { field: 'strategy' } })
    heard(ben)
    ana.disconnect()
    expect(heard(ben).size).toBe(0)
    again.disconnect()
    expect(heard(ben).get(1)?.state).toBeNull()
  })

  it('A3 takes whoever leaves off the page, and a late echo does not bring them back', async () => {
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'goal' } })
    heard(ben)
    ana.disconnect()
    expect(heard(ben).get(1)?.state).toBeNull()
    show(ben, { clientId: 1, clock: 1, state: { field: 'goal' } })
    const cleo = new RoomClient('cleo')
    cleo.connect(room)
    while (cleo.deliverToServer());
    expect(heard(cleo).size).toBe(0)
  })

  it('A3 who could not be told that somebody has left hears of it when they ask who is here', async () => {
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'goal' } })
    ana.disconnect()
    heard(ben)
    ben.send(introduceFrame)
    while (ben.deliverToServer());
    expect(heard(ben).get(1)?.state).toBeNull()
  })

  it('tells whoever comes back with a higher clock, so that nobody takes it for old news', async () => {
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'goal' } })
    ana.disconnect()
    const left = heard(ben).get(1)?.clock ?? 0
    await enter(ana)
    show(ana, { clientId: 1, clock: 2, state: { field: 'goal' } })
    expect(heard(ben).get(1)?.clock).toBeGreaterThan(left)
  })

  it('A3 ignores what is too big, and more ids than one page has', async () => {
    await enter(ana, ben)
    show(ana, { clientId: 1, clock: 1, state: { field: 'x'.repeat(5000) } })
    for (let clientId = 2; clientId < 10; clientId++) show(ana, { clientId, clock: 1, state: { field: 'goal' } })
    expect([...heard(ben).keys()]).toEqual([2, 3, 4, 5])
  })

  it('leaves a personal document never, not even to its author’s other window', async () => {
    room = await openRoom('personal')
    const second = new RoomClient('ana')
    await enter(ana, second)
    show(ana, { clientId: 1, clock: 1, state: { field: 'myImpact' } })
    expect(heard(second).size).toBe(0)
  })
})
