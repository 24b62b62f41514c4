import type { Decoder } from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import { encodeMark, type Mark, messageType, readMark } from 'shared/sync/wire'

/** Milliseconds. The longest wait before another attempt to connect (docs/sync.md V1). */
const longestWait = 5_000
const firstWait = 200
/** The time over which those who have lost the whole server at the same moment come back. */
const crowdWait = 2_000
/** The server is stopping (RFC 6455), or has gone without a word. */
const wholeServer: readonly number[] = [1001, 1006]

export interface SocketSettings {
  /** `wss://host/sync` */
  url: string
  documentId: string
  awareness: Awareness
  parameters: Record<string, string>
  on: {
    joining(): void
    /** The server has what we had when it asked, once the next mark is acknowledged. */
    answered(): void
    received(): void
    mark(mark: Mark): void
    /** @param code as the socket was closed; null when the connection was given up here */
    parted(code: number | null): void
    ended(code: number): void
  }
}

export interface Socket {
  /** What comes from the server carries this origin. */
  readonly origin: unknown
  connect(): void
  /** Ends the connection, and with it all attempts to connect again. */
  disconnect(): void
  /** Gives up a connection that no longer seems to lead anywhere, and makes a new one at once. */
  connectAnew(): void
  /** False when there is no open socket to send it on. */
  sendMark(n: number): boolean
  destroy(): void
}

/**
 * The stock y-websocket provider with what it lacks: marks and their answers, waits with jitter, and presence that
 * sends only our own state. (The stock client sends every state that it hears back to the server.)
 */
export function openSocket(settings: SocketSettings): Socket {
  const { awareness, on } = settings
  const provider = new WebsocketProvider(settings.url, settings.documentId, awareness.doc, {
    connect: false,
    disableBc: true,
    awareness,
    params: settings.parameters,
  })
  const stopPresence = sendOwnPresence(provider)
  handleMessages(provider, on)

  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      awakenPresence(awareness)
      forgetOthers(awareness)
      on.joining()
    }
  })
  let attempts = 0
  provider.on('sync', (synced) => {
    if (!synced) return
    attempts = 0
    on.received()
  })
  provider.on('connection-close', (event) => {
    provider.maxBackoffTime = waitBefore(++attempts, event?.code ?? null)
    provider.wsUnsuccessfulReconnects = tooOften
    on.parted(event?.code ?? null)
  })
  provider.on('closed', ({ code }) => on.ended(code))

  const connectAnew = () => {
    if (!provider.shouldConnect) return
    provider.disconnect()
    attempts = 0
    provider.connect()
  }
  // A device that leaves or joins a network says so long before its sockets notice.
  addEventListener('offline', connectAnew)
  addEventListener('online', connectAnew)

  return {
    origin: provider,
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    connectAnew,
    sendMark: (n) => send(provider, encodeMark({ kind: 'mark', n })),
    destroy() {
      removeEventListener('offline', connectAnew)
      removeEventListener('online', connectAnew)
      stopPresence()
      provider.destroy()
    },
  }
}

/** The stock provider takes the shorter of its own wait, which doubles each time, and the longest that it is allowed: ours. */
const tooOften = 16

/**
 * Milliseconds to wait before attempt number `attempt`, never the same for all who lost the server together. A server
 * that starts again may be back before the first attempt: then that one wait is all that keeps a school from coming at
 * once (docs/sync.md V1).
 */
function waitBefore(attempt: number, code: number | null): number {
  if (attempt === 1 && code !== null && wholeServer.includes(code)) return crowdWait * (0.05 + 0.95 * Math.random())
  const wait = Math.min(longestWait, firstWait * 2 ** (attempt - 1))
  return wait * (0.5 + Math.random() / 2)
}

function handleMessages(provider: WebsocketProvider, on: SocketSettings['on']): void {
  const stock = provider.messageHandlers[messageType.sync]
  provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
    const isQuestion = decoder.arr[decoder.pos] === messageYjsSyncStep1
    stock?.(encoder, decoder, ...rest)
    // The provider sends the answer right after this handler: only then may a mark follow it.
    if (isQuestion) queueMicrotask(on.answered)
  }
  provider.messageHandlers[messageType.queryAwareness] = (encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(provider.awareness, [provider.doc.clientID]))
  }
  provider.messageHandlers[messageType.mark] = (_encoder, decoder: Decoder) => on.mark(readMark(decoder))
}

interface AwarenessChange {
  added: number[]
  updated: number[]
  removed: number[]
}

function sendOwnPresence(provider: WebsocketProvider): () => void {
  const { awareness } = provider
  // The stock provider has no option to keep it from echoing.
  awareness.off('update', provider._awarenessUpdateHandler)
  const tell = ({ added, updated, removed }: AwarenessChange) => {
    if (![...added, ...updated, ...removed].includes(awareness.clientID)) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    send(provider, encoding.toUint8Array(encoder))
  }
  awareness.on('update', tell)
  return () => awareness.off('update', tell)
}

/** Others may remember that we left: only a later clock brings us back before the next renewal, 15 s on (V1). */
function awakenPresence(awareness: Awareness): void {
  const mine = awareness.meta.get(awareness.clientID)
  if (mine) mine.clock += 1
}

/**
 * They went with the last connection, but not how far they had counted: whoever has not moved since would stay unseen until
 * they renew themselves, 15 s on (V1).
 */
function forgetOthers(awareness: Awareness): void {
  for (const clientId of awareness.meta.keys()) {
    if (clientId !== awareness.clientID && !awareness.states.has(clientId)) awareness.meta.delete(clientId)
  }
}

function send(provider: WebsocketProvider, frame: Uint8Array<ArrayBuffer>): boolean {
  const { ws } = provider
  if (!provider.wsconnected || ws === null || ws.readyState !== ws.OPEN) return false
  ws.send(frame)
  return true
}
