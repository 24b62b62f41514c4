import type { Decoder } from 'lib0/decoding'
import { encodeMark, messageType, readMark, type Refusal } from 'shared/sync/wire'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface Door {
  /** 'ws://127.0.0.1:4000/sync' */
  url: string
  /** Sent with the upgrade; null sends none. */
  origin: string | null
  cookie: string | null
  /** Sees every frame that a client sends through here. */
  sent?: (frame: Uint8Array) => void
}

/** The headers that a browser would add to an upgrade. */
export function headersOf({ origin, cookie }: Door): Record<string, string> {
  return { ...(origin === null ? {} : { origin }), ...(cookie === null ? {} : { cookie }) }
}

/** Node's own WebSocket with those headers: what a script hands to the stock provider (docs/sync.md A1). */
function webSocketOf(door: Door): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: headersOf(door) })
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array) door.sent?.(data.slice())
      super.send(data)
    }
  }
}

/** The stock provider over real sockets, with marks (docs/sync.md H1). Connects by itself, again and again. */
export class MarkingProvider {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  marked = 0
  acked = 0
  readonly refusals: Refusal[] = []
  readonly closes: number[] = []
  #firstMark = 1

  constructor(door: Door, documentId: string, params: Record<string, string> = {}, firstMark = 1) {
    this.marked = this.acked = firstMark - 1
    this.#firstMark = firstMark
    this.provider = new WebsocketProvider(door.url, documentId, this.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: 400,
      params,
      WebSocketPolyfill: webSocketOf(door),
    })
    this.provider.messageHandlers[messageType.mark] = (_encoder, decoder: Decoder) => this.#hear(decoder)
    this.provider.on('connection-close', (event) => this.closes.push(event?.code ?? 0))
    this.provider.on('sync', (synced) => synced && queueMicrotask(() => this.mark()))
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => origin !== this.provider && this.mark())
  }

  /** Everything that was done here is on the server's disk. */
  get saved(): boolean {
    return this.acked === this.marked && this.marked >= this.#firstMark
  }

  connect(): this {
    this.provider.connect()
    return this
  }

  destroy(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  /**
   * Sends the next mark. Not before the client has answered what the server lacks: a mark must stand behind all that
   * was done here, also while offline. Being synced says so, and marks again.
   */
  mark(): void {
    const { ws, synced } = this.provider
    this.marked++
    if (synced && ws?.readyState === WebSocket.OPEN) ws.send(encodeMark({ kind: 'mark', n: this.marked }))
  }

  #hear(decoder: Decoder): void {
    const mark = readMark(decoder)
    if (mark.kind === 'ack') this.acked = Math.max(this.acked, mark.n)
    if (mark.kind === 'nack') this.refusals.push(mark.reason)
  }
}

/** Resolves when `condition` holds; rejects after `ms` with what was waited for. */
export async function until(what: string, condition: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Still not after ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
