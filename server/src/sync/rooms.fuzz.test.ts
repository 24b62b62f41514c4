import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient } from '../testing/room-client'
import { deliverAll, settle, testRooms, type TestRooms } from '../testing/rooms'
import { replay } from './compaction-worker'
import { Compactor } from './compactor'
import { readFrame } from './frames'

const people = 3

const person = fc.nat({ max: people - 1 })
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), person, at: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('erase' as const), person, at: fc.nat(1000) }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('to-server' as const), person }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('to-client' as const), person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('connect' as const), person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disconnect' as const), person }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('land' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), when: fc.constantFrom('before', 'after') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), landed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('compact' as const), pruned: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('damage' as const) }) },
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

/** A school day in which everything may go wrong, watched by someone who knows what is on the disk. */
class Day {
  readonly log = new ControlledLog()
  readonly clients = Array.from({ length: people }, (_, index) => this.#client(index))
  readonly #typed = this.clients.map(() => new Map<number, string[]>())
  server: TestRooms
  readonly #compactor = new Compactor({
    log: this.log,
    states: { projectedSeq: async () => Infinity },
    limits: { idle: { rows: 1, bytes: 1 }, busy: { rows: 1 } },
    replay: async (updates) => replay(updates),
    logger: { warn() {}, error: (_, message) => expect.fail(message) },
    now: () => 7,
  })
  #words = 0

  constructor() {
    const doc = new Y.Doc()
    doc.getText('title').insert(0, 'seed')
    this.log.create('d1', Y.encodeStateAsUpdate(doc))
    this.server = testRooms(this.log)
    this.log.holding = true
  }

  async act(step: Action): Promise<void> {
    switch (step.kind) {
      case 'type':
        this.#type(step.person, step.at)
        break
      case 'erase':
        this.clients[step.person]?.edit((doc) => {
          const text = doc.getText('title')
          if (text.length > 0) text.delete(step.at % text.length, 1)
        })
        break
      case 'to-server':
        this.clients[step.person]?.deliverToServer()
        break
      case 'to-client':
        this.clients[step.person]?.deliverToClient()
        break
      case 'connect':
        await this.#connect(step.person)
        break
      case 'disconnect':
        this.clients[step.person]?.disconnect()
        break
      case 'land':
        await this.log.land()
        break
      case 'fail':
        await this.log.fail(step.when === 'before' ? 'before' : 'after')
        break
      case 'kill':
        await this.#kill(step.landed)
        break
      case 'compact':
        this.log.pruning = step.pruned
        this.#compactor.request('d1')
        await this.#compactor.idle()
        break
      case 'damage':
        this.log.damageNewest('d1')
        break
      default:
        step satisfies never
    }
    await settle()
  }

  /** The evening: everything works again, and everyone comes back. */
  async heal(): Promise<void> {
    this.log.holding = false
    while (this.log.inFlight > 0) {
      await this.log.land()
      await settle()
    }
    for (let round = 0; round < 3; round++) {
      for (const index of this.clients.keys()) await this.#connect(index)
      await deliverAll(...this.clients)
    }
  }

  onDisk(): Y.Doc {
    const doc = new Y.Doc()
    for (const update of this.log.memory.read('d1')?.updates ?? []) Y.applyUpdate(doc, update)
    return doc
  }

  #client(index: number): RoomClient {
    const client = new RoomClient(`p${index}`)
    client.onSent = (bytes) => {
      const frame = readFrame(bytes)
      if (frame.kind !== 'update') return
      expect(Y.snapshotContainsUpdate(Y.snapshot(this.onDisk()), frame.bytes), 'left before it was committed').toBe(true)
    }
    client.onAck = (n) => {
      const saved = this.onDisk().getMap('rows')
      for (const [mark, words] of this.#typed[index] ?? []) {
        for (const word of mark <= n ? words : []) expect(saved.has(word), `${word} acknowledged, not saved`).toBe(true)
      }
    }
    return client
  }

  #type(index: number, at: number): void {
    const client = this.clients[index]
    if (client === undefined) return
    const word = `word ${++this.#words}`
    // The next mark comes with it, or with the answer to the server's first question.
    const mark = client.marked + 1
    client.edit((doc) => {
      const text = doc.getText('title')
      text.insert(at % (text.length + 1), word)
      doc.getMap('rows').set(word, index)
    })
    const typed = this.#typed[index]
    typed?.set(mark, [...(typed.get(mark) ?? []), word])
  }

  async #connect(index: number): Promise<void> {
    const client = this.clients[index]
    if (client === undefined || client.connected) return
    const opening = this.server.rooms.open('d1')
    // A room that was thrown away opens again when its last flush has ended.
    while (this.log.inFlight > 0 && (await Promise.race([opening, settle().then(() => 'waiting')])) === 'waiting') {
      await this.log.land()
    }
    const room = await opening
    if (room !== null) client.connect(room)
  }

  async #kill(landed: boolean): Promise<void> {
    for (const client of this.clients) client.disconnect()
    if (landed) await this.log.land()
    else await this.log.fail('before')
    await settle()
    this.server = testRooms(this.log)
  }
}

describe('whatever happens on the way', () => {
  it('nothing leaves before it is on the disk, nothing acknowledged is lost, and everyone ends with the same page', async () => {
    const day = fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 120 }), async (steps) => {
      const school = new Day()
      for (const step of steps) await school.act(step)
      await school.heal()
      const saved = school.onDisk()
      for (const client of school.clients) {
        expect(client.doc.getText('title').toString()).toBe(saved.getText('title').toString())
        expect(client.doc.getMap('rows').toJSON()).toEqual(saved.getMap('rows').toJSON())
        expect(client.acked).toBe(client.marked)
        expect(client.refusals).toEqual([])
      }
    })
    await fc.assert(day, { numRuns: Number(process.env['FUZZ_RUNS'] ?? 150) })
  }, 120_000)
})
