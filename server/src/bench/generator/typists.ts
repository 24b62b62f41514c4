import { setTimeout as pause } from 'node:timers/promises'
import { brings, keystrokesOf } from '../edits'
import type { Seat } from '../seat'
import type { Heard, WireName } from '../wires'
import { RawClient } from './client'
import type { Counts, MarksWhen, Typed } from './protocol'

/** Of those that come late. */
const markAfterMs = 50
const landedWithinMs = 10_000
const connectingAtOnce = 50

class Typist {
  readonly client: RawClient
  readonly clientId: number
  readonly updates: Uint8Array[]
  readonly sentAt: Float64Array
  readonly refused: string[] = []
  sent = 0
  /** The next letter that is expected of each of the others. */
  readonly seen = new Map<number, number>()
  marks: { n: number; covers: number }[] = []
  marked = 0
  answered = 0
  markDueAt = Number.POSITIVE_INFINITY

  constructor(wire: WireName, seat: Seat, index: number, count: number, heard: (typist: Typist, heard: Heard) => void) {
    const { clientId, updates } = keystrokesOf(index, count)
    this.clientId = clientId
    this.updates = updates
    this.sentAt = new Float64Array(count)
    this.client = new RawClient(wire, seat, (message) => heard(this, message))
  }
}

/** People who type into rooms at a steady pace, and what comes of it. All of a room are here, so that one clock times them. */
export class Typists {
  readonly #typists: Typist[] = []
  readonly #authors = new Map<number, Typist>()
  readonly #marks: MarksWhen
  readonly #waiting: Typist[] = []
  readonly #toPeer: number[] = []
  readonly #toAnswer: number[] = []
  #timedFrom = Number.POSITIVE_INFINITY
  #sent = 0
  #delivered = 0
  #expected = 0
  readonly #roomSizes = new Map<number, number>()

  private constructor(marks: MarksWhen) {
    this.#marks = marks
  }

  static async connect(wire: WireName, seats: readonly Seat[], editsEach: number, marks: MarksWhen): Promise<Typists> {
    const all = new Typists(marks)
    for (let from = 0; from < seats.length; from += connectingAtOnce) {
      const next = seats.slice(from, from + connectingAtOnce).map((seat, offset) => {
        const typist = new Typist(wire, seat, from + offset, editsEach, (one, heard) => all.#hear(one, heard))
        all.#typists.push(typist)
        all.#authors.set(typist.clientId, typist)
        all.#roomSizes.set(seat.room, (all.#roomSizes.get(seat.room) ?? 0) + 1)
        return typist.client.isIn
      })
      await Promise.all(next)
    }
    return all
  }

  counts(): Counts {
    return { sent: this.#sent, delivered: this.#delivered }
  }

  /** Resolves when all has arrived, or ten seconds after the last edit. */
  async type(perSecond: number, seconds: number, warmUpSeconds: number): Promise<Typed> {
    const began = performance.now()
    this.#timedFrom = began + warmUpSeconds * 1000
    const period = 1000 / perSecond
    const total = this.#typists.length * Math.floor(seconds * perSecond)
    // Everybody in turn, so that the load is even; whose turn it is does not follow the rooms.
    const order = this.#typists.map((_, index) => index).sort((one, other) => spread(one) - spread(other))
    for (let turn = 0; turn < total; ) {
      const now = performance.now()
      const due = Math.min(total, Math.floor(((now - began) / period) * order.length))
      for (; turn < due; turn++) this.#edit(this.#typists[order[turn % order.length] ?? 0])
      this.#markLate(performance.now())
      await pause(1)
    }
    for (const end = performance.now() + landedWithinMs; performance.now() < end && !this.#hasLanded(); ) {
      this.#markLate(performance.now())
      await pause(5)
    }
    return {
      ...this.counts(),
      expected: this.#expected,
      toPeer: Float64Array.from(this.#toPeer),
      toAnswer: Float64Array.from(this.#toAnswer),
      refused: this.#typists.flatMap(({ refused }) => refused),
    }
  }

  #hasLanded(): boolean {
    return this.#delivered >= this.#expected && this.#typists.every((typist) => typist.client.wire.mark(1) === null || typist.answered >= typist.sent)
  }

  #edit(typist: Typist | undefined): void {
    const update = typist?.updates[typist.sent]
    if (typist === undefined || update === undefined) throw new Error('Too few edits were made ready.')
    const { client } = typist
    const frame = client.wire.edit(client.seat.documentId, update)
    typist.sentAt[typist.sent++] = performance.now()
    client.send(frame)
    this.#sent++
    this.#expected += (this.#roomSizes.get(client.seat.room) ?? 1) - 1
    if (this.#marks === 'at once') this.#mark(typist)
    else if (typist.markDueAt === Number.POSITIVE_INFINITY) {
      typist.markDueAt = performance.now() + markAfterMs
      this.#waiting.push(typist)
    }
  }

  #markLate(now: number): void {
    while (this.#waiting[0] !== undefined && this.#waiting[0].markDueAt <= now) {
      const typist = this.#waiting.shift()
      if (typist === undefined) return
      typist.markDueAt = Number.POSITIVE_INFINITY
      this.#mark(typist)
    }
  }

  #mark(typist: Typist): void {
    const frame = typist.client.wire.mark(++typist.marked)
    if (frame === null) return
    typist.marks.push({ n: typist.marked, covers: typist.sent })
    typist.client.send(frame)
  }

  #hear(typist: Typist, heard: Heard): void {
    switch (heard.kind) {
      case 'update':
        return this.#count(typist, heard.bytes)
      case 'taken':
        return this.#answered(typist, typist.answered + 1)
      case 'acknowledged':
        while (typist.marks[0] !== undefined && typist.marks[0].n <= heard.n) this.#answered(typist, typist.marks.shift()?.covers ?? 0)
        return
      case 'refused':
        typist.refused.push(heard.why)
        return
      default:
    }
  }

  #answered(typist: Typist, upTo: number): void {
    const now = performance.now()
    for (; typist.answered < Math.min(upTo, typist.sent); typist.answered++) {
      const at = typist.sentAt[typist.answered] ?? 0
      if (at >= this.#timedFrom) this.#toAnswer.push(now - at)
    }
  }

  #count(reader: Typist, update: Uint8Array): void {
    const now = performance.now()
    for (const { clientId, clock, length } of brings(update)) {
      const author = this.#authors.get(clientId)
      if (author === undefined || author === reader) continue
      const from = Math.max(clock, reader.seen.get(clientId) ?? 0)
      const end = clock + length
      if (end <= from) continue
      reader.seen.set(clientId, end)
      this.#delivered += end - from
      for (let letter = from; letter < end; letter++) {
        const at = author.sentAt[letter] ?? 0
        if (at >= this.#timedFrom) this.#toPeer.push(now - at)
      }
    }
  }
}

/** Puts numbers that follow each other far apart (Knuth's multiplicative hash). */
function spread(index: number): number {
  return Math.imul(index + 1, 2_654_435_761) >>> 0
}
