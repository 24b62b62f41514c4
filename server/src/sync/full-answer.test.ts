import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, testRooms } from '../testing/rooms'
import { readFrame } from './frames'
import { FullAnswer } from './full-answer'

function book(letters: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, 'x'.repeat(letters))
  return Y.encodeStateAsUpdate(doc)
}

/** A room over a page of this many letters, and what it answers to those who come. */
async function openRoom(letters: number) {
  const log = new ControlledLog()
  log.create('d1', book(letters))
  const server = testRooms(log)
  const room = await server.rooms.open('d1')
  if (room === null) throw new Error('d1 is gone')
  const answers: Uint8Array[] = []
  const come = (name: string, before = new Y.Doc()) => {
    const client = new RoomClient(name)
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(before))
    client.onSent = (frame) => {
      const read = readFrame(frame)
      if (read.kind === 'update' && read.answer) answers.push(frame)
    }
    client.connect(room)
    return client
  }
  return { come, answers }
}

const textOf = ({ doc }: RoomClient) => doc.getText('title').toString()

describe('a join storm', () => {
  it('V2 costs one encoding, however many come: everyone is sent the very same bytes', async () => {
    const { come, answers } = await openRoom(100_000)
    const crowd = Array.from({ length: 50 }, (_, index) => come(`p${index}`))
    await deliverAll(...crowd)
    expect(answers).toHaveLength(50)
    expect(new Set(answers).size).toBe(1)
    expect(new Set(crowd.map(textOf)).size).toBe(1)
  })

  it('V2 costs one encoding also while somebody types, and nobody misses a letter', async () => {
    const { come, answers } = await openRoom(100_000)
    const ana = come('ana')
    await deliverAll(ana)
    const crowd: RoomClient[] = []
    for (let index = 0; index < 20; index++) {
      ana.edit((doc) => doc.getText('title').insert(index, 'y'))
      ana.deliverToServer()
      crowd.push(come(`p${index}`))
      if (index % 3 === 0) await deliverAll(ana, ...crowd)
    }
    await deliverAll(ana, ...crowd)
    expect(new Set(answers).size).toBe(1)
    expect(new Set(crowd.map(textOf))).toEqual(new Set([textOf(ana)]))
    expect(textOf(ana).startsWith('y'.repeat(20))).toBe(true)
  })

  it('sends to whoever has something only what they lack', async () => {
    const { come, answers } = await openRoom(1000)
    const ana = come('ana')
    await deliverAll(ana)
    const again = come('ana', ana.doc)
    await deliverAll(again)
    expect(answers.map(({ byteLength }) => byteLength > 1000)).toEqual([true, false])
  })
})

describe('the answer to whoever has nothing', () => {
  const counted = (bytes: number) => {
    const encodings: number[] = []
    const answer = new FullAnswer(() => {
      encodings.push(bytes)
      return new Uint8Array(bytes)
    })
    return { answer, encodings }
  }

  it('V2 is encoded when somebody asks, and once', () => {
    const { answer, encodings } = counted(1000)
    answer.changed(new Uint8Array(10))
    expect(encodings).toHaveLength(0)
    for (let joins = 0; joins < 150; joins++) expect(answer.frames()).toHaveLength(1)
    expect(encodings).toHaveLength(1)
  })

  it('V2 carries what came later behind it, until that is no small matter', () => {
    const { answer, encodings } = counted(1000)
    answer.frames()
    answer.changed(new Uint8Array(60))
    expect(answer.frames()).toHaveLength(2)
    answer.changed(new Uint8Array(60))
    expect(answer.frames()).toHaveLength(3)
    answer.changed(new Uint8Array(60))
    expect(answer.frames()).toHaveLength(1)
    expect(encodings).toHaveLength(2)
  })
})
