import * as decoding from 'lib0/decoding'
import { encodeMark, messageType, readMark, type CloseCode, type Presence, type Refusal } from 'shared/sync/wire'
import * as Y from 'yjs'
import type { Granted, SignedIn } from '../sync/access'
import { answerFrame, askFrame, awarenessFrame, readFrame, updateFrame } from '../sync/frames'
import type { Room } from '../sync/room'
import type { Session, Wire } from '../sync/session'

const local = Symbol('typed here')

/**
 * A client with a socket in memory, which does what the stock provider and our marks do. Frames lie on the wire, both
 * ways, until the test delivers them; that is where a test puts its delays and losses.
 */
export class RoomClient {
  readonly doc = new Y.Doc()
  /** Frames under way. */
  readonly toServer: Uint8Array[] = []
  readonly toClient: Uint8Array[] = []
  closedWith: CloseCode | null = null
  marked = 0
  acked = 0
  readonly refusals: Refusal[] = []
  edits = 0
  /** What every SyncStep1 is answered with; null for what the document holds. */
  answersWith: Uint8Array | null = null
  #shown = 0
  /** Sees every frame at the moment that the server lets it go. */
  onSent: (frame: Uint8Array) => void = () => {}
  /** Hears of every acknowledgement as it arrives. */
  onAck: (n: number) => void = () => {}
  #connection: { room: Room; session: Session } | null = null
  #answered = false

  constructor(readonly personId: string) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== local || this.#connection === null) return
      this.toServer.push(updateFrame(update))
      // Before it has answered, what it did offline would stand before the mark without having been sent (H1).
      if (this.#answered) this.mark()
    })
  }

  get connected(): boolean {
    return this.#connection !== null
  }

  connect(room: Room, kind: Granted['kind'] = 'editor', accessVersion = 1): void {
    this.closedWith = null
    this.#answered = false
    this.toServer.push(askFrame(Y.encodeStateVector(this.doc)))
    const access: Granted = {
      kind,
      accessVersion,
      documentKind: room.document.kind,
      buildingId: room.document.buildingId,
      epoch: room.document.epoch,
    }
    this.#connection = { room, session: room.join(signedIn(this.personId), access, this.#wire()) }
  }

  /** Loses the connection, with all that is on the wire. */
  disconnect(): void {
    const connection = this.#connection
    this.#connection = null
    this.toServer.length = 0
    this.toClient.length = 0
    connection?.room.leave(connection.session)
  }

  edit(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc), local)
  }

  /** Says where it is. */
  show(state: Presence): void {
    this.toServer.push(awarenessFrame([{ clientId: this.doc.clientID, clock: ++this.#shown, state: JSON.stringify(state) }]))
  }

  /** Puts a frame of the test's own making on the wire. */
  send(frame: Uint8Array): void {
    this.toServer.push(frame)
  }

  /** Brings the oldest frame to the server; false when there is none. */
  deliverToServer(): boolean {
    const frame = this.toServer.shift()
    if (frame === undefined || this.#connection === null) return false
    this.#connection.room.receive(this.#connection.session, frame)
    return true
  }

  /** Brings the oldest frame to the client; false when there is none. */
  deliverToClient(): boolean {
    const frame = this.toClient.shift()
    if (frame === undefined) return false
    this.#receive(frame)
    return true
  }

  #wire(): Wire {
    return {
      send: (frame) => {
        this.onSent(frame)
        this.toClient.push(frame)
      },
      close: (code) => {
        this.closedWith = code
        this.disconnect()
      },
      edited: () => this.edits++,
    }
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) === messageType.mark) {
      const mark = readMark(decoder)
      if (mark.kind === 'nack') this.refusals.push(mark.reason)
      if (mark.kind !== 'ack') return
      this.acked = mark.n
      this.onAck(mark.n)
      return
    }
    const frame = readFrame(bytes)
    if (frame.kind === 'update') Y.applyUpdate(this.doc, frame.bytes, 'the server')
    if (frame.kind === 'ask') {
      this.toServer.push(answerFrame(this.answersWith ?? Y.encodeStateAsUpdate(this.doc, frame.stateVector)))
      this.#answered = true
      this.mark()
    }
  }

  /** Puts the next mark on the wire. */
  mark(): void {
    this.toServer.push(encodeMark({ kind: 'mark', n: ++this.marked }))
  }
}

export function signedIn(personId: string): SignedIn {
  return {
    personId,
    name: `Name of ${personId}`,
    initials: personId.toUpperCase(),
    color: 'blue',
    sessionId: `session of ${personId}`,
    expiresAt: Number.MAX_SAFE_INTEGER,
  }
}
