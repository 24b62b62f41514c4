import { createHash } from 'node:crypto'
import * as prng from 'lib0/prng'
import { shapes } from 'shared/cycles/fields'
import { editAtRandom } from 'shared/testing/random-edits'
import { encodeMark, messageType } from 'shared/sync/wire'
import * as Y from 'yjs'
import type { Granted } from '../sync/access'
import { isAsk } from '../sync/frames'
import { rootsOf } from '../sync/places'
import type { Room } from '../sync/room'
import type { Wire } from '../sync/session'
import { ControlledLog } from '../testing/controlled-log'
import { RoomClient, signedIn } from '../testing/room-client'
import { deliverAll, testRooms } from '../testing/rooms'
import type { Recording } from './capture'

/** `asked`: something was missing before it. `nothing`: it said nothing that would change the document. */
export type Outcome = 'refused' | 'asked' | 'changed' | 'nothing'

/** What a room did that it must never do. */
export interface Faults {
  crashes: string[]
  changedByRefused: string[]
  honestRefused: string[]
}

/** A recorded document in a room of its own, with two honest people at work in it. */
export class AttackedDocument {
  readonly recording: Recording
  readonly #room: Room
  readonly #log: ControlledLog
  readonly #faults: Faults
  readonly #honest: RoomClient[]
  readonly #random: prng.PRNG
  #state: string

  private constructor(recording: Recording, room: Room, log: ControlledLog, faults: Faults, random: prng.PRNG) {
    this.recording = recording
    this.#room = room
    this.#log = log
    this.#faults = faults
    this.#random = random
    // Both are the author of a personal document, in two windows.
    const names = recording.kind === 'personal' ? ['honest one', 'honest one'] : ['honest one', 'honest two']
    this.#honest = names.map((name) => new RoomClient(name))
    this.#state = this.#look()
  }

  static async open(recording: Recording, faults: Faults, random: prng.PRNG): Promise<AttackedDocument> {
    const log = new ControlledLog()
    log.create(recording.documentId, recording.seed, recording.kind)
    const logger = {
      warn() {},
      error: (details: object, message: string) => void faults.crashes.push(`${message} ${String(Reflect.get(details, 'err'))}`),
    }
    const { rooms } = testRooms(log, { roots: rootsOf(shapes), logger })
    const room = await rooms.open(recording.documentId)
    if (room === null) throw new Error('no room')
    const attacked = new AttackedDocument(recording, room, log, faults, random)
    for (const client of attacked.#honest) client.connect(room)
    await deliverAll(...attacked.#honest)
    attacked.#state = attacked.#look()
    return attacked
  }

  get isOpen(): boolean {
    return this.#room.isOpen
  }

  /** Sends the first so many of the recorded frames as they were sent, each as who sent it. */
  replay(frames: number): void {
    for (const { personId, bytes } of this.recording.frames.slice(0, frames)) {
      if (this.attack(personId, 'editor', bytes) === 'refused') this.#faults.honestRefused.push('a recorded frame')
    }
  }

  /** Sends one frame over a connection of its own and looks at what it did. */
  attack(personId: string, kind: Granted['kind'], frame: Uint8Array): Outcome {
    const heard = { refused: false, asked: 0 }
    const { buildingId, epoch, kind: documentKind } = this.#room.document
    const session = this.#room.join(signedIn(personId), { kind, documentKind, buildingId, epoch, accessVersion: 1 }, wireInto(heard))
    try {
      this.#room.receive(session, frame)
    } catch {
      // As the connection does with what is no frame.
      session.refuse('malformed')
    }
    this.#room.receive(session, encodeMark({ kind: 'mark', n: 1 }))
    this.#room.leave(session)
    if (!this.#room.isOpen) this.#faults.crashes.push(`the room broke under ${Buffer.from(frame).toString('base64')}`)
    const state = this.#room.isOpen ? this.#look() : this.#state
    const changed = state !== this.#state
    this.#state = state
    if (heard.refused && changed) this.#faults.changedByRefused.push(Buffer.from(frame).toString('base64'))
    // The first question is everybody's, on coming in.
    return heard.refused ? 'refused' : heard.asked > 1 ? 'asked' : changed ? 'changed' : 'nothing'
  }

  /** The honest people write on, each a little; nothing of it may be refused. */
  async goOn(): Promise<void> {
    for (const client of this.#honest) {
      const shape = shapes[this.recording.kind]
      client.edit((doc) => editAtRandom({ shape, doc }, () => prng.real53(this.#random)))
    }
    await deliverAll(...this.#honest)
    for (const { refusals, closedWith, acked, marked } of this.#honest) {
      if (refusals.length > 0 || closedWith !== null || acked !== marked) {
        this.#faults.honestRefused.push(`${refusals.join()} closed ${closedWith} acknowledged ${acked} of ${marked}`)
      }
    }
    if (this.#room.isOpen) this.#state = this.#look()
  }

  /** Does everybody have the same in the end, and the disk too? */
  async compare(): Promise<void> {
    await deliverAll(...this.#honest)
    const saved = new Y.Doc()
    for (const { bytes } of this.#log.memory.documents.get(this.recording.documentId)?.rows ?? []) Y.applyUpdate(saved, bytes)
    for (const { doc } of this.#honest) {
      if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(saved))) this.#faults.crashes.push('somebody has another document')
    }
  }

  /** What the room has staged, as a fingerprint. */
  #look(): string {
    let state = ''
    const look = (doc: Y.Doc) => void (state = createHash('sha1').update(Y.encodeStateAsUpdate(doc)).digest('base64'))
    // It looks at once; only what it saw is given out after the flush.
    this.#room.read(look).catch(() => {})
    return state
  }
}

/** A socket that notes what it was told. Questions wait for a flush only while there is one. */
function wireInto(heard: { refused: boolean; asked: number }): Wire {
  return {
    send(bytes) {
      if (bytes[0] === messageType.mark && bytes[1] === 2) heard.refused = true
      if (isAsk(bytes)) heard.asked++
    },
    close() {},
    edited() {},
  }
}
