import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Door } from './provider'
import { headersOf, until } from './provider'

/** Opcodes of RFC 6455. */
export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface FrameHead {
  opcode?: number
  /** Is this the last piece of its message? */
  isLast?: boolean
  /** Bits that no extension has given a meaning. */
  reserved?: number
  isMasked?: boolean
  /** What the head claims, where that is not true. */
  claimedLength?: bigint
}

/** One WebSocket frame as a client sends it, sound or not. */
export function rawFrame(payload: Uint8Array, head: FrameHead = {}): Buffer {
  const { opcode: code = opcode.binary, isLast = true, reserved = 0, isMasked = true, claimedLength = BigInt(payload.byteLength) } = head
  const mask = isMasked ? randomBytes(4) : Buffer.alloc(0)
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
  return Buffer.concat([Buffer.from([(isLast ? 0x80 : 0) | (reserved << 4) | code]), lengthOf(claimedLength, isMasked), mask, masked])
}

function lengthOf(length: bigint, isMasked: boolean): Buffer {
  const bit = isMasked ? 0x80 : 0
  if (length < 126n) return Buffer.from([bit | Number(length)])
  const long = Buffer.alloc(9)
  if (length < 65_536n) {
    long[0] = bit | 126
    long.writeUInt16BE(Number(length), 1)
    return long.subarray(0, 3)
  }
  long[0] = bit | 127
  long.writeBigUInt64BE(length, 1)
  return long
}

/** A TCP connection to a live document, on which the test says every byte itself. It answers nothing, no ping either. */
export class RawSocket {
  readonly socket: Socket
  heard = Buffer.alloc(0)
  isClosed = false

  private constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
    this.socket.on('data', (chunk: Buffer) => (this.heard = Buffer.concat([this.heard, chunk])))
    this.socket.on('close', () => (this.isClosed = true))
    this.socket.on('error', () => {})
  }

  /** A connection over which nothing has been said. */
  static open(port: number): RawSocket {
    return new RawSocket(port)
  }

  /** A connection that has become a WebSocket. */
  static async upgraded(door: Door, documentId: string): Promise<RawSocket> {
    const raw = new RawSocket(Number(new URL(door.url).port))
    raw.say(upgradeOf(door, documentId))
    await until('it has been upgraded', () => raw.isClosed || raw.heard.includes('\r\n\r\n'))
    return raw
  }

  say(bytes: Uint8Array | string): void {
    this.socket.write(bytes)
  }

  /** What it was closed with, when a close frame is the last that was heard; null when not. */
  get closeCode(): number | null {
    const at = this.heard.lastIndexOf(Buffer.from([0x80 | opcode.close]))
    return at < 0 || this.heard.byteLength < at + 4 ? null : this.heard.readUInt16BE(at + 2)
  }

  /** Ends it as a crash or a lost route does: the other side hears of it by RST, and not by FIN. */
  reset(): void {
    this.socket.resetAndDestroy()
  }
}

/** The request with which a browser asks for a live document. */
export function upgradeOf(door: Door, documentId: string): string {
  const { host, pathname } = new URL(door.url)
  const headers = { host, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': randomBytes(16).toString('base64'), ...headersOf(door) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${pathname}/${documentId} HTTP/1.1\r\n${lines.join('')}\r\n`
}
