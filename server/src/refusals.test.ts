import { readFileSync } from 'node:fs'
import * as decoding from 'lib0/decoding'
import { cycleDocument } from 'shared/cycles/document'
import { shapes } from 'shared/cycles/fields'
import { type Closing, closings, doorRefusals, type Rule, ruleOfRefusal, rules } from 'shared/sync/rules'
import { encodeMark, messageType, readMark, type Refusal, refusals } from 'shared/sync/wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createLogger } from './lib/logger'
import type { Access } from './sync/access'
import { answerFrame, askFrame, awarenessFrame, updateFrame } from './sync/frames'
import { rootsOf } from './sync/places'
import { ControlledLog } from './testing/controlled-log'
import { headersOf, until } from './testing/provider'
import { forgotten, rawUpdate, wordsIn } from './testing/raw-update'
import { signedIn } from './testing/room-client'
import { editor, startSyncServer, type SyncServer } from './testing/sync-server'
import { createMetrics } from './watching/metrics'
import { watchSync } from './watching/sync-watch'

/* Each attack, over a real socket: its rule must stand in the log and in the metric, and nothing of its content anywhere. */
const planted = 'planted words zyxgranite'

let school: SyncServer
let metrics: ReturnType<typeof createMetrics>
let log: ControlledLog
let lines: string[]
let isWelcome: boolean
/** Nobody is let in before this. */
let door: Promise<void>
/** Milliseconds by which the server's clock has been put forward. */
let later: number

beforeEach(async () => {
  lines = []
  isWelcome = true
  door = Promise.resolve()
  later = 0
  metrics = createMetrics()
  log = new ControlledLog()
  log.create('d1', room())
  const watch = watchSync(metrics, createLogger('trace', (line) => lines.push(line)), Date.now)
  school = await startSyncServer(log, {
    ...{ watch, roots: rootsOf(shapes), now: () => Date.now() + later },
    isCurrent: (_, { editorVersion }) => editorVersion !== 'old',
    admit: async () => {
      await door
      return isWelcome
    },
  })
})
afterEach(async () => {
  await school.close()
  metrics.stop()
})

function room(words = 'Fluency'): Uint8Array {
  const doc = new Y.Doc()
  cycleDocument(doc).text('worry').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

class Guest {
  readonly heard: Uint8Array[] = []
  closed: number | null = null

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.heard.push(new Uint8Array(data)))
    socket.on('close', (code) => (this.closed = code))
    socket.on('error', () => {})
  }

  /** As somebody who may do this; null: not signed in. */
  static async arrive(access: Access | null = editor, { query = '', early = [] as Uint8Array[] } = {}): Promise<Guest> {
    if (access !== null) {
      school.sessions.set('mallory', signedIn('mallory'))
      school.access.set('mallory', access)
    }
    const door = school.door(access === null ? null : 'mallory')
    const guest = new Guest(new WebSocket(`${door.url}/d1${query}`, { headers: headersOf(door) }))
    guest.socket.on('open', () => {
      for (const frame of early) guest.socket.send(frame)
    })
    await until('let in or not', () => guest.heard.length > 0 || guest.closed !== null)
    return guest
  }

  send(...frames: Uint8Array[]): void {
    for (const frame of frames) this.socket.send(frame)
  }

  /** The reason that the client hears for its next mark. */
  async nack(): Promise<Refusal> {
    this.send(encodeMark({ kind: 'mark', n: 1 }))
    const reasons = () =>
      this.heard.flatMap((bytes) => {
        const decoder = decoding.createDecoder(bytes)
        const mark = decoding.readVarUint(decoder) === messageType.mark ? readMark(decoder) : null
        return mark?.kind === 'nack' ? mark.reason : []
      })
    await until('refused', () => reasons().length > 0)
    return reasons()[0] ?? 'malformed'
  }
}

/** A change that somebody makes on a copy of the page. */
function edit(change: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  for (const { bytes } of log.memory.documents.get('d1')?.rows ?? []) Y.applyUpdate(copy, bytes)
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

const figure = async (metric: string, labels: Record<string, string | number>): Promise<number> => {
  const nothing = { rooms: 0, connections: 0, queuedRows: 0, queuedBytes: 0, projectionsBehind: 0, compactionsWaiting: 0 }
  const text = await metrics.text({ ...nothing, database: { file: 0, log: 0 } })
  const wanted = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  const line = text.split('\n').find((one) => one.startsWith(`clear_cycle_${metric}{`) && wanted.every((label) => one.includes(label)))
  return Number(line?.split(' ').at(-1))
}

/** The log has a line with this rule and reason, the metric has counted it, and the words of the attacker are in neither. */
async function isTold(metric: string, rule: Rule, why: string, more: Record<string, string | number> = {}): Promise<void> {
  const line = lines.map((one): unknown => JSON.parse(one)).find((one) => typeof one === 'object' && one !== null && 'why' in one && one.why === why)
  expect(line).toMatchObject({ rule, why, ...more })
  expect(await figure(metric, { rule, reason: why })).toBeGreaterThan(0)
  expect(lines.join('')).not.toContain(planted)
}

/** A client id under which the server has written. */
function clientOfServer(): number {
  const [seed] = log.memory.documents.get('d1')?.rows ?? []
  const [client] = seed === undefined ? [] : Y.decodeStateVector(Y.encodeStateVectorFromUpdate(seed.bytes)).keys()
  return client ?? 0
}

describe('an update that is refused says its rule in the answer, the log and the metric', () => {
  const reader: Access = { ...editor, kind: 'reader' }
  const big = () => rawUpdate([{ client: 1, clock: 0, structs: Array.from({ length: 20_001 }, () => forgotten(1)) }])
  const attacks: { rule: Rule; why: Refusal; what: string; update: () => Uint8Array; as?: Access; asAnswer?: boolean }[] = [
    { rule: 'G1', why: 'malformed', what: 'cut off in the middle', update: () => edit((doc) => doc.getText('worry').insert(0, planted)).slice(0, -4) },
    { rule: 'G1', why: 'malformed', what: 'in the other encoding', update: () => Y.encodeStateAsUpdateV2(new Y.Doc()) },
    { rule: 'G2', why: 'too-big', what: 'of 20,001 structs', update: big },
    { rule: 'G2', why: 'foreign-author', what: 'under the server’s client id', update: () => rawUpdate([{ client: clientOfServer(), clock: 1000, structs: [forgotten(1)] }]) },
    { rule: 'G4', why: 'read-only', what: 'by a reader', update: () => edit((doc) => doc.getText('worry').insert(0, planted)), as: reader },
    { rule: 'G4', why: 'read-only', what: 'by a reader, that only deletes, as an answer', update: () => edit((doc) => doc.getText('worry').delete(0, 3)), as: reader, asAnswer: true },
    { rule: 'G5', why: 'unknown-field', what: 'with a field that there is not', update: () => edit((doc) => doc.getText(planted).insert(0, 'a')) },
    { rule: 'G5', why: 'unknown-field', what: 'with __proto__ for a key', update: () => edit((doc) => doc.getMap('__proto__').set('a', 1)) },
    { rule: 'G5', why: 'foreign-structure', what: 'with a picture in plain words', update: () => edit((doc) => doc.getText('worry').insertEmbed(0, { planted })) },
  ]

  it.each(attacks)('$rule $what: $why', async ({ rule, why, update, as: access = editor, asAnswer = false }) => {
    const guest = await Guest.arrive(access)
    guest.send(asAnswer ? answerFrame(update()) : updateFrame(update()))
    expect(await guest.nack()).toBe(why)
    expect(ruleOfRefusal[why]).toBe(rule)
    await isTold('updates_refused_total', rule, why, { documentId: 'd1' })
  })

  it('no reason is without its attack here', () => {
    expect(new Set(attacks.map(({ why }) => why))).toEqual(new Set(refusals))
  })

  it('G1 text frames count as malformed', async () => {
    const guest = await Guest.arrive()
    guest.socket.send(planted)
    expect(await guest.nack()).toBe('malformed')
    await isTold('updates_refused_total', 'G1', 'malformed')
  })

  it('G3 what lacks what comes before it is asked for again, and counted', async () => {
    const guest = await Guest.arrive()
    guest.send(updateFrame(rawUpdate([{ client: 9, clock: 7, structs: [wordsIn('worry', 'late')] }])))
    await until('asked again', () => guest.heard.length >= 2)
    expect(await metrics.askedAgain.get()).toMatchObject({ values: [{ value: 1 }] })
  })
})

describe('a socket that is closed says its rule in the log and the metric, and its code to the client', () => {
  const gap = rawUpdate([{ client: 9, clock: 7, structs: [wordsIn('worry', 'late')] }])
  const attacks: Partial<Record<Closing, () => Promise<Guest>>> = {
    'signed-out': () => Guest.arrive(null),
    'no-access': () => Guest.arrive({ kind: 'no-access' }),
    gone: () => Guest.arrive({ kind: 'gone' }),
    'epoch-changed': () => Guest.arrive(editor, { query: '?epoch=7' }),
    'old-code': () => Guest.arrive(editor, { query: '?ev=old' }),
    'role-changed': async () => {
      const guest = await Guest.arrive()
      school.access.set('mallory', { ...editor, kind: 'reader' })
      school.accessChanges.publish({ kind: 'access-changed', personId: 'mallory' })
      return guest
    },
    'frame-too-big': async () => {
      const guest = await Guest.arrive()
      guest.socket.send(Buffer.alloc(1024 * 1024 + 1))
      return guest
    },
    'broken-frame': async () => {
      const guest = await Guest.arrive()
      // Text that is none (RFC 6455: must fail the connection).
      guest.socket.send(Buffer.from([0xff, 0xfe]), { binary: false })
      return guest
    },
    'too-many-gaps': async () => {
      const guest = await Guest.arrive()
      guest.socket.on('message', () => guest.send(answerFrame(gap)))
      for (let n = 0; n < 10; n++) guest.send(answerFrame(gap))
      return guest
    },
    'sent-too-early': () => {
      door = new Promise(() => {})
      return Guest.arrive(editor, { early: Array.from({ length: 4 }, () => new Uint8Array(700_000)) })
    },
    'too-many-questions': async () => {
      const guest = await Guest.arrive()
      for (let n = 0; n < 200; n++) guest.send(askFrame(Y.encodeStateVector(new Y.Doc())))
      return guest
    },
    'too-much-presence': async () => {
      const guest = await Guest.arrive()
      for (let clock = 1; clock <= 5000; clock++) guest.send(awarenessFrame([{ clientId: 5, clock, state: `{"field":"${planted}"}` }]))
      return guest
    },
    'not-saved': async () => {
      const guest = await Guest.arrive()
      log.holding = true
      guest.send(updateFrame(edit((doc) => doc.getText('worry').insert(0, planted))))
      await until('on its way to the disk', () => log.inFlight > 0)
      await log.fail('before')
      return guest
    },
    'queue-full': async () => {
      const guest = await Guest.arrive()
      log.holding = true
      const doc = new Y.Doc()
      doc.on('update', (update: Uint8Array) => guest.send(updateFrame(update)))
      for (let n = 0; n < 50; n++) doc.getText('worry').insert(0, 'x'.repeat(190_000))
      await until('closed', () => guest.closed !== null)
      log.holding = false
      await log.fail('before')
      return guest
    },
    'access-unsettled': async () => {
      const guest = await Guest.arrive()
      const document = log.memory.documents.get('d1')
      // Who may edit has changed, again and again, as far as the log knows.
      if (document !== undefined) document.accessVersion = 7
      guest.send(updateFrame(edit((doc) => doc.getText('worry').insert(0, planted))))
      return guest
    },
    'not-readable': () => {
      log.loadError = new Error('the disk does not answer')
      return Guest.arrive()
    },
    'too-many-sockets': () => {
      isWelcome = false
      return Guest.arrive()
    },
    'slow-reader': async () => {
      log.memory.documents.clear()
      log.create('d1', room('x'.repeat(900_000)))
      const guest = await Guest.arrive()
      guest.socket.pause()
      for (let n = 0; n < 20; n++) guest.send(askFrame(Y.encodeStateVector(new Y.Doc())))
      const isCut = () => lines.some((line) => line.includes('slow-reader'))
      // It counts from when the server last saw that something was taken; the first time may be after the clock's jump.
      later = 20_000
      await until('cut off', isCut, 2_000).catch(() => (later = 40_000))
      await until('cut off', isCut)
      guest.socket.resume()
      return guest
    },
  }

  it.each(Object.entries(attacks))('%s', async (why, attack) => {
    const guest = await attack()
    await until('closed', () => guest.closed !== null)
    const { rule, code } = Object.entries(closings).find(([name]) => name === why)?.[1] ?? closings.stopping
    // The reason would wait behind all that the one does not read; and who speaks another protocol hears none.
    if (why !== 'broken-frame' && why !== 'slow-reader') expect(guest.closed).toBe(code)
    await isTold('sockets_closed_total', rule, why, { code, documentId: 'd1' })
  })

  it('no reason is without its attack here', () => {
    const all = Object.keys(closings).filter((why) => why !== 'stopping')
    expect(new Set(Object.keys(attacks))).toEqual(new Set(all))
  })

  it('L3 a server that stops says so', async () => {
    const guest = await Guest.arrive()
    await school.sync.drain()
    expect(guest.closed ?? 1001).toBe(1001)
    await isTold('sockets_closed_total', 'L3', 'stopping')
  })

  it.each([
    ['foreign-origin', '/d1', 'http://elsewhere.test'],
    ['not-a-document', '/d1/more', 'http://school.test'],
  ] as const)('A1 an upgrade that is refused: %s', async (why, path, origin) => {
    const door = school.door(null, origin)
    const socket = new WebSocket(`${door.url}${path}`, { headers: headersOf(door) })
    const status = await new Promise<number>((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
      socket.on('error', () => {})
    })
    expect(status).toBe(doorRefusals[why].status)
    await isTold('upgrades_refused_total', 'A1', why, { status })
    expect(lines.join('')).not.toContain('elsewhere')
  })

  it('whatever code a client closes with, the metric knows it by one of a few names', async () => {
    for (const code of [1000, 3999, 4000, 4321]) {
      const guest = await Guest.arrive()
      guest.socket.close(code)
      await until('closed', () => guest.closed !== null)
    }
    const { values } = await metrics.left.get()
    expect(Object.fromEntries(values.map(({ labels, value }) => [String(labels.code), value]))).toEqual({ 1000: 1, other: 3 })
  })
})

describe('the rules', () => {
  it('that code names all stand in docs/sync.md, under their number', () => {
    const account = readFileSync(new URL('../../docs/sync.md', import.meta.url), 'utf8')
    expect(rules.filter((rule) => !account.includes(`- **${rule}**`))).toEqual([])
  })
})
