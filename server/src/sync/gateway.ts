import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type DoorRefusal, doorRefusals, goingAway } from 'shared/sync/rules'
import { syncParameters } from 'shared/sync/wire'
import { type WebSocket, WebSocketServer } from 'ws'
import { refuseUpgrade } from '../http/refuse-upgrade'
import type { AccessChanges } from './access-changes'
import { type Claims, Connection, type ConnectionSettings } from './connection'
import { maxFrameBytes } from './gate'
import { Seats } from './seats'
import { SyncSocket } from './sync-socket'

const closePatienceMs = 1000
/** Who is signed out, or has had their time, is out within a second (docs/sync.md A2). */
const tickMs = 500

export interface GatewaySettings extends Omit<ConnectionSettings, 'seats'> {
  accessChanges: AccessChanges
  allowedOrigins(request: IncomingMessage): readonly string[]
  /** Takes an upgrade that is for no document; false where it is not for that door either. */
  otherDoor?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
}

/** The door at `/sync/<documentId>`: who may enter, and the care of the sockets that did (docs/sync.md A1, A2, V1). */
export class Gateway {
  readonly #settings: GatewaySettings & ConnectionSettings
  readonly #connections = new Set<Connection>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A little more than a frame may have, so that the frame itself is what is judged.
    maxPayload: maxFrameBytes + 1024,
    WebSocket: SyncSocket,
  })
  readonly #timer: NodeJS.Timeout
  readonly #unsubscribe: () => void
  #draining = false

  constructor(settings: GatewaySettings) {
    this.#settings = { ...settings, seats: new Seats() }
    this.#sockets.on('error', (error) => settings.logger.error({ err: error }, 'The WebSocket server failed'))
    this.#timer = setInterval(() => {
      for (const connection of this.#connections) connection.tick()
    }, tickMs).unref()
    this.#unsubscribe = settings.accessChanges.subscribe((change) => {
      for (const connection of this.#connections) connection.heed(change)
    })
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // Until `ws` takes over, an error on the bare socket would end the process.
      const ignore = () => {}
      socket.on('error', ignore)
      const url = URL.parse(request.url ?? '', 'http://localhost')
      const documentId = /^\/sync\/([\w-]{1,100})$/.exec(url?.pathname ?? '')?.[1]
      if (url === null || documentId === undefined) {
        if (this.#settings.otherDoor?.(request, socket, head)) return
        // A development server may listen for upgrades of its own.
        if (server.listenerCount('upgrade') === 1) this.#turnAway(socket, 'not-a-document')
        return
      }
      if (!this.#isAllowed(request)) return this.#turnAway(socket, 'foreign-origin')
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        socket.off('error', ignore)
        opened.carriedBy(socket)
        this.accept(opened, request, documentId, url.searchParams)
      })
    })
  }

  /** Sockets that are open, let in or not. */
  get size(): number {
    return this.#connections.size
  }

  /** Lets nobody in any more and takes in no more frames; answers still go out. */
  deafen(): void {
    this.#draining = true
    for (const connection of this.#connections) connection.deafen()
  }

  /** Closes every socket. Resolves when they have closed, or have been cut because their clients did not answer. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#unsubscribe()
    for (const connection of this.#connections) connection.close(goingAway)
    const patience = setTimeout(() => {
      for (const connection of this.#connections) connection.cut()
    }, closePatienceMs)
    while (this.#connections.size > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    clearTimeout(patience)
  }

  #turnAway(socket: Duplex, why: DoorRefusal): void {
    this.#settings.watch?.turnedAway(why)
    refuseUpgrade(socket, doorRefusals[why].status)
  }

  #isAllowed(request: IncomingMessage): boolean {
    const { origin } = request.headers
    return origin !== undefined && this.#settings.allowedOrigins(request).includes(origin)
  }

  /** Takes in a socket whose upgrade is done; `parameters` are those of its URL. */
  accept(socket: WebSocket, request: IncomingMessage, documentId: string, parameters: URLSearchParams): void {
    const connection = new Connection(socket, request, documentId, claimsOf(parameters), this.#settings)
    if (this.#draining) return connection.close(goingAway)
    this.#connections.add(connection)
    socket.on('close', () => this.#connections.delete(connection))
    void connection.arrive()
  }
}

function claimsOf(parameters: URLSearchParams): Claims {
  return {
    epoch: parameters.get(syncParameters.epoch),
    schemaVersion: parameters.get(syncParameters.schemaVersion),
    editorVersion: parameters.get(syncParameters.editorVersion),
  }
}
