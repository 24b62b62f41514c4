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

/** Frames that go to many are made into messages once. */
const messages = new WeakMap<Uint8Array, Buffer>()
/** Sockets to which something was sent in this turn of the loop. */
let waiting: SyncSocket[] = []

/**
 * A socket of the sync server. What is sent to it in one turn of the loop leaves in one write, in order; a frame that is
 * sent to several sockets is made into a message once. It is for servers that compress nothing: then `ws` writes at once
 * whatever it has to write itself, so that nothing gets between.
 */
export class SyncSocket extends WebSocket {
  /** Null until it is known, and for sockets that no network carries. */
  #line: Duplex | null = null
  #messages: Buffer[] = []

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

  #gather(message: Buffer): void {
    this.#messages.push(message)
    if (this.#messages.length > 1) return
    if (waiting.length === 0) process.nextTick(writeAll)
    waiting.push(this)
  }

  /** Hands over what has gathered in all of them. */
  static writeAll(): void {
    const sockets = waiting
    waiting = []
    for (const socket of sockets) socket.#write()
  }

  #write(): void {
    const [first, ...more] = this.#messages
    if (first === undefined) return
    this.#messages = []
    if (this.readyState === WebSocket.OPEN) this.#line?.write(more.length === 0 ? first : Buffer.concat([first, ...more]))
  }
}

const writeAll = () => SyncSocket.writeAll()

function messageOf(frame: Uint8Array): Buffer {
  const known = messages.get(frame)
  if (known !== undefined) return known
  const message = toMessage(frame)
  messages.set(frame, message)
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
