import { beforeEach, describe, expect, it } from 'vitest'
import { closeCode } from 'shared/sync/wire'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, settle, testRooms, type TestRooms } from '../testing/rooms'
import { answerFrame, readFrame, updateFrame } from './frames'
import type { Room } from './room'

let log: ControlledLog
let server: TestRooms
let room: Room
let ana: RoomClient
let ben: RoomClient

const title = (doc: Y.Doc) => doc.getText('title').toString()
const type = (client: RoomClient, words: string) => client.edit((doc) => doc.getText('title').insert(0, words))
const rows = () => log.memory.documents.get('d1')?.rows ?? []
/** What somebody would see who opened the document from the disk now. */
const onDisk = () => {
  const doc = new Y.Doc()
  for (const { bytes } of rows()) Y.applyUpdate(doc, bytes)
  return title(doc)
}
const openRoom = async (documentId = 'd1') => {
  const opened = await server.rooms.open(documentId)
  if (opened === null) throw new Error('no such document')
  return opened
}

beforeEach(async () => {
  log = new ControlledLog()
  log.create('d1', seed('!'))
  server = testRooms(log)
  room = await openRoom()
  ana = new RoomClient('ana')
  ben = new RoomClient('ben')
})

function seed(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

describe('the invariant: nothing leaves before it is committed', () => {
  beforeEach(async () => {
    ana.connect(room)
    ben.connect(room)
    await deliverAll(ana, ben)
    log.holding = true
    type(ana, 'Fluency')
    while (ana.deliverToServer());
    await settle()
  })

  it('a colleague sees a word only when it is on the disk', async () => {
    expect(ben.toClient).toEqual([])
    await log.land()
    await deliverAll(ana, ben)
    expect(title(ben.doc)).toBe('Fluency!')
    expect(onDisk()).toBe('Fluency!')
  })

  it('someone who opens the page waits for the words that are being saved', async () => {
    const cleo = new RoomClient('cleo')
    cleo.connect(room)
    while (cleo.deliverToServer());
    await settle()
    expect(cleo.toClient).toEqual([])
    await log.land()
    await deliverAll(cleo)
    expect(title(cleo.doc)).toBe('Fluency!')
  })

  it('H1 says Saved only when the words before the mark are on the disk', async () => {
    const before = ana.acked
    expect(ana.toClient).toEqual([])
    await log.land()
    await deliverAll(ana)
    expect(ana.acked).toBe(before + 1)
  })

  it('what the server reads for others waits for the disk too', async () => {
    let read: unknown = null
    void room.read(title).then((result) => (read = result))
    await settle()
    expect(read).toBeNull()
    await log.land()
    await settle()
    expect(read).toEqual({ value: 'Fluency!', seq: 2 })
  })

  it('L1 a failed append throws the room away, and everyone comes back to what the disk holds', async () => {
    await log.fail('before')
    await settle()
    expect([ana.closedWith, ben.closedWith]).toEqual([closeCode.overloaded, closeCode.overloaded])
    log.holding = false
    room = await openRoom()
    ben.connect(room)
    await deliverAll(ben)
    expect(title(ben.doc)).toBe('!')
    ana.connect(room)
    await deliverAll(ana, ben)
    expect([title(ana.doc), title(ben.doc), onDisk()]).toEqual(['Fluency!', 'Fluency!', 'Fluency!'])
  })

  it('L1 an append of which nobody knows the outcome is not written twice', async () => {
    await log.fail('after')
    await settle()
    expect(ana.closedWith).toBe(closeCode.overloaded)
    log.holding = false
    room = await openRoom()
    ana.connect(room)
    await deliverAll(ana)
    expect(onDisk()).toBe('Fluency!')
    expect(ana.acked).toBe(ana.marked)
  })

  it('L1 a room that believes in another head than the log is loaded again', async () => {
    const updates = [{ bytes: seed('someone else'), at: 1, personId: null, accessVersion: null }]
    await log.memory.append([{ documentId: 'd1', buildingId: 'b1', epoch: 1, generation: 1, headSeq: rows().length, updates }])
    await log.land()
    await settle()
    expect(ana.closedWith).toBe(closeCode.overloaded)
  })
})

describe('marks', () => {
  it('H1 acknowledges a mark at once when nothing is on its way to the disk', async () => {
    ana.connect(room)
    await deliverAll(ana)
    expect(ana.marked).toBe(1)
    expect(ana.acked).toBe(1)
  })

  it('H1 answers all marks of a flush with one acknowledgement', async () => {
    ana.connect(room)
    await deliverAll(ana)
    log.holding = true
    for (const letter of 'abc') type(ana, letter)
    while (ana.deliverToServer());
    await settle()
    while (log.inFlight > 0) {
      await log.land()
      await settle()
    }
    expect(ana.toClient).toHaveLength(1)
    await deliverAll(ana)
    expect(ana.acked).toBe(4)
  })

  it('H1 waits for words that reached the server on an earlier, lost connection', async () => {
    ana.connect(room)
    await deliverAll(ana)
    log.holding = true
    type(ana, 'Fluency')
    while (ana.deliverToServer());
    ana.disconnect()
    const acked = ana.acked
    ana.connect(room)
    while (ana.deliverToServer());
    await settle()
    expect(ana.toClient).toEqual([])
    log.holding = false
    await log.land()
    await deliverAll(ana)
    expect(ana.acked).toBeGreaterThan(acked)
    expect(onDisk()).toBe('Fluency!')
  })

  it('counts an edit as use of the session, and a mere visit not', async () => {
    ana.connect(room)
    await deliverAll(ana)
    expect(ana.edits).toBe(0)
    type(ana, 'a')
    await deliverAll(ana)
    expect(ana.edits).toBe(1)
  })
})

describe('gaps', () => {
  /** Two updates of one client, of which the second needs the first. */
  const twoUpdates = () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getText('title').insert(0, 'one ')
    doc.getText('title').insert(4, 'two ')
    return updates.map((update) => updateFrame(update))
  }

  beforeEach(async () => {
    ana.connect(room)
    await deliverAll(ana)
  })

  it('G3 an update that lacks what came before it is dropped, not parked, and asked for again', async () => {
    const [, second] = twoUpdates()
    if (second === undefined) throw new Error('no update')
    ana.send(second)
    ana.deliverToServer()
    await settle()
    expect(rows()).toHaveLength(1)
    expect(ana.toClient.map((frame) => readFrame(frame).kind)).toEqual(['ask'])
  })

  it('H1 a mark after a gap is not acknowledged until the answer that fills it is on the disk', async () => {
    type(ana, 'lost')
    ana.toServer.splice(0)
    type(ana, 'kept ')
    const acked = ana.acked
    while (ana.deliverToServer());
    await settle()
    expect(ana.toClient.map((frame) => readFrame(frame).kind)).toEqual(['ask'])
    expect(ana.acked).toBe(acked)
    log.holding = true
    while (ana.deliverToClient());
    while (ana.deliverToServer());
    await settle()
    expect(ana.toClient).toEqual([])
    log.holding = false
    await log.land()
    await deliverAll(ana)
    expect(ana.acked).toBe(ana.marked)
    expect(onDisk()).toBe('kept lost!')
  })

  it('G3 whoever answers with a gap again and again has to connect anew', async () => {
    const [, second] = twoUpdates()
    if (second === undefined) throw new Error('no update')
    const sync = readFrame(second)
    if (sync.kind !== 'update') throw new Error('no update')
    for (let attempt = 0; attempt < 5; attempt++) {
      ana.send(answerFrame(sync.bytes))
      ana.deliverToServer()
    }
    expect(ana.closedWith).toBe(closeCode.overloaded)
  })

  it('G3 nobody hears what others write before they were given the document', async () => {
    ben.connect(room)
    ben.toServer.length = 0
    ben.toClient.length = 0
    type(ana, 'Fluency')
    await deliverAll(ana)
    expect(ben.toClient).toEqual([])
  })
})

describe('the gate', () => {
  it('G1 an update that cannot be read is refused, and the refusal is what the next mark hears', async () => {
    ana.connect(room)
    await deliverAll(ana)
    ana.send(updateFrame(new Uint8Array([1, 200, 200, 200])))
    type(ana, 'more')
    await deliverAll(ana)
    expect(ana.refusals).toEqual(['malformed'])
  })

  it('G1 an update that deletes an empty range is refused, and costs nobody else the document', async () => {
    ana.connect(room)
    ben.connect(room)
    await deliverAll(ana, ben)
    // No structs; one client, 5, with one range: from clock 9, of length 0.
    ana.send(updateFrame(new Uint8Array([0, 1, 5, 1, 9, 0])))
    type(ana, 'and')
    type(ben, 'more')
    await deliverAll(ana, ben)
    expect(ana.refusals).toEqual(['malformed'])
    expect(ben.closedWith).toBeNull()
    expect(ben.acked).toBe(ben.marked)
  })

  it('G5 refuses a field that a document of this kind does not have, and applies nothing of it', async () => {
    ana.connect(room)
    await deliverAll(ana)
    ana.edit((doc) => {
      doc.getText('title').insert(0, 'with ')
      doc.getMap('smuggled').set('a', 1)
    })
    await deliverAll(ana)
    expect(ana.refusals).toEqual(['unknown-field'])
    expect(onDisk()).toBe('!')
  })

  it('G4 a reader who only reads is welcome, and one who writes is refused and not heard', async () => {
    ana.connect(room)
    ben.connect(room, 'reader')
    await deliverAll(ana, ben)
    expect(title(ben.doc)).toBe('!')
    expect(ben.refusals).toEqual([])
    expect(ben.acked).toBe(1)
    type(ben, 'I was here')
    await deliverAll(ana, ben)
    expect(ben.refusals).toEqual(['read-only'])
    expect(title(ana.doc)).toBe('!')
    expect(rows()).toHaveLength(1)
  })

  it('G4 a reader who only takes something away is refused too', async () => {
    ben.connect(room, 'reader')
    await deliverAll(ben)
    ben.edit((doc) => doc.getText('title').delete(0, 1))
    await deliverAll(ben)
    expect(ben.refusals).toEqual(['read-only'])
    expect(onDisk()).toBe('!')
  })

  it('V3 a frame that is no frame costs nobody but its sender', async () => {
    ana.connect(room)
    ben.connect(room)
    await deliverAll(ana, ben)
    ben.send(new Uint8Array([0, 7, 1]))
    expect(() => ben.deliverToServer()).toThrow()
    type(ana, 'Fluency')
    await deliverAll(ana, ben)
    expect(title(ben.doc)).toBe('Fluency!')
  })
})

describe('access', () => {
  beforeEach(async () => {
    ana.connect(room)
    ben.connect(room)
    await deliverAll(ana, ben)
    const document = log.memory.documents.get('d1')
    if (document !== undefined) document.accessVersion = 2
  })

  it('A2 what an author who may no longer edit had on the way is not kept, and everyone is let in anew', async () => {
    server.access.set('ana', { kind: 'no-access' })
    type(ana, 'too late')
    await deliverAll(ana, ben)
    expect([ana.closedWith, ben.closedWith]).toEqual([closeCode.roleChanged, closeCode.roleChanged])
    expect(onDisk()).toBe('!')
  })

  it('A2 a change of access that leaves the author an editor loses nothing and interrupts nobody', async () => {
    type(ana, 'in time ')
    await deliverAll(ana, ben)
    expect(onDisk()).toBe('in time !')
    expect(title(ben.doc)).toBe('in time !')
    expect(ana.acked).toBe(ana.marked)
  })

  it('A1 an erased document closes its page for good', async () => {
    log.memory.documents.delete('d1')
    type(ana, 'to nobody')
    await deliverAll(ana, ben)
    expect(ana.closedWith).toBe(closeCode.gone)
  })
})

describe("the server's own edits", () => {
  it('are kept without a trace of anybody, and resolve when they are on the disk', async () => {
    log.holding = true
    let done = false
    const edit = room.edit(null, (doc) => doc.getText('title').insert(0, 'revealed ')).then(() => (done = true))
    await settle()
    expect(done).toBe(false)
    await log.land()
    await edit
    expect(rows().at(-1)?.personId).toBeNull()
    expect(onDisk()).toBe('revealed !')
  })

  it('leave nothing behind when they fail half way', async () => {
    const edit = room.edit(null, (doc) => {
      doc.getText('title').insert(0, 'half')
      throw new Error('no more')
    })
    await expect(edit).rejects.toThrow('no more')
    await settle()
    expect(onDisk()).toBe('!')
    expect(await (await openRoom()).read(title)).toEqual({ value: '!', seq: 1 })
  })

  it('say so when they could not be saved', async () => {
    log.holding = true
    const edit = room.edit(null, (doc) => doc.getText('title').insert(0, 'lost'))
    await settle()
    await log.fail('before')
    await expect(edit).rejects.toThrow('could not be saved')
  })
})
