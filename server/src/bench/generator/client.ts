import { WebSocket } from 'ws'
import type { Seat } from '../seat'
import { type Heard, type Wire, wires, type WireName } from '../wires'

/** One socket at a document, without a document of its own: cheap enough to have hundreds in a process. */
export class RawClient {
  readonly seat: Seat
  readonly wire: Wire
  readonly #socket: WebSocket
  readonly #heard: (heard: Heard) => void
  readonly #in: Promise<void>
  readonly #gone: Promise<void>
  /** Of the document that it was sent. */
  documentBytes = 0

  /** Connects at once. `heard` gets what comes after the document itself, and the document too. */
  constructor(wire: WireName, seat: Seat, heard: (heard: Heard) => void) {
    this.seat = seat
    this.wire = wires[wire]
    this.#heard = heard
    this.#socket = new WebSocket(seat.url, { headers: seat.headers, perMessageDeflate: false, skipUTF8Validation: true })
    this.#in = new Promise((resolve, reject) => {
      this.#socket.on('open', () => {
        for (const frame of this.wire.greeting(seat.documentId)) this.#socket.send(frame)
        if (wire === 'relay') resolve()
      })
      this.#socket.on('message', (data: Buffer) => {
        const message = this.wire.hear(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
        if (message.kind === 'asked') this.#socket.send(this.wire.nothingNew(seat.documentId))
        if (message.kind === 'document') {
          this.documentBytes = message.bytes.byteLength
          resolve()
        }
        this.#heard(message)
      })
      this.#socket.on('error', reject)
      this.#socket.on('close', (code) => reject(new Error(`The server closed a socket with ${code}.`)))
    })
    this.#in.catch(() => {})
    this.#gone = new Promise((resolve) => this.#socket.on('close', () => resolve()))
  }

  /** Resolves when it has the document; rejects when the socket closes before. */
  get isIn(): Promise<void> {
    return this.#in
  }

  /** Resolves when the socket has closed. */
  get isGone(): Promise<void> {
    return this.#gone
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  close(): void {
    this.#socket.terminate()
  }
}
