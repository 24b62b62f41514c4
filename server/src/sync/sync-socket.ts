import type { Duplex } from 'node:stream'
import { closeCode } from 'shared/sync/wire'
import { WebSocket } from 'ws'

type Data = Parameters<WebSocket['send']>[0]
type Options = Parameters<WebSocket['send']>[1]
type Sent = (error?: Error) => void

const messageTooBig = 1009
/** First byte of a whole binary message that is not compressed (RFC 6455, 5.2). */
const wholeBinary = 0x82
/** From here on, a copy beside the message costs more than a second write. */
const small = 16 * 1024

/** What can wait is written with what comes next to the same socket, or after this many milliseconds. */
const waitMs = 50

/** Sockets to which something was sent in this turn of the loop. */
let waiting: SyncSocket[] = []
/** Sockets at which something lies that can wait. */
let late: SyncSocket[] = []

/**
 * A socket of the sync server. What is sent to it in one turn of the loop leaves in one write, in order; a frame that is
 * sent to several sockets is made into a message once. It is for servers that compress nothing: then `ws` writes at once
 * whatever it has to write itself, so that nothing gets between.
 */
export class SyncSocket extends WebSocket {
  /** Null until it is known, and for sockets that no network carries. */
  #line: Duplex | null = null
  #messages: Buffer[] = []
  #isWaiting = false

  /** @param line what carries this socket, from the upgrade */
  carriedBy(line: Duplex): void {
    this.#line = line
  }

  /** @param data nobody may write into it any more */
  override send(data: Data, options?: Options | Sent, sent?: Sent): void {
    const isFrame = this.#line !== null && this.readyState === WebSocket.OPEN && data instanceof Uint8Array && options === undefined
    if (isFrame && data.byteLength <= small) return this.#gather(messageOf(data))
    this.#write()
    if (typeof options === 'object') super.send(data, options, sent)
    else super.send(data, options)
  }

  /** `ws` closes over-long frames by itself, with a code that a stock client takes for transient and retries for ever. */
  override close(code?: number, reason?: string | Buffer): void {
    this.#write()
    super.close(code === messageTooBig ? closeCode.tooBig : code, reason)
  }

  /** Sends what nobody waits for: each write costs the server more than what is in it. Keeps its place among the rest. */
  sendSoon(frame: Uint8Array): void {
    if (this.#line === null || this.readyState !== WebSocket.OPEN || frame.byteLength > small) return this.send(frame)
    this.#messages.push(messageOf(frame))
    if (this.#isWaiting || this.#messages.length > 1) return
    if (late.length === 0) setTimeout(writeLate, waitMs)
    late.push(this)
  }

  #gather(message: Buffer): void {
    this.#messages.push(message)
    if (this.#isWaiting) return
    this.#isWaiting = true
    if (waiting.length === 0) process.nextTick(writeAll)
    waiting.push(this)
  }

  /** Hands over what has gathered in all of them. */
  static writeAll(): void {
    const sockets = waiting
    waiting = []
    for (const socket of sockets) socket.#write()
  }

  static writeLate(): void {
    const sockets = late
    late = []
    for (const socket of sockets) socket.#write()
  }

  #write(): void {
    this.#isWaiting = false
    const messages = this.#messages
    const [first] = messages
    if (first === undefined) return
    this.#messages = []
    if (this.readyState === WebSocket.OPEN) this.#line?.write(messages.length === 1 ? first : Buffer.concat(messages))
  }
}

const writeAll = () => SyncSocket.writeAll()
const writeLate = () => SyncSocket.writeLate()

/** What goes to many goes to them one after the other: so many frames are remembered with the messages that they are. */
const remembered = 16
const frames = Array.from<Uint8Array | null>({ length: remembered }).fill(null)
const messages: Buffer[] = []
let next = 0

function messageOf(frame: Uint8Array): Buffer {
  const known = messages[frames.indexOf(frame)]
  if (known !== undefined) return known
  const message = toMessage(frame)
  frames[next] = frame
  messages[next] = message
  next = (next + 1) % remembered
  return message
}

/** A frame with the head that a server puts before it: one whole binary message of up to 64 KB. */
export function toMessage(frame: Uint8Array): Buffer {
  const length = frame.byteLength
  const head = length < 126 ? 2 : 4
  const message = Buffer.allocUnsafe(head + length)
  message[0] = wholeBinary
  message[1] = length < 126 ? length : 126
  if (head === 4) message.writeUInt16BE(length, 2)
  message.set(frame, head)
  return message
}
