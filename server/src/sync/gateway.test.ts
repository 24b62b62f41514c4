import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCode } from 'shared/sync/wire'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { headersOf, MarkingProvider, until } from '../testing/provider'
import { signedIn } from '../testing/room-client'
import { editor, startSyncServer, type SyncServer } from '../testing/sync-server'
import type { Access } from './access'
import { askFrame, readFrame, updateFrame } from './frames'

let log: ControlledLog
let school: SyncServer

const title = (client: MarkingProvider) => client.doc.getText('title').toString()
const type = (client: MarkingProvider, words: string) => client.doc.getText('title').insert(0, words)

beforeEach(async () => {
  log = new ControlledLog()
  const doc = new Y.Doc()
  doc.getText('title').insert(0, '!')
  log.create('d1', Y.encodeStateAsUpdate(doc))
  school = await startSyncServer(log)
})
afterEach(() => school.close())

/** A bare socket of someone; resolves with how it ended, or once it is open for `ms`. */
async function knock(
  { cookie, origin, documentId = 'd1', query = '' }: { cookie: string | null; origin?: string | null; documentId?: string; query?: string },
  speak: (socket: WebSocket) => void = () => {},
): Promise<{ status?: number; code?: number }> {
  const door = school.door(cookie, origin)
  const socket = new WebSocket(`${door.url}/${documentId}${query}`, { headers: headersOf(door) })
  return new Promise((resolve) => {
    socket.on('open', () => speak(socket))
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode === undefined ? {} : { status: statusCode }))
    socket.on('close', (code) => resolve({ code }))
    socket.on('error', () => {})
  })
}

describe('the stock client', () => {
  it('works together with another one, and is told when its words are on the disk', async () => {
    const ana = school.client('ana')
    const ben = school.client('ben')
    await until('both have the page', () => title(ana) === '!' && title(ben) === '!')
    type(ana, 'Fluency')
    await until('Ben sees it', () => title(ben) === 'Fluency!')
    await until('Ana hears that it is saved', () => ana.saved)
    expect(log.memory.documents.get('d1')?.rows.at(-1)?.personId).toBe('ana')
  })

  it('comes back by itself after a failed append, and nothing is lost', async () => {
    const ana = school.client('ana')
    await until('Ana has the page', () => ana.saved)
    log.holding = true
    type(ana, 'Fluency')
    await until('the append is under way', () => log.inFlight === 1)
    await log.fail('before')
    log.holding = false
    await until('Ana is back', () => ana.closes.includes(closeCode.overloaded) && ana.saved)
    expect(log.memory.documents.get('d1')?.rows).toHaveLength(2)
  })
})

describe('the door', () => {
  it('A1 answers a foreign page, and one that does not say where it is from, with 403 before the upgrade', async () => {
    school.sessions.set('ana', signedIn('ana'))
    expect(await knock({ cookie: 'ana', origin: 'http://evil.test' })).toEqual({ status: 403 })
    expect(await knock({ cookie: 'ana', origin: null })).toEqual({ status: 403 })
  })

  it('A1 lets everyone else in and then says why they cannot stay', async () => {
    for (const id of ['ana', 'ben', 'cleo']) school.sessions.set(id, signedIn(id))
    school.access.set('ben', { kind: 'no-access' })
    school.access.set('cleo', { kind: 'gone' })
    expect(await knock({ cookie: null })).toEqual({ code: closeCode.signedOut })
    expect(await knock({ cookie: 'ben' })).toEqual({ code: closeCode.noAccess })
    expect(await knock({ cookie: 'cleo' })).toEqual({ code: closeCode.gone })
    expect(await knock({ cookie: 'ana', documentId: 'unknown' })).toEqual({ code: closeCode.noAccess })
  })

  it('A1 gives not one byte of the page to someone without access', async () => {
    school.sessions.set('ben', signedIn('ben'))
    school.access.set('ben', { kind: 'no-access' })
    let bytes = 0
    await knock({ cookie: 'ben' }, (socket) => {
      socket.on('message', (data: Buffer) => (bytes += data.byteLength))
      socket.send(askFrame(Y.encodeStateVector(new Y.Doc())))
    })
    expect(bytes).toBe(0)
  })

  it('L7 sends back a copy of another epoch', async () => {
    school.sessions.set('ana', signedIn('ana'))
    expect(await knock({ cookie: 'ana', query: '?epoch=2' })).toEqual({ code: closeCode.epochChanged })
    const ana = school.client('ana', { epoch: '1' })
    await until('the right epoch is let in', () => ana.saved)
  })

  it('answers what is not a page with 404, and survives what is not even a path', async () => {
    school.sessions.set('ana', signedIn('ana'))
    expect(await knock({ cookie: 'ana', documentId: '../etc/passwd' })).toEqual({ status: 404 })
    const raw = connect(school.port, '127.0.0.1')
    raw.write('GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    const answer = await new Promise<Buffer>((resolve) => raw.once('data', resolve))
    expect(answer.toString()).toContain('404')
    raw.destroy()
  })

  it('L3 asks everyone to come again when a document cannot be read', async () => {
    school.sessions.set('ana', signedIn('ana'))
    log.loadError = new Error('the disk is gone')
    expect(await knock({ cookie: 'ana' })).toEqual({ code: closeCode.overloaded })
  })

  it('G2 refuses a frame over 1 MiB for good', async () => {
    school.sessions.set('ana', signedIn('ana'))
    for (const size of [1024 * 1024 + 1, 4 * 1024 * 1024]) {
      expect(await knock({ cookie: 'ana' }, (socket) => socket.send(new Uint8Array(size)))).toEqual({ code: closeCode.tooBig })
    }
  })

  it('V3 survives whatever comes through it', async () => {
    const ben = school.client('ben')
    await until('Ben has the page', () => ben.saved)
    school.sessions.set('ana', signedIn('ana'))
    const frames = ['', 'hello', new Uint8Array([0]), new Uint8Array([0, 2, 200]), new Uint8Array([1, 5, 255, 255]), new Uint8Array([100, 9])]
    await knock({ cookie: 'ana' }, (socket) => {
      for (const frame of frames) socket.send(frame)
      setTimeout(() => socket.terminate(), 50)
    })
    type(ben, 'still here ')
    await until('Ben is saved', () => ben.saved)
  })
})

describe('while they are in', () => {
  it('A2 closes the sockets of a session that ended, and only those, within a second', async () => {
    const ana = school.client('ana')
    const ben = school.client('ben')
    await until('both are in', () => ana.saved && ben.saved)
    school.sessions.delete('ana')
    school.accessChanges.publish({ kind: 'session-ended', sessionId: 'session of ana' })
    await until('Ana is out', () => ana.closes.includes(closeCode.signedOut), 1000)
    expect(ben.closes).toEqual([])
  })

  it('A2 closes the socket of someone who lost access, and lets someone whose part changed in again as what they are', async () => {
    const ana = school.client('ana')
    const ben = school.client('ben')
    await until('both are in', () => ana.saved && ben.saved)
    school.access.set('ana', { kind: 'no-access' })
    school.access.set('ben', { ...editor, kind: 'reader' })
    school.accessChanges.publish({ kind: 'access-changed', documentId: 'd1' })
    await until('Ana is out', () => ana.closes.includes(closeCode.noAccess), 1000)
    await until('Ben is asked to come again', () => ben.closes.includes(closeCode.roleChanged), 1000)
    await until('Ben reads', () => ben.provider.synced)
    type(ben, 'no')
    await until('Ben is refused', () => ben.refusals.includes('read-only'))
  })

  it('A2 closes the socket of a session that has run out, unless editing has kept it going', async () => {
    school.sessions.set('ana', { ...signedIn('ana'), expiresAt: Date.now() + 300 })
    school.sessions.set('ben', { ...signedIn('ben'), expiresAt: Date.now() + 300 })
    const [ana, ben] = ['ana', 'ben'].map((id) => new MarkingProvider(school.door(id), 'd1').connect())
    if (ana === undefined || ben === undefined) throw new Error('no clients')
    await until('both are in', () => ana.saved && ben.saved)
    school.sessions.set('ben', { ...signedIn('ben'), expiresAt: Date.now() + 60_000 })
    await until('Ana is out', () => ana.closes.includes(closeCode.signedOut), 2500)
    type(ben, 'still here ')
    await until('Ben goes on', () => ben.saved)
    expect(ben.closes).toEqual([])
    ana.destroy()
    ben.destroy()
  })

  it('tells that a session is used when its person edits, and not for every letter', async () => {
    const ana = school.client('ana')
    await until('Ana is in', () => ana.saved)
    expect(school.used).toEqual([])
    type(ana, 'a')
    type(ana, 'b')
    await until('Ana is saved', () => ana.saved)
    expect(school.used).toEqual(['session of ana'])
  })

  it('A2 closes the socket of a visitor within a second of the end of their time, unless they may stay longer', async () => {
    const visitor = (ms: number) => ({ ...editor, kind: 'reader' as const, until: Date.now() + ms })
    school.access.set('ana', visitor(300))
    school.access.set('ben', visitor(300))
    const ana = school.client('ana')
    const ben = school.client('ben')
    await until('both have the page', () => title(ana) === '!' && title(ben) === '!')
    school.access.set('ana', { kind: 'no-access' })
    school.access.set('ben', visitor(60_000))
    await until('Ana is out', () => ana.closes.includes(closeCode.noAccess), 1300)
    expect(ben.closes).toEqual([])
  })

  it('V1 says something to a quiet client at least every 10 s', async () => {
    let time = Date.now()
    await school.close()
    school = await startSyncServer(log, { now: () => time })
    school.sessions.set('ana', signedIn('ana'))
    const frames: Uint8Array[] = []
    void knock({ cookie: 'ana' }, (socket) => socket.on('message', (data: Buffer) => frames.push(new Uint8Array(data))))
    await until('the first question has come', () => frames.length === 1)
    time += 8_500
    await until('the heartbeat has come', () => frames.length === 2, 2000)
    const frame = readFrame(frames[1] ?? new Uint8Array())
    expect(frame).toEqual({ kind: 'awareness', bytes: new Uint8Array([0]) })
  })

  it('V1 cuts a socket that has answered no ping for 45 s, and no other', async () => {
    let time = Date.now()
    await school.close()
    school = await startSyncServer(log, { now: () => time })
    const ben = school.client('ben')
    await until('Ben is in', () => ben.saved)
    school.sessions.set('ana', signedIn('ana'))
    const door = school.door('ana')
    const mute = new WebSocket(`${door.url}/d1`, { headers: headersOf(door), autoPong: false })
    const ended = new Promise<number>((resolve) => mute.on('close', resolve))
    const pinged = new Promise((resolve) => mute.on('ping', resolve))
    await new Promise((resolve) => mute.once('message', resolve))
    time += 21_000
    await pinged
    await until('Ben has answered', () => ben.provider.wsconnected)
    await new Promise((resolve) => setTimeout(resolve, 600))
    time += 25_000
    expect(await ended).toBe(1006)
    expect(ben.closes).toEqual([])
  })

  it('L7 sends everyone back to start when a document has begun again', async () => {
    const ana = school.client('ana', { epoch: '1' })
    await until('Ana is in', () => ana.saved)
    log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
    const document = log.memory.documents.get('d1')
    if (document !== undefined) document.epoch = 2
    school.access.set('ana', { ...editor, epoch: 2 })
    await school.sync.restart(['d1'])
    await until('Ana is out', () => ana.closes.includes(closeCode.epochChanged), 1000)
    expect(await school.sync.read('d1', (doc) => doc.getText('title').toString())).toBe('')
  })

  it('A4 two clients meet only through the server', async () => {
    const ana = school.client('ana')
    expect(ana.provider.bcconnected).toBe(false)
    await until('Ana is in', () => ana.saved)
  })
})

describe('the end', () => {
  it('L3 a server that stops saves what it holds, says so, and then closes', async () => {
    const ana = school.client('ana')
    await until('Ana is in', () => ana.saved)
    log.holding = true
    type(ana, 'last words ')
    await until('the append is under way', () => log.inFlight === 1)
    const drained = school.sync.drain()
    await log.land()
    await drained
    await until('Ana has heard', () => ana.saved && ana.closes.includes(1001))
  })
})

describe('updates', () => {
  it('V3 a frame cannot reach beyond its own bytes into what others sent', async () => {
    school.sessions.set('ana', signedIn('ana'))
    const ben = school.client('ben')
    await until('Ben is in', () => ben.saved)
    const honest = updateFrame(Y.encodeStateAsUpdate(new Y.Doc()))
    // Says that 100 bytes follow where 2 do.
    const greedy = new Uint8Array([0, 2, 100, ...honest.slice(3)])
    await knock({ cookie: 'ana' }, (socket) => {
      socket.send(greedy)
      setTimeout(() => socket.terminate(), 50)
    })
    expect(log.memory.documents.get('d1')?.rows).toHaveLength(1)
  })
})

describe('while a document is being opened', () => {
  /** A document that takes until `open` is called to come from the disk. */
  class SlowLog extends ControlledLog {
    open: () => void = () => {}
    readonly #opened = new Promise<void>((resolve) => (this.open = resolve))

    override async load(documentId: string) {
      const logged = await super.load(documentId)
      await this.#opened
      return logged
    }
  }

  async function waitAtTheDoor(access: Access = editor) {
    await school.close()
    const slow = new SlowLog()
    const seed = new Y.Doc()
    seed.getText('title').insert(0, '!')
    slow.create('d1', Y.encodeStateAsUpdate(seed))
    school = await startSyncServer(slow)
    school.access.set('ana', access)
    const ana = school.client('ana')
    await until('the document is being opened', () => ana.provider.wsconnected)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return { slow, ana }
  }

  it('L3 nobody is let into it after it was let go again: what is typed there would be called saved and written nowhere', async () => {
    const { slow, ana } = await waitAtTheDoor()
    const letGo = school.sync.restart(['d1'])
    slow.open()
    await letGo
    type(ana, 'Fluency')
    await until('Ana hears that it is saved', () => ana.saved)
    expect(slow.memory.documents.get('d1')?.rows.at(-1)?.personId).toBe('ana')
    expect(ana.closes).toEqual([closeCode.overloaded])
  })

  it('A2 nothing of it is shown to someone who loses their right meanwhile', async () => {
    const { slow, ana } = await waitAtTheDoor()
    school.access.set('ana', { kind: 'no-access' })
    school.accessChanges.publish({ kind: 'access-changed', personId: 'ana' })
    slow.open()
    await until('Ana is out', () => ana.closes.includes(closeCode.noAccess))
    expect(title(ana)).toBe('')
  })

  it('A2 nothing of it is shown to a visitor whose time ends meanwhile', async () => {
    const { slow, ana } = await waitAtTheDoor({ ...editor, kind: 'reader', until: Date.now() + 40 })
    school.access.set('ana', { kind: 'no-access' })
    slow.open()
    await until('Ana is out', () => ana.closes.includes(closeCode.noAccess))
    expect(title(ana)).toBe('')
  })
})
