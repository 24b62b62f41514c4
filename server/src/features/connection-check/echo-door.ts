import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RequestHandler, Router } from 'express'
import { checkPaths, longMessage, socketOpenFor, socketSays, socketSaysEvery } from 'shared/connection-check/schema'
import { type WebSocket, WebSocketServer } from 'ws'
import { refuseUpgrade } from '../../http/refuse-upgrade'

/** How a socket of the check was received. */
export type EchoOutcome =
  | 'opened'
  | 'foreign-origin'
  | 'too-many'
  | 'too-much'
  /** It came as an ordinary request: something on the way has taken the upgrade out. */
  | 'upgrade-taken-out'

export interface EchoDoorSettings {
  allowedOrigins(request: IncomingMessage): readonly string[]
  /** False where one address checks too often. */
  admit(request: IncomingMessage): Promise<boolean>
  noted(outcome: EchoOutcome): void
  /** How long a socket is kept, and how many there are at once; else as below. */
  openFor?: number
  most?: number
}

/** So many checks at once, from anywhere; each holds no more than its socket. */
const mostAtOnce = 300
/** Of one socket: enough for the check and looking on, too little for anything else. */
const mostMessages = 100
const mostBytes = 4 * longMessage

// RFC 6455
const goingAway = 1001
const notWelcome = 1008
const comeBack = 1013

/**
 * A WebSocket behind which there is nothing: it says back what it is told, and something by itself now and then. Whether
 * a school's filter lets the live pages through can be seen here without being signed in.
 */
export class EchoDoor {
  readonly #settings: EchoDoorSettings
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: longMessage })

  constructor(settings: EchoDoorSettings) {
    this.#settings = settings
  }

  /** Takes an upgrade that is meant for the check; false when it is not. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url?.split('?')[0] !== checkPaths.socket) return false
    const { origin } = request.headers
    if (origin === undefined || !this.#settings.allowedOrigins(request).includes(origin)) {
      this.#settings.noted('foreign-origin')
      refuseUpgrade(socket, 403)
      return true
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#receive(opened, request))
    return true
  }

  /**
   * What a request to that address gets that asks for no upgrade: 426, so that the page can tell this server's answer from
   * that of a filter.
   */
  get router(): Router {
    const answer: RequestHandler = (request, response) => {
      if ('sec-websocket-key' in request.headers) this.#settings.noted('upgrade-taken-out')
      response.status(426).set({ connection: 'Upgrade', upgrade: 'websocket', 'cache-control': 'no-store' }).json({ upgrade: 'websocket' })
    }
    return Router().all(checkPaths.socket, answer)
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.close(goingAway)
    // Whoever does not answer is not waited for.
    setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate()
    }, 500).unref()
  }

  #receive(socket: WebSocket, request: IncomingMessage): void {
    const { openFor = socketOpenFor, most = mostAtOnce, admit, noted } = this.#settings
    let messages = 0
    let bytes = 0
    const refuse = (code: number, outcome: EchoOutcome) => {
      noted(outcome)
      socket.close(code)
    }
    // 'close' follows; without a listener the process would end instead.
    socket.on('error', () => {})
    socket.on('message', (data: Buffer, isBinary) => {
      bytes += data.byteLength
      if (++messages > mostMessages || bytes > mostBytes) return refuse(notWelcome, 'too-much')
      // Who does not read is not told more.
      if (socket.bufferedAmount <= mostBytes) socket.send(data, { binary: isBinary })
    })
    const saying = setInterval(() => socket.send(socketSays), socketSaysEvery).unref()
    const ending = setTimeout(() => socket.close(goingAway), openFor).unref()
    socket.on('close', () => {
      clearInterval(saying)
      clearTimeout(ending)
    })
    if (this.#sockets.clients.size > most) return refuse(comeBack, 'too-many')
    admit(request).then(
      (welcome) => (welcome ? noted('opened') : refuse(comeBack, 'too-many')),
      () => socket.close(comeBack),
    )
  }
}
