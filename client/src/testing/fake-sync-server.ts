import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { vi } from 'vitest'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { encodeMark, type Mark, messageType, readMark } from 'shared/sync/wire'

/** What the page sent over one connection, in order. */
export type Heard = { kind: 'step1' | 'step2' | 'update' | 'awareness' } | Mark

export interface FakeSyncServer {
  /** Down: new connections fail. */
  isUp: boolean
  /** Does it answer marks? */
  acknowledges: boolean
  /** The connections that are open. */
  readonly sockets: ReadonlySet<{ readonly url: string }>
  /** The content as the server has it. */
  doc(id: string): Y.Doc
  /** Closes every connection, as a server that stops or a sign-in that ends does. */
  close(code: number): void
  send(frame: Uint8Array): void
  heard(): Heard[]
  stop(): void
}

/**
 * A server of live documents in memory, in place of WebSocket: it keeps a Y.Doc for each document, answers as the real
 * one does, and lets a test hold answers back or close sockets. Call `stop` at the end.
 */
export function fakeSyncServer(): FakeSyncServer {
  const docs = new Map<string, Y.Doc>()
  const sockets = new Set<FakeSocket>()
  const server: FakeSyncServer = {
    isUp: true,
    acknowledges: true,
    sockets,
    doc(id) {
      const doc = docs.get(id) ?? new Y.Doc()
      docs.set(id, doc)
      return doc
    },
    close: (code) => [...sockets].forEach((socket) => socket.closeWith(code)),
    send: (frame) => [...sockets].forEach((socket) => socket.deliver(frame)),
    heard: () => [...sockets].flatMap((socket) => socket.heard),
    stop() {
      vi.unstubAllGlobals()
    },
  }

  class FakeSocket {
    static readonly OPEN = 1
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    readonly heard: Heard[] = []
    readonly documentId: string

    constructor(readonly url: string) {
      this.documentId = new URL(url).pathname.split('/').at(-1) ?? ''
      setTimeout(() => (server.isUp ? this.#open() : this.closeWith(1006)), 0)
    }

    #open(): void {
      sockets.add(this)
      this.readyState = 1
      this.onopen?.()
      this.deliver(syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, server.doc(this.documentId))))
    }

    send(frame: Uint8Array): void {
      const decoder = decoding.createDecoder(new Uint8Array(frame))
      const type = decoding.readVarUint(decoder)
      if (type === messageType.awareness) this.heard.push({ kind: 'awareness' })
      if (type === messageType.mark) this.#hearMark(readMark(decoder))
      if (type === messageType.sync) this.#hearSync(decoder)
    }

    #hearMark(mark: Mark): void {
      this.heard.push(mark)
      if (server.acknowledges) this.deliver(encodeMark({ kind: 'ack', n: mark.n }))
    }

    #hearSync(decoder: decoding.Decoder): void {
      const step = decoder.arr[decoder.pos]
      this.heard.push({ kind: step === 0 ? 'step1' : step === 1 ? 'step2' : 'update' })
      const answer = syncFrame((encoder) =>
        syncProtocol.readSyncMessage(decoder, encoder, server.doc(this.documentId), this),
      )
      if (answer.length > 1) this.deliver(answer)
    }

    deliver(frame: Uint8Array): void {
      const data = new Uint8Array(frame).buffer
      setTimeout(() => this.readyState === 1 && this.onmessage?.({ data }), 0)
    }

    close(): void {
      this.readyState = 3
      sockets.delete(this)
    }

    closeWith(code: number): void {
      const { onclose } = this
      this.close()
      onclose?.({ code, reason: '' })
    }
  }

  vi.stubGlobal('WebSocket', FakeSocket)
  return server
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
