import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { seededRandom } from 'shared/testing/random'
import { fakeSyncServer } from '../testing/fake-sync-server'
import { openSocket, type Socket } from './socket'

const pages = 500
/** Milliseconds: who comes within these of each other comes as one wave. */
const wave = 100
const goingAway = 1001
const withoutAWord = 1006

let server: ReturnType<typeof fakeSyncServer>
let sockets: Socket[]
let arrived: number[]

beforeEach(() => {
  // Intervals stay real: nothing here waits for one.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 0 })
  vi.spyOn(Math, 'random').mockImplementation(seededRandom(20))
  server = fakeSyncServer()
  arrived = []
  sockets = Array.from({ length: pages }, () => open(() => arrived.push(Date.now())))
})
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function open(joining: () => void): Socket {
  const socket = openSocket({
    url: 'ws://school.test/sync',
    documentId: 'cycle-1',
    awareness: new Awareness(new Y.Doc()),
    parameters: {},
    on: { joining, answered() {}, received() {}, mark() {}, parted() {}, ended() {} },
  })
  socket.connect()
  return socket
}

/** The server is gone for so long; returns, sorted, how long after it is back each page comes back. */
async function comeBackAfter(outage: number, code: number): Promise<number[]> {
  await vi.advanceTimersByTimeAsync(100)
  expect(arrived).toHaveLength(pages)
  arrived.length = 0
  server.isUp = false
  server.close(code)
  await vi.advanceTimersByTimeAsync(outage)
  server.isUp = true
  const back = Date.now()
  await vi.advanceTimersByTimeAsync(20_000)
  return arrived.map((at) => at - back)
}

function largestWave(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + wave).length))
}

describe('V1 500 pages that lost the server together', () => {
  test.each([
    { outage: 50, code: goingAway, what: 'a restart in the same process' },
    { outage: 300, code: withoutAWord, what: 'a server that was killed and is back at once' },
    { outage: 1500, code: goingAway, what: 'an ordinary restart' },
    { outage: 8000, code: withoutAWord, what: 'a long pause' },
  ])('V1 do not come back in one wave after $what ($outage ms), and all are back within six seconds', async ({ outage, code }) => {
    const times = await comeBackAfter(outage, code)
    expect(times).toHaveLength(pages)
    expect(largestWave(times)).toBeLessThan(pages / 5)
    expect(Math.max(...times)).toBeLessThan(6000)
  })
})
