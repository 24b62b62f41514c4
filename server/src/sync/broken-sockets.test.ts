import { encodeMark } from 'shared/sync/wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createWebServer, patience } from '../http/web-server'
import { ControlledLog } from '../testing/controlled-log'
import { type MarkingProvider, until } from '../testing/provider'
import { type FrameHead, opcode, rawFrame, RawSocket, upgradeOf } from '../testing/raw-socket'
import { signedIn } from '../testing/room-client'
import { startSyncServer, type SyncServer } from '../testing/sync-server'
import { updateFrame } from './frames'

let school: SyncServer
let colleague: MarkingProvider
let now = Date.now()
const sockets: RawSocket[] = []

beforeEach(async () => {
  const log = new ControlledLog()
  const doc = new Y.Doc()
  doc.getText('title').insert(0, '!')
  log.create('d1', Y.encodeStateAsUpdate(doc))
  school = await startSyncServer(log, { now: () => now })
  school.sessions.set('mallory', signedIn('mallory'))
  colleague = school.client('colleague')
  await until('the colleague is in', () => colleague.saved)
})

afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.destroy()
  // Whatever a socket did, it did not cost a colleague their connection.
  expect(colleague.closes).toEqual([])
  await school.close()
})

async function arrive(): Promise<RawSocket> {
  const raw = await RawSocket.upgraded(school.door('mallory'), 'd1')
  sockets.push(raw)
  return raw
}

/** The colleague goes on, and is saved. */
async function everythingGoesOn(): Promise<void> {
  colleague.doc.getText('title').insert(0, 'on ')
  await until('the colleague is saved', () => colleague.saved)
}

const title = () => school.sync.read('d1', (doc) => doc.getText('title').toString())

/** An edit of somebody who has never seen the document. */
function words(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, text)
  return updateFrame(Y.encodeStateAsUpdate(doc))
}

describe('V3 a socket', () => {
  it('that is reset in the middle of a frame takes nothing with it, and half a frame is no edit', async () => {
    for (const cut of [1, 2, 6, 12]) {
      const raw = await arrive()
      const frame = rawFrame(words('half a word'))
      raw.say(frame.subarray(0, cut))
      await everythingGoesOn()
      raw.reset()
    }
    await everythingGoesOn()
    expect(await title()).not.toContain('half')
  })

  it('that is reset while it is being let in, or right after it has written, harms nobody', async () => {
    for (let times = 0; times < 20; times++) {
      const raw = RawSocket.open(school.port)
      sockets.push(raw)
      raw.say(upgradeOf(school.door('mallory'), 'd1'))
      if (times % 2 === 0) raw.say(rawFrame(words(`gone ${times} `)))
      setImmediate(() => raw.reset())
    }
    await everythingGoesOn()
    await until('none of them is left', () => sockets.every(({ isClosed }) => isClosed))
  })

  it('whose frames come byte by byte, or whose message comes in pieces with a ping between them, is understood', async () => {
    const raw = await arrive()
    const frame = words('piece by piece ')
    for (const byte of rawFrame(frame.subarray(0, 5), { isLast: false })) raw.say(new Uint8Array([byte]))
    raw.say(rawFrame(frame.subarray(5, 9), { isLast: false, opcode: opcode.continuation }))
    raw.say(rawFrame(new Uint8Array(), { opcode: opcode.ping }))
    raw.say(rawFrame(frame.subarray(9), { opcode: opcode.continuation }))
    raw.say(rawFrame(encodeMark({ kind: 'mark', n: 7 })))
    await until('it is acknowledged', () => raw.heard.includes(Buffer.from(encodeMark({ kind: 'ack', n: 7 }))))
    expect(await title()).toContain('piece by piece')
  })

  const broken: [string, FrameHead][] = [
    ['that nobody has masked', { isMasked: false }],
    ['of a kind that does not exist', { opcode: 3 }],
    ['with a bit that means nothing here', { reserved: 4 }],
    ['that goes on with what never began', { opcode: opcode.continuation }],
    ['that claims more bytes than there are numbers', { claimedLength: 2n ** 63n }],
    ['that is a ping in two pieces', { opcode: opcode.ping, isLast: false }],
    ['that is a close without a reason that exists', { opcode: opcode.close }],
  ]
  it.each(broken)('with a frame %s is closed', async (_, head) => {
    const raw = await arrive()
    const heardBefore = raw.heard.byteLength
    raw.say(rawFrame(new Uint8Array([1]), head))
    await until('it is closed', () => raw.isClosed)
    expect(raw.heard.subarray(heardBefore).includes(Buffer.from([0x80 | opcode.close]))).toBe(true)
    await everythingGoesOn()
  })

  it('over which garbage comes is closed, also when it comes with the request', async () => {
    const raw = await arrive()
    raw.say(Buffer.alloc(5000, 'GARBAGE\r\n\r\n'))
    const eager = RawSocket.open(school.port)
    sockets.push(eager)
    eager.say(upgradeOf(school.door('mallory'), 'd1') + 'GARBAGE'.repeat(300))
    await until('both are closed', () => raw.isClosed && eager.isClosed)
    await everythingGoesOn()
  })

  it('whose message claims a megabyte and never comes is cut when its client answers no ping, and so is one that is half open', async () => {
    const slow = await arrive()
    slow.say(rawFrame(words('x'.repeat(50)), { claimedLength: 1_000_000n }))
    const halfOpen = await arrive()
    for (let step = 0; step < 4; step++) {
      expect([slow.isClosed, halfOpen.isClosed]).toEqual([false, false])
      await everythingGoesOn()
      now += 15_000
    }
    await until('both are cut', () => slow.isClosed && halfOpen.isClosed)
    await everythingGoesOn()
  })
})

describe('V3 a connection', () => {
  it('that never comes to the end of its handshake is given up, and one that says nothing at all too', async () => {
    const { server } = createWebServer((_, response) => response.end(), null, { ...patience, head: 100, whole: 200, look: 20 })
    school.sync.attach(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const request = upgradeOf(school.door('mallory'), 'd1')
    const started = RawSocket.open(port)
    started.say(request.slice(0, 60))
    const dripping = RawSocket.open(port)
    let said = 0
    const drip = setInterval(() => dripping.say(request.charAt(said++ % 40)), 5)
    const silent = RawSocket.open(port)
    sockets.push(started, dripping, silent)
    await until('all are given up', () => started.isClosed && dripping.isClosed && silent.isClosed)
    clearInterval(drip)
    expect(started.heard.toString()).toContain('408')
    await new Promise((resolve) => server.close(resolve))
  })
})
