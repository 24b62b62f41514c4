import { cycleDocument } from 'shared/cycles/document'
import { shapes } from 'shared/cycles/fields'
import { fill } from 'shared/document/fill'
import type { Refusal } from 'shared/sync/wire'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Granted } from '../sync/access'
import { answerFrame, updateFrame } from '../sync/frames'
import { rootsOf } from '../sync/places'
import type { Room } from '../sync/room'
import { ControlledLog } from './controlled-log'
import { RoomClient } from './room-client'
import { deliverAll, testRooms } from './rooms'

/** A team's room as it really is, with a colleague at work in it, for somebody to attack. */
export class AttackedRoom {
  readonly colleague = new RoomClient('ben')

  private constructor(
    readonly room: Room,
    readonly log: ControlledLog,
  ) {}

  /** @param log in which the document is already, as a server finds it that starts again */
  static async open(log = newLog()): Promise<AttackedRoom> {
    const room = await testRooms(log, { roots: rootsOf(shapes) }).rooms.open('d1')
    if (room === null) throw new Error('no room')
    const attacked = new AttackedRoom(room, log)
    attacked.colleague.connect(room)
    await deliverAll(attacked.colleague)
    return attacked
  }

  /** Another connection, in step with the document. */
  async join(personId: string, kind: Granted['kind'] = 'editor'): Promise<RoomClient> {
    const client = new RoomClient(personId)
    client.connect(this.room, kind)
    await deliverAll(client)
    return client
  }

  get rows(): number {
    return this.log.memory.documents.get('d1')?.rows.length ?? 0
  }

  /** The document as somebody gets it who opens it from the disk now. */
  state(): Y.Doc {
    const doc = new Y.Doc()
    for (const { bytes } of this.log.memory.documents.get('d1')?.rows ?? []) Y.applyUpdate(doc, bytes)
    return doc
  }

  /** What the room answers to this update by a newcomer; nothing of it may stay, and the colleague must notice nothing. */
  async refusalOf(
    update: Uint8Array,
    { kind = 'editor', asAnswer = false }: { kind?: Granted['kind']; asAnswer?: boolean } = {},
  ): Promise<Refusal | null> {
    const attacker = await this.join('mallory', kind)
    const before = [this.rows, Buffer.from(Y.encodeStateAsUpdate(this.state())).toString('base64')]
    attacker.send(asAnswer ? answerFrame(update) : updateFrame(update))
    attacker.mark()
    await deliverAll(attacker, this.colleague)
    expect([this.rows, Buffer.from(Y.encodeStateAsUpdate(this.state())).toString('base64')]).toEqual(before)
    const refusal = attacker.refusals.at(-1) ?? null
    attacker.disconnect()
    await this.mustGoOn()
    return refusal
  }

  /** The colleague writes on, and is told that it is saved. */
  async mustGoOn(): Promise<void> {
    this.colleague.edit((doc) => doc.getText('worry').insert(0, 'x'))
    await deliverAll(this.colleague)
    expect(this.colleague.closedWith).toBeNull()
    expect(this.colleague.refusals).toEqual([])
    expect(this.colleague.acked).toBe(this.colleague.marked)
    expect(this.state().getText('worry').toString()).toBe(this.colleague.doc.getText('worry').toString())
  }
}

/** An attacker's edit: made on a copy of the document by whatever means. */
export function editOf(client: { doc: Y.Doc }, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(client.doc))
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

function newLog(): ControlledLog {
  const log = new ControlledLog()
  log.create('d1', teamsRoom())
  return log
}

function teamsRoom(): Uint8Array {
  const doc = new Y.Doc()
  fill(cycleDocument(doc), {
    worry: 'Fluency',
    strengths: 'They read aloud.\nThey listen.',
    step: 'C',
    observations: [{ id: 'o1', text: 'Most stop at long words.' }],
    counts: { 'w1/c1': 4 },
  })
  return Y.encodeStateAsUpdate(doc)
}
