import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCode, encodeMark, messageType, readMark } from 'shared/sync/wire'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { headersOf, until } from '../testing/provider'
import { signedIn } from '../testing/room-client'
import { startSyncServer, type SyncServer } from '../testing/sync-server'
import { Allowance, Backlog } from './flow'
import { type AwarenessEntry, awarenessFrame, askFrame, readAwareness, readFrame, updateFrame } from './frames'

let school: SyncServer

/** A bare socket that is let in, with all that it hears. */
class Guest {
  readonly heard: Uint8Array[] = []
  closed: number | null = null

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.heard.push(new Uint8Array(data)))
    socket.on('close', (code) => (this.closed = code))
    socket.on('error', () => {})
  }

  static async arrive(personId: string, query = ''): Promise<Guest> {
    school.sessions.set(personId, signedIn(personId))
    const door = school.door(personId)
    const guest = new Guest(new WebSocket(`${door.url}/d1${query}`, { headers: headersOf(door) }))
    await until('let in', () => guest.heard.length > 0 || guest.closed !== null)
    return guest
  }

  get answers(): number {
    return this.heard.filter((bytes) => bytes[0] === messageType.sync && readFrame(bytes).kind === 'update').length
  }

  get states(): AwarenessEntry[] {
    return this.heard.flatMap((bytes) => {
      const frame = bytes[0] === messageType.awareness ? readFrame(bytes) : null
      return frame?.kind === 'awareness' ? readAwareness(frame.bytes) : []
    })
  }

  get marks() {
    return this.heard.flatMap((bytes) => {
      const decoder = decoding.createDecoder(bytes)
      return decoding.readVarUint(decoder) === messageType.mark ? readMark(decoder) : []
    })
  }

  ask(): void {
    this.socket.send(askFrame(Y.encodeStateVector(new Y.Doc())))
  }

  show(clock: number, field: string): void {
    this.socket.send(awarenessFrame([{ clientId: 5, clock, state: JSON.stringify({ field }) }]))
  }
}

async function start(words: string): Promise<void> {
  const log = new ControlledLog()
  const doc = new Y.Doc()
  doc.getText('title').insert(0, words)
  log.create('d1', Y.encodeStateAsUpdate(doc))
  school = await startSyncServer(log)
}

beforeEach(() => start('!'))
afterEach(() => school.close())

describe('floods', () => {
  it('G7 a SyncStep1 that comes too often waits its turn, and one answer serves them all', async () => {
    const guest = await Guest.arrive('mallory')
    for (let index = 0; index < 60; index++) guest.ask()
    await until('the held one is answered too', () => guest.answers === 21)
    expect(guest.closed).toBeNull()
  })

  it('G7 a flood of SyncStep1 ends with the socket', async () => {
    const guest = await Guest.arrive('mallory')
    for (let index = 0; index < 500; index++) guest.ask()
    await until('closed', () => guest.closed !== null)
    expect(guest.closed).toBe(closeCode.overloaded)
    expect(guest.answers).toBeLessThanOrEqual(21)
  })

  it('G7 who moves faster than anybody can look is shown where they are in the end, and not closed', async () => {
    const [ana, ben] = [await Guest.arrive('ana'), await Guest.arrive('ben')]
    ben.ask()
    await until('Ben has the page', () => ben.answers === 1)
    for (let clock = 1; clock <= 400; clock++) ana.show(clock, `field ${clock}`)
    await until('Ben sees the last of it', () => ben.states.some(({ state }) => state.includes('field 400')))
    expect(ana.closed).toBeNull()
    expect(ben.states.length).toBeLessThan(60)
  })

  it('G7 presence by the thousands ends with the socket', async () => {
    const ana = await Guest.arrive('ana')
    for (let clock = 1; clock <= 5000; clock++) ana.show(clock, 'title')
    await until('closed', () => ana.closed !== null)
    expect(ana.closed).toBe(closeCode.overloaded)
  })

  it('G7 no frame of a document is left out, however fast they come', async () => {
    const ana = await Guest.arrive('ana')
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => ana.socket.send(updateFrame(update)))
    for (let index = 0; index < 2000; index++) doc.getText('title').insert(index, 'a')
    ana.socket.send(encodeMark({ kind: 'mark', n: 1 }))
    await until('acknowledged', () => ana.marks.length > 0)
    expect(ana.marks).toEqual([{ kind: 'ack', n: 1 }])
    expect(await school.sync.read('d1', (saved) => saved.getText('title').length)).toBe(2001)
  })

  it('G7 a client that stops reading is given no answer that can wait, at no cost to the others, and one when it reads again', async () => {
    await school.close()
    await start('x'.repeat(900_000))
    const mallory = await Guest.arrive('mallory')
    const ana = school.client('ana')
    mallory.socket.pause()
    for (let index = 0; index < 20; index++) mallory.ask()
    await until('Ana has the page', () => ana.saved)
    ana.doc.getText('title').insert(0, 'Ana ')
    await until('Ana is saved', () => ana.saved)
    mallory.socket.resume()
    mallory.socket.send(encodeMark({ kind: 'mark', n: 1 }))
    await until('it reads again', () => mallory.marks.length > 0 && mallory.answers > 0)
    // The pipes of the system take some; what is over them waits, and one answer serves all who wait.
    expect(mallory.answers).toBeLessThan(20)
    expect(mallory.closed).toBeNull()
  })
})

describe('what is no frame', () => {
  it('V3 text frames are refused, and their sender is told so', async () => {
    const guest = await Guest.arrive('mallory')
    guest.socket.send('{"type":"sync"}')
    guest.socket.send(encodeMark({ kind: 'mark', n: 1 }))
    await until('told', () => guest.marks.length > 0)
    expect(guest.marks).toEqual([{ kind: 'nack', n: 1, reason: 'malformed' }])
  })

  it('A1 an Origin that is foreign or missing never opens a socket', async () => {
    school.sessions.set('ana', signedIn('ana'))
    for (const origin of ['http://elsewhere.test', 'null', null]) {
      const door = school.door('ana', origin)
      const status = await new Promise((resolve) => {
        const socket = new WebSocket(`${door.url}/d1`, { headers: headersOf(door) })
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
        socket.on('open', () => resolve('open'))
        socket.on('error', () => {})
      })
      expect(status).toBe(403)
    }
  })

  it('A3 presence as somebody else is shown as oneself', async () => {
    const [mallory, ben] = [await Guest.arrive('mallory'), await Guest.arrive('ben')]
    ben.ask()
    await until('Ben has the page', () => ben.answers === 1)
    const state = JSON.stringify({ field: 'title', person: { id: 'ana' }, user: { name: 'Ana' }, __proto__: { person: 1 } })
    mallory.socket.send(awarenessFrame([{ clientId: 5, clock: 1, state }]))
    await until('Ben sees somebody', () => ben.states.length > 0)
    const shown: unknown[] = ben.states.map((seen): unknown => JSON.parse(seen.state))
    expect(shown).toMatchObject([{ person: { id: 'mallory' }, user: { name: 'Name of mallory' } }])
  })
})

describe('how much, how fast', () => {
  it('G7 an allowance gives so much at once and then so much a second', () => {
    const allowance = new Allowance(3, 2, 0)
    expect([0, 0, 0, 0].map((now) => allowance.take(now))).toEqual([true, true, true, false])
    expect([400, 500, 900, 1000].map((now) => allowance.take(now))).toEqual([false, true, false, true])
    expect([9000, 9000, 9000, 9000].map((now) => allowance.take(now))).toEqual([true, true, true, false])
  })

  it('G7 a reader is slow over 1 MB, hopeless when it takes nothing for 15 s, and free again when it has read', () => {
    const backlog = new Backlog(0)
    backlog.sent(5_000_000)
    expect(backlog.pace(5_000_000, 0)).toBe('slow')
    expect(backlog.pace(4_999_000, 14_000)).toBe('slow')
    expect(backlog.pace(4_999_000, 28_000)).toBe('slow')
    expect(backlog.pace(4_999_000, 29_500)).toBe('hopeless')
    expect(backlog.pace(1000, 30_000)).toBe('free')
    expect(backlog.pace(40_000_000, 30_000)).toBe('hopeless')
  })
})
