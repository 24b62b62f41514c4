import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { until } from '../testing/provider'
import { rawFrame, RawSocket } from '../testing/raw-socket'
import { signedIn } from '../testing/room-client'
import { startSyncServer, type SyncServer } from '../testing/sync-server'
import { askFrame } from './frames'

const megabyte = 1024 * 1024
let school: SyncServer
let now = Date.now()

beforeEach(async () => {
  const log = new ControlledLog()
  log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
  school = await startSyncServer(log, { now: () => now })
  school.sessions.set('mallory', signedIn('mallory'))
})
afterEach(() => school.close())

/** Bytes that buffers hold, of which none is garbage. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().arrayBuffers
}

const openSockets = async () => (await school.sync.figures()).connections

/** A member of the page who has stopped reading: the system's own buffers fill, and then the server's. */
async function stuckReader(): Promise<RawSocket> {
  const raw = await RawSocket.upgraded(school.door('mallory'), 'd1')
  raw.say(rawFrame(askFrame(Y.encodeStateVector(new Y.Doc()))))
  const before = raw.heard.byteLength
  await until('it has the page', () => raw.heard.byteLength > before)
  raw.socket.pause()
  return raw
}

it('G7 a reader that takes nothing for 15 s is cut off; until then and after it, it costs the others nothing', { timeout: 60_000 }, async () => {
  const [ana, ben] = [school.client('ana'), school.client('ben')]
  await until('both are in', () => ana.saved && ben.saved)
  const raw = await stuckReader()
  // What is typed and taken away again leaves a small document, and 24 MB on the way to everybody.
  for (let turn = 0; turn < 30; turn++) {
    ana.doc.transact(() => {
      for (let paste = 0; paste < 5; paste++) ana.doc.getText('title').insert(0, 'x'.repeat(160_000))
    })
    ana.doc.getText('title').delete(0, ana.doc.getText('title').length)
    await until('Ana is saved', () => ana.saved, 20_000)
    now += 50
  }
  ben.doc.getText('title').insert(0, 'Ben was here')
  await until('Ben is saved, and Ana sees it', () => ben.saved && ana.doc.getText('title').toString() === 'Ben was here')
  now += 10_000
  ana.doc.getText('title').insert(0, 'a')
  await until('Ana is saved', () => ana.saved, 20_000)
  expect(await openSockets()).toBe(3)
  const held = heldBytes()
  now += 10_000
  await vi.waitUntil(async () => (await openSockets()) === 2, 5000)
  // The system's own buffers had taken the rest of it; a socket that was cut lets go of its own a little later.
  await until('its memory is given back', () => held - heldBytes() > 8 * megabyte, 20_000)
  ana.doc.getText('title').insert(0, 'b')
  await until('they go on', () => ana.saved && ben.doc.getText('title').toString() === ana.doc.getText('title').toString())
  expect([...ana.closes, ...ben.closes]).toEqual([])
  raw.socket.destroy()
})
