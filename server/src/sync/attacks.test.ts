import { beforeEach, describe, expect, it } from 'vitest'
import { closeCode } from 'shared/sync/wire'
import * as Y from 'yjs'
import { AttackedRoom, editOf } from '../testing/attacked-room'
import { forgotten, rawUpdate, skipped, wordsAfter, wordsIn } from '../testing/raw-update'
import { deliverAll } from '../testing/rooms'
import { readFrame, updateFrame } from './frames'

let school: AttackedRoom

beforeEach(async () => {
  school = await AttackedRoom.open()
})

describe('frames that are not what they say', () => {
  it('G1 an update cut off at any byte changes nothing', async () => {
    const whole = editOf(school.colleague, (doc) => {
      doc.getText('worry').insert(3, 'words')
      doc.getText('worry').delete(0, 2)
      doc.getMap('values').set('goalTarget', 70)
      doc.getMap('observations').set('o2', new Y.Map([['text', new Y.Text('one')]]))
    })
    for (let length = 0; length < whole.length; length++) {
      expect(await school.refusalOf(whole.slice(0, length)), `cut off at ${length}`).toBe('malformed')
    }
  })

  it('G1 an update with something behind its end is no update', async () => {
    const whole = editOf(school.colleague, (doc) => doc.getText('worry').insert(0, 'a'))
    expect(await school.refusalOf(Uint8Array.from([...whole, 0]))).toBe('malformed')
  })

  it('G1 the other encoding of Yjs is not spoken here', async () => {
    const doc = new Y.Doc()
    doc.getText('worry').insert(0, 'in V2')
    expect(await school.refusalOf(Y.encodeStateAsUpdateV2(doc))).toBe('malformed')
    expect(await school.refusalOf(Y.encodeStateAsUpdateV2(school.colleague.doc), { asAnswer: true })).toBe('malformed')
  })

  it('G1 an update that claims a thousand million structs costs no more than it holds', async () => {
    const claims = 2 ** 30
    const block = { client: 1, clock: 0, structs: [wordsIn('worry', 'a')], claims }
    expect(await school.refusalOf(rawUpdate([block]))).toBe('malformed')
  })

  it('G1 clocks beyond all counting are refused', async () => {
    const block = { client: 1, clock: Number.MAX_SAFE_INTEGER - 1, structs: [forgotten(2000)] }
    expect(await school.refusalOf(rawUpdate([block]))).toBe('malformed')
  })

  it('V3 a frame of a type that nobody knows is passed over', async () => {
    const mallory = await school.join('mallory')
    mallory.send(new Uint8Array([77, 1, 2, 3]))
    await deliverAll(mallory)
    expect(mallory.closedWith).toBeNull()
    await school.mustGoOn()
  })
})

describe('updates that are too much', () => {
  it('G2 more than 20,000 structs are refused before they are read to the end', async () => {
    const structs = Array.from({ length: 20_001 }, () => forgotten(1))
    expect(await school.refusalOf(rawUpdate([{ client: 1, clock: 0, structs }]))).toBe('too-big')
  })

  it('G2 a struct longer than 200,000 is refused, also one that takes two bytes', async () => {
    expect(await school.refusalOf(rawUpdate([{ client: 1, clock: 0, structs: [forgotten(200_001)] }]))).toBe('too-big')
    const book = editOf(school.colleague, (doc) => doc.getText('worry').insert(0, 'x'.repeat(200_001)))
    expect(await school.refusalOf(book)).toBe('too-big')
  })

  it('G2 20,000 client ids in one update are refused', async () => {
    const blocks = Array.from({ length: 20_000 }, (_, client) => ({ client: client + 1, clock: 0, structs: [forgotten(1)] }))
    expect(await school.refusalOf(rawUpdate(blocks))).toBe('too-big')
  })

  it('G2 more deleted ranges than any document has are refused', async () => {
    const ranges = Array.from({ length: 200_001 }, (_, index) => [index * 2, 1] as const)
    expect(await school.refusalOf(rawUpdate([], [{ client: 1, ranges }]))).toBe('too-big')
  })
})

describe("writing under a colleague's client id", () => {
  it('G2 poisoning the clock of a colleague is refused, and the colleague loses no word', async () => {
    await school.mustGoOn()
    const { clientID } = school.colleague.doc
    const clock = Y.getState(school.colleague.doc.store, clientID)
    const poison = rawUpdate([{ client: clientID, clock, structs: [wordsAfter(clientID, clock - 1, 'poison')] }])
    expect(await school.refusalOf(poison)).toBe('foreign-author')
    const skipping = rawUpdate([{ client: clientID, clock, structs: [forgotten(100_000)] }])
    expect(await school.refusalOf(skipping)).toBe('foreign-author')
  })

  it('G2 a colleague who has shown where they are, and written nothing yet, cannot be poisoned either', async () => {
    const cleo = await school.join('cleo')
    cleo.show({ field: 'worry' })
    await deliverAll(cleo, school.colleague)
    const poison = rawUpdate([{ client: cleo.doc.clientID, clock: 0, structs: [forgotten(100)] }])
    expect(await school.refusalOf(poison)).toBe('foreign-author')
    cleo.edit((doc) => doc.getText('worry').insert(0, 'mine '))
    await deliverAll(cleo, school.colleague)
    expect(school.state().getText('worry').toString()).toContain('mine ')
  })

  it('G2 nobody writes in the name of the server', async () => {
    const [server] = school.state().store.clients.keys()
    if (server === undefined) throw new Error('nobody has written')
    const clock = Y.getState(school.state().store, server)
    expect(await school.refusalOf(rawUpdate([{ client: server, clock, structs: [forgotten(1)] }]))).toBe('foreign-author')
  })

  it('G2 a server that starts again remembers whose ids are whose', async () => {
    await school.mustGoOn()
    const { clientID } = school.colleague.doc
    expect(school.log.memory.documents.get('d1')?.clientIds.get(clientID)).toBe('ben')
    const again = await AttackedRoom.open(school.log)
    const clock = Y.getState(again.colleague.doc.store, clientID)
    expect(await again.refusalOf(rawUpdate([{ client: clientID, clock, structs: [forgotten(1)] }]))).toBe('foreign-author')
  })
})

describe('gaps', () => {
  it('G3 a skip is a gap: dropped, and asked for', async () => {
    const mallory = await school.join('mallory')
    mallory.toClient.length = 0
    mallory.send(updateFrame(rawUpdate([{ client: 9, clock: 0, structs: [skipped(5), wordsIn('worry', 'late')] }])))
    const rows = school.rows
    mallory.deliverToServer()
    await deliverAll()
    expect(mallory.toClient.map((frame) => readFrame(frame).kind)).toEqual(['ask'])
    expect(school.rows).toBe(rows)
    await school.mustGoOn()
  })

  it('G3 a flood of gaps is asked about once, and costs its sender the connection when the answers are gaps too', async () => {
    const mallory = await school.join('mallory')
    mallory.toClient.length = 0
    const gap = rawUpdate([{ client: 9, clock: 7, structs: [wordsIn('worry', 'late')] }])
    for (let index = 0; index < 1000; index++) mallory.send(updateFrame(gap))
    while (mallory.deliverToServer());
    await deliverAll()
    expect(mallory.toClient.map((frame) => readFrame(frame).kind)).toEqual(['ask'])
    await school.mustGoOn()
    mallory.answersWith = gap
    await deliverAll(mallory)
    for (let index = 0; index < 5 && mallory.connected; index++) {
      mallory.send(updateFrame(gap))
      await deliverAll(mallory)
    }
    expect(mallory.closedWith).toBe(closeCode.overloaded)
    await school.mustGoOn()
  })

  it('G3 words that go on from something forgotten are asked for anew, and break nothing', async () => {
    const mallory = await school.join('mallory')
    mallory.send(updateFrame(rawUpdate([{ client: 9, clock: 0, structs: [forgotten(3)] }])))
    await deliverAll(mallory)
    mallory.send(updateFrame(rawUpdate([{ client: 9, clock: 0, structs: [wordsIn('worry', 'abcdef')] }])))
    while (mallory.deliverToServer());
    await deliverAll()
    expect(mallory.closedWith).toBeNull()
    expect(mallory.toClient.map((frame) => readFrame(frame).kind)).toContain('ask')
    await school.mustGoOn()
  })
})

describe('readers', () => {
  it('G4 an update by a reader that only deletes is refused', async () => {
    const update = editOf(school.colleague, (doc) => doc.getText('worry').delete(0, 3))
    expect(await school.refusalOf(update, { kind: 'reader' })).toBe('read-only')
    expect(await school.refusalOf(update, { kind: 'reader', asAnswer: true })).toBe('read-only')
  })

  it('G4 a reader who sends what is there already is not refused', async () => {
    expect(await school.refusalOf(Y.encodeStateAsUpdate(school.colleague.doc), { kind: 'reader', asAnswer: true })).toBeNull()
  })
})
