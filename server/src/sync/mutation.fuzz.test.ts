import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, testRooms } from '../testing/rooms'
import { answerFrame, updateFrame } from './frames'

const change = fc.record({ at: fc.nat(10_000), to: fc.nat(255) })
const mutation = fc.record({ update: fc.nat(10_000), changes: fc.array(change, { minLength: 1, maxLength: 4 }), asAnswer: fc.boolean() })

/** A document with every kind of shared type, and the updates that made it. */
function honestUpdates(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let row = 0; row < 10; row++) {
    doc.getText('title').insert(row, 'a')
    doc.getMap('values').set(`number ${row % 3}`, row)
    doc.getMap('rows').set(`row ${row}`, new Y.Map([['text', new Y.Text('words')]]))
    doc.getText('title').delete(0, 1)
  }
  return updates
}

describe('frames that were damaged, or made up', () => {
  it('V3 cost nobody but their sender anything', async () => {
    const updates = honestUpdates()
    const attack = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 60 }), async (mutations) => {
      const log = new ControlledLog()
      log.create('d1', Y.mergeUpdates(updates))
      const room = await testRooms(log).rooms.open('d1')
      if (room === null) throw new Error('no room')
      const ana = new RoomClient('ana')
      ana.connect(room)
      await deliverAll(ana)
      for (const { update, changes, asAnswer } of mutations) {
        const bytes = Uint8Array.from(updates[update % updates.length] ?? [])
        for (const { at, to } of changes) bytes[at % bytes.length] = to
        const stranger = new RoomClient('stranger')
        stranger.connect(room)
        stranger.toServer.length = 0
        stranger.send(asAnswer ? answerFrame(bytes) : updateFrame(bytes))
        stranger.deliverToServer()
        stranger.disconnect()
      }
      ana.edit((doc) => doc.getMap('values').set('mine', 'kept'))
      await deliverAll(ana)
      expect(ana.closedWith).toBeNull()
      expect(ana.acked).toBe(ana.marked)
      expect(await room.read((doc) => doc.getMap('values').get('mine'))).toMatchObject({ value: 'kept' })
    })
    await fc.assert(attack, { numRuns: Number(process.env['FUZZ_RUNS'] ?? 100) })
  }, 120_000)
})
