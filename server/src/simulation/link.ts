import type { IncomingMessage } from 'node:http'
import { closeCode } from 'shared/sync/wire'
import { WebSocket } from 'ws'
import type { Clock } from './clock'

/** Whose browser it is. */
export interface Owner {
  /** As it appears in the trace. */
  readonly name: string
  readonly personId: string
  readonly request: IncomingMessage
  /** False for who tries what is forbidden. */
  readonly isHonest: boolean
  /** The edits that stand before mark `n` of this link and are not acknowledged yet; from now on they are. */
  covered(link: Link, n: number): readonly Uint8Array[]
}

/** What stands at the other end of every link while the server runs. */
export interface Door {
  accept(socket: WebSocket, request: IncomingMessage, url: URL): void
}

/** Sees what travels, at the moment at which it is sent. */
export interface Onlooker {
  sentToClient(link: Link, frame: Uint8Array): void
  sentToServer(link: Link, frame: Uint8Array): void
  closed(link: Link, by: 'client' | 'server' | 'network', code: number): void
}

type Parcel =
  | { kind: 'open' }
  | { kind: 'frame'; bytes: Uint8Array }
  | { kind: 'ping' }
  | { kind: 'pong' }
  | { kind: 'close'; code: number }

/** `ws` gives up on a client that does not answer a close. */
const closePatienceMs = 30_000
const lost = 1006

/** One way of a link: everything arrives, in order, after a while. */
class Pipe {
  isStalled = false
  bytes = 0
  #parcels: Parcel[] = []
  #isMoving = false
  #isBroken = false

  constructor(
    readonly clock: Clock,
    readonly latency: () => number,
    readonly deliver: (parcel: Parcel) => void,
  ) {}

  push(parcel: Parcel): void {
    if (this.#isBroken) return
    this.#parcels.push(parcel)
    if (parcel.kind === 'frame') this.bytes += parcel.bytes.byteLength
    this.#move()
  }

  /** What was under way is lost, and so is whatever comes. */
  break(): void {
    this.#isBroken = true
    this.#parcels = []
    this.bytes = 0
  }

  flow(): void {
    this.isStalled = false
    this.#move()
  }

  #move(): void {
    if (this.#isMoving || this.isStalled || this.#parcels.length === 0) return
    this.#isMoving = true
    this.clock.timer(() => this.#arrive(), this.latency(), null)
  }

  #arrive(): void {
    this.#isMoving = false
    if (this.isStalled) return
    const parcel = this.#parcels.shift()
    if (parcel?.kind === 'frame') this.bytes -= parcel.bytes.byteLength
    if (parcel !== undefined) this.deliver(parcel)
    this.#move()
  }
}

/** A connection between a browser and the server, at whose two ends things may end at different times. */
export class Link {
  readonly client: ClientEnd
  server: ServerEnd | null = null
  /** Bytes that lie at the server's end beside the frames: of a reader that does not read. */
  ballast = 0
  readonly #up: Pipe
  readonly #down: Pipe

  constructor(
    readonly network: Network,
    readonly owner: Owner,
    readonly url: URL,
  ) {
    const { clock } = network
    const latency = () => 1 + Math.floor(clock.random() ** 3 * network.slowest)
    this.#up = new Pipe(clock, latency, (parcel) => this.#atServer(parcel))
    this.#down = new Pipe(clock, latency, (parcel) => this.#atClient(parcel))
    this.client = new ClientEnd(this)
    this.#up.push({ kind: 'open' })
  }

  get waiting(): number {
    return this.#down.bytes + this.ballast
  }

  /** The browser has gone, and the server has not noticed. */
  get isHalfOpen(): boolean {
    return this.client.readyState === 3 && this.server?.hasEnded === false
  }

  up(parcel: Parcel): void {
    this.#up.push(parcel)
  }

  down(parcel: Parcel): void {
    this.#down.push(parcel)
  }

  /** Nothing gets through any more, and nobody is told. */
  stall(): void {
    this.#up.isStalled = this.#down.isStalled = true
  }

  /** The browser has stopped reading. */
  choke(bytes: number): void {
    this.#down.isStalled = true
    this.ballast = bytes
  }

  flow(): void {
    this.ballast = 0
    this.#up.flow()
    this.#down.flow()
  }

  /** The connection is no more, with all that was under way; either end notices in its own time. */
  cut(clientAfter: number, serverAfter: number): void {
    const { clock } = this.network
    this.#up.break()
    this.#down.break()
    this.network.onlooker.closed(this, 'network', lost)
    clock.timer(() => this.client.end(lost), clientAfter, null)
    clock.timer(() => this.server?.end(lost), serverAfter, null)
  }

  /** The server has died. */
  orphan(clientAfter: number): void {
    this.#up.break()
    if (this.network.clock.random() < 0.5) this.#down.break()
    this.server?.end(lost)
    this.network.clock.timer(() => this.client.end(lost), clientAfter, null)
  }

  /** One of its ends is no more. */
  ended(): void {
    if (this.client.readyState === 3 && this.server?.hasEnded !== false) this.network.links.delete(this)
  }

  #atServer(parcel: Parcel): void {
    if (parcel.kind === 'open') return this.#knock()
    const { server } = this
    if (server === null || server.hasEnded) return
    if (parcel.kind === 'frame') server.emit('message', Buffer.from(parcel.bytes), true)
    if (parcel.kind === 'pong') server.emit('pong', Buffer.alloc(0))
    if (parcel.kind === 'close') server.end(parcel.code)
  }

  #knock(): void {
    const { door } = this.network
    if (door === null) return this.down({ kind: 'close', code: lost })
    this.server = new ServerEnd(this)
    this.down({ kind: 'open' })
    door.accept(this.server, this.owner.request, this.url)
  }

  #atClient(parcel: Parcel): void {
    const { client } = this
    if (client.readyState === 3) return
    if (parcel.kind === 'open') client.open()
    if (parcel.kind === 'frame') client.onmessage?.({ data: parcel.bytes })
    if (parcel.kind === 'ping') this.up({ kind: 'pong' })
    if (parcel.kind === 'close') {
      this.up({ kind: 'close', code: parcel.code })
      client.end(parcel.code)
    }
  }
}

/** A browser's WebSocket, as the stock provider uses one. */
export class ClientEnd {
  readonly OPEN = 1
  readyState: 0 | 1 | 2 | 3 = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: object) => void) | null = null

  constructor(readonly link: Link) {}

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== 1) return
    const bytes = frame.slice()
    this.link.network.onlooker.sentToServer(this.link, bytes)
    this.link.up({ kind: 'frame', bytes })
  }

  close(): void {
    if (this.readyState === 3) return
    this.link.network.onlooker.closed(this.link, 'client', 1005)
    this.link.up({ kind: 'close', code: 1005 })
    this.end(1005)
  }

  end(code: number): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.link.ended()
    this.onclose?.({ code, reason: '' })
  }
}

/** What `ws` makes its own server sockets with: no address, and a third argument of which its types know nothing. */
const bare: [null] = [null]
Object.assign(bare, { 2: {} })

/** The server's end: what `ws` hands to a connection, without a network under it. */
export class ServerEnd extends WebSocket {
  hasEnded = false
  #isClosing = false

  constructor(readonly link: Link) {
    super(...bare)
    Object.defineProperty(this, 'bufferedAmount', { get: () => link.waiting })
  }

  override send(data: Parameters<WebSocket['send']>[0]): void {
    if (this.hasEnded || this.#isClosing || !(data instanceof Uint8Array)) return
    this.link.network.onlooker.sentToClient(this.link, data)
    this.link.down({ kind: 'frame', bytes: data })
  }

  override ping(): void {
    if (!this.hasEnded) this.link.down({ kind: 'ping' })
  }

  override close(code: number = closeCode.overloaded): void {
    if (this.hasEnded || this.#isClosing) return
    this.#isClosing = true
    this.link.network.onlooker.closed(this.link, 'server', code)
    this.link.down({ kind: 'close', code })
    this.link.network.clock.timer(() => this.end(lost), closePatienceMs, null)
  }

  override terminate(): void {
    if (this.hasEnded) return
    this.link.network.onlooker.closed(this.link, 'server', lost)
    this.link.down({ kind: 'close', code: lost })
    this.link.network.clock.timer(() => this.end(lost), 1, null)
  }

  /** The server hears that this socket is closed. */
  end(code: number): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.link.ended()
    this.emit('close', code, Buffer.alloc(0))
  }
}

/** All links of a world. */
export class Network {
  door: Door | null = null
  /** Milliseconds: no frame takes longer on a link that is not stalled. */
  slowest = 40
  readonly links = new Set<Link>()

  constructor(
    readonly clock: Clock,
    readonly onlooker: Onlooker,
  ) {}

  connect(owner: Owner, url: string): ClientEnd {
    const link = new Link(this, owner, new URL(url))
    this.links.add(link)
    return link.client
  }

  /** The server has died: every browser notices in its own time. */
  orphanAll(): void {
    this.door = null
    for (const link of this.links) link.orphan(1 + Math.floor(this.clock.random() * 3000))
  }
}
