import { closeCode } from 'shared/sync/wire'
import { beforeEach, describe, expect, it } from 'vitest'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, testRooms } from '../testing/rooms'
import { recoveryMs } from './log'
import type { Room } from './room'

const restoredAt = 1000

describe('after a restore from a backup', () => {
  let log: ControlledLog
  let now: number
  let told: number
  let amara: RoomClient
  let ben: RoomClient

  beforeEach(() => {
    log = new ControlledLog()
    log.create('d1', new Uint8Array([0, 0]))
    now = 10
    told = 0
    amara = new RoomClient('amara')
    ben = new RoomClient('ben')
  })

  /** A new run of the server over the log as it is. */
  async function open(): Promise<Room> {
    const { rooms } = testRooms(log, { now: () => now, recovered: () => void told++ })
    const room = await rooms.open('d1')
    if (room === null) throw new Error('no room')
    return room
  }
  async function meet(room: Room, ...clients: RoomClient[]): Promise<void> {
    for (const client of clients) {
      client.connect(room)
      client.show({ field: null })
    }
    await deliverAll(...clients)
  }
  const type = (client: RoomClient, words: string) => client.edit((doc) => doc.getText('title').insert(doc.getText('title').length, words))
  const titleOf = ({ doc }: RoomClient) => doc.getText('title').toString()
  const rows = () => (log.memory.documents.get('d1')?.rows ?? []).map(({ personId, recovered }) => ({ personId, recovered }))
  const ownerOf = ({ doc }: RoomClient) => log.memory.documents.get('d1')?.clientIds.get(doc.clientID)

  /** Both write, `saved` is backed up, both write `lost`, and the backup is brought back while nobody is here. */
  async function restore(): Promise<Room> {
    const room = await open()
    await meet(room, amara, ben)
    type(amara, 'saved ')
    await deliverAll(amara, ben)
    const backup = log.memory.backup()
    type(ben, 'lost by Ben ')
    await deliverAll(amara, ben)
    type(amara, 'lost by Amara ')
    await deliverAll(amara, ben)
    for (const client of [amara, ben]) client.disconnect()
    now = restoredAt
    log.memory.restore(backup, now)
    return open()
  }
  /** As after the loss of the machine: nobody knows whose ids are whose, but the backup. */
  const forgetBindings = () => log.memory.documents.get('d1')?.clientIds.delete(ben.doc.clientID)

  it('G2 takes a colleague’s lost words from whoever has them, once, and says who brought them', async () => {
    const room = await restore()
    const newcomer = new RoomClient('chau')
    await meet(room, newcomer)
    expect(titleOf(newcomer)).toBe('saved ')
    await meet(room, amara)
    await deliverAll(newcomer)
    expect(titleOf(newcomer)).toBe('saved lost by Ben lost by Amara ')
    expect(amara.refusals).toEqual([])
    expect(amara.acked).toBe(amara.marked)
    expect(rows()).toEqual([
      { personId: null, recovered: false },
      { personId: 'amara', recovered: false },
      { personId: 'amara', recovered: true },
    ])
    expect(told).toBe(1)
    await meet(room, ben)
    await deliverAll(amara, newcomer)
    expect(rows()).toHaveLength(3)
    for (const client of [amara, ben, newcomer]) expect(titleOf(client)).toBe('saved lost by Ben lost by Amara ')
  })

  it('G2 marks nothing as brought back that somebody brings of their own', async () => {
    const room = await restore()
    await meet(room, ben)
    type(ben, 'and on')
    await deliverAll(ben)
    expect(rows().at(-1)).toEqual({ personId: 'ben', recovered: false })
    expect(ownerOf(ben)).toBe('ben')
  })

  it('G2 takes words of more than 64 colleagues’ pages at once', async () => {
    const room = await open()
    const backup = log.memory.backup()
    await meet(room, amara)
    for (let page = 0; page < 70; page++) {
      const client = new RoomClient(`p${page}`)
      await meet(room, client)
      type(client, `${page} `)
      await deliverAll(client, amara)
      client.disconnect()
    }
    amara.disconnect()
    now = restoredAt
    log.memory.restore(backup, now)
    const restored = await open()
    await meet(restored, amara)
    expect(amara.refusals).toEqual([])
    const newcomer = new RoomClient('chau')
    await meet(restored, newcomer)
    expect(titleOf(newcomer)).toBe(titleOf(amara))
  })

  it('G2 leaves an id with the person whom it was bound to before, whoever brought their words', async () => {
    await meet(await restore(), amara)
    expect(ownerOf(ben)).toBe('ben')
    now = restoredAt + recoveryMs
    const later = await open()
    await meet(later, ben)
    type(ben, 'on')
    await deliverAll(ben)
    expect(ben.refusals).toEqual([])
    expect(rows().at(-1)).toEqual({ personId: 'ben', recovered: false })
  })

  it('G2 binds an id that nobody knows any more to whom it shows and who writes under it, not to who brings it', async () => {
    const room = await restore()
    forgetBindings()
    const again = await open()
    room.discard(closeCode.overloaded)
    amara.disconnect()
    await meet(again, amara)
    expect(ownerOf(ben)).toBeUndefined()
    await meet(again, ben)
    type(ben, 'on')
    await deliverAll(ben, amara)
    expect(ownerOf(ben)).toBe('ben')
    expect(titleOf(amara)).toContain('on')
  })

  it('G2 protects an id that is bound since: a colleague’s new page cannot be written for, not even now', async () => {
    const room = await restore()
    const bensNewPage = new RoomClient('ben')
    await meet(room, amara, bensNewPage)
    type(bensNewPage, 'new ')
    await deliverAll(bensNewPage, amara)
    const mallory = new RoomClient('mallory')
    await meet(room, mallory)
    mallory.doc.clientID = bensNewPage.doc.clientID
    type(mallory, 'poison')
    await deliverAll(mallory, bensNewPage)
    expect(mallory.refusals).toContain('foreign-author')
    expect(titleOf(bensNewPage)).not.toContain('poison')
  })

  it('G2 ends after thirty days, also in a room that has been open all the while', async () => {
    const room = await restore()
    now = restoredAt + recoveryMs
    amara.connect(room)
    await deliverAll(amara)
    expect(amara.refusals).toContain('foreign-author')
    const bens = new RoomClient('ben')
    await meet(room, bens)
    expect(titleOf(bens)).toBe('saved ')
  })

  it('L7 writes nothing for a room that has read the log of before', async () => {
    const room = await open()
    await meet(room, amara)
    log.memory.restore(log.memory.backup(), now)
    type(amara, 'into the void')
    await deliverAll(amara)
    expect(amara.closedWith).toBe(closeCode.overloaded)
    expect(rows()).toHaveLength(1)
  })
})
