import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorBody } from 'shared/errors'
import type { App } from '../app'
import type { Database } from '../db/client'
import { second } from '../lib/clock'
import type { Holder } from './bring-back'

/** What serves one data folder. */
export interface Household {
  app: App
  database: Database
}

const retryAfterSeconds = 5
/** How long requests that are under way may take to end before the app is stopped, and after it: streams end only then. */
const graceMs = 500
const patienceMs = 5 * second
const closedSentence = 'A backup is being restored just now, which takes a moment. What you have typed is kept on your device and will be saved.'

/**
 * Stands between the web server and what serves it, so that a backup can take the place of the data in the same process
 * and on the same port. While nobody is in, whoever comes is asked to come again.
 */
export class House implements Holder {
  readonly #moveIn: () => Promise<Household>
  #household: Household | null = null
  /** The server that the app believes to listen on; it hears what the real one passes on. */
  #door: Server | null = null
  #underWay = 0

  constructor(moveIn: () => Promise<Household>) {
    this.#moveIn = moveIn
  }

  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (this.#door === null) return answerClosed(request, response)
    this.#underWay++
    response.once('close', () => this.#underWay--)
    this.#door.emit('request', request, response)
  }

  /** Passes on what the real server hears beside requests. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      if (this.#door === null) return refuseClosed(socket)
      this.#door.emit('upgrade', request, socket, head)
    })
  }

  /** Opens the data folder, and the door. */
  async open(): Promise<App> {
    const household = await this.#moveIn()
    const door = createServer(household.app.http)
    household.app.attach(door)
    this.#household = household
    this.#door = door
    return household.app
  }

  async pause(): Promise<Database | null> {
    this.#door = null
    await this.#untilQuiet(graceMs)
    await this.#household?.app.stop()
    await this.#untilQuiet(patienceMs)
    return this.#household?.database ?? null
  }

  async close(): Promise<void> {
    this.#door = null
    const { database } = this.#household ?? {}
    this.#household = null
    await database?.close()
  }

  async resume(): Promise<void> {
    await this.close()
    const app = await this.open()
    await app.start()
  }

  /** Saves what is held and closes every socket, before the server ends. */
  async leave(): Promise<void> {
    await this.#household?.app.stop()
  }

  async #untilQuiet(longestMs: number): Promise<void> {
    const end = Date.now() + longestMs
    while (this.#underWay > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function answerClosed({ url }: IncomingMessage, response: ServerResponse): void {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (url === '/healthz') {
    response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end('{"ok":true}')
    return
  }
  const body: ErrorBody = { error: { code: 'not-ready', message: closedSentence } }
  const isPage = !(url ?? '').startsWith('/api/') && url !== '/readyz'
  response
    .writeHead(503, { ...headers, 'retry-after': String(retryAfterSeconds), 'content-type': isPage ? 'text/plain; charset=utf-8' : 'application/json' })
    .end(isPage ? closedSentence : JSON.stringify(body))
}

/** Before the upgrade: to a client as if the server were not reached, so that it tries again. */
function refuseClosed(socket: Duplex): void {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 503 Service Unavailable\r\nRetry-After: ${retryAfterSeconds}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
