import { describe, expect, it } from 'vitest'
import { closeCode } from 'shared/sync/wire'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, settle, testRooms } from '../testing/rooms'
import type { Batch, Log } from './log'

const kilobyte = 1024

/** A log that notes how much it is given at once. */
class WeighingLog extends ControlledLog implements Log {
  readonly weights: number[] = []

  override append(batches: readonly Batch[]) {
    this.weights.push(batches.flatMap(({ updates }) => updates).reduce((sum, { bytes }) => sum + bytes.byteLength, 0))
    return super.append(batches)
  }
}

async function openPage(log: ControlledLog) {
  log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
  const room = await testRooms(log).rooms.open('d1')
  if (room === null) throw new Error('no room')
  const ana = new RoomClient('ana')
  const ben = new RoomClient('ben')
  for (const client of [ana, ben]) client.connect(room)
  await deliverAll(ana, ben)
  return { room, ana, ben }
}

function paste(client: RoomClient, size: number): void {
  client.edit((doc) => doc.getText('title').insert(0, 'x'.repeat(size)))
  while (client.deliverToServer());
}

describe('L2 a flush', () => {
  it('L2 takes no more than 256 KB, and goes on with the rest: a pasted book holds up nobody’s next word for long', async () => {
    const log = new WeighingLog()
    const { ana, ben } = await openPage(log)
    log.weights.length = 0
    log.holding = true
    for (let page = 0; page < 10; page++) paste(ana, 60 * kilobyte)
    paste(ben, 10)
    for (let flush = 0; flush < 6; flush++) {
      await settle()
      await log.land()
    }
    log.holding = false
    await deliverAll(ana, ben)
    expect(Math.max(...log.weights)).toBeLessThanOrEqual(256 * kilobyte)
    expect(log.weights.length).toBeGreaterThan(2)
    expect([ana.acked, ben.acked]).toEqual([ana.marked, ben.marked])
  })

  it('L2 takes a row that is larger than that alone', async () => {
    const log = new WeighingLog()
    const { room, ana } = await openPage(log)
    log.weights.length = 0
    await room.edit(null, (doc) => {
      for (let page = 0; page < 4; page++) doc.getText('title').insert(0, 'x'.repeat(100 * kilobyte))
    })
    await deliverAll(ana)
    expect(log.weights).toHaveLength(1)
    expect(log.weights[0]).toBeGreaterThan(400 * kilobyte)
    expect(ana.doc.getText('title')).toHaveLength(400 * kilobyte)
  })

  it('L2 asks whoever sends more to come back while 8 MB wait for the disk, and loses nothing that waits', async () => {
    const log = new ControlledLog()
    const { ana, ben } = await openPage(log)
    log.holding = true
    paste(ana, 10)
    await settle()
    for (let page = 0; page < 45; page++) paste(ana, 190 * kilobyte)
    expect(ana.closedWith).toBe(closeCode.overloaded)
    expect(ben.closedWith).toBeNull()
    log.holding = false
    await log.land()
    await deliverAll(ben)
    expect(ben.doc.getText('title').length).toBeGreaterThan(8 * 1000 * kilobyte)
    expect(ben.closedWith).toBeNull()
  })
})
