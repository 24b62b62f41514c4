import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CycleDetail, cycleSchema } from 'shared/cycles/schema'
import * as Y from 'yjs'
import * as z from 'zod'
import { type App, createApp } from '../app'
import { type Database, openDatabase } from '../db/client'
import { writeSchool } from '../demo/write-school'
import { readSettings, type Settings } from '../env'
import { type Rates, unlimited } from '../http/rates'
import { createWebServer } from '../http/web-server'
import { createLogger } from '../lib/logger'
import type { Mailer } from '../lib/mailer'
import { loadSecrets } from '../lib/secrets'
import type { LoggedDocument } from '../sync/log'
import { sqliteLog } from '../sync/sqlite-log'
import { reapply } from '../wiring/erasing'
import type { SignInOptions } from '../wiring/sign-in'
import { type Door, MarkingProvider } from './provider'

const noClientFolder = join(tmpdir(), 'no-client-is-built-for-these-tests')

/** What a request was answered with. */
export interface Answered {
  status: number
  body: unknown
  headers: Headers
}

/** Somebody at a browser of their own: keeps their cookie, sends the Origin that a page of ours sends. */
export class Visitor {
  cookie: string | null = null
  constructor(
    readonly url: string,
    readonly origin: string | null = url,
  ) {}

  get = (path: string) => this.ask('GET', path)
  delete = (path: string) => this.ask('DELETE', path)
  post = (path: string, body?: unknown) => this.ask('POST', path, asJson(body))
  put = (path: string, body?: unknown) => this.ask('PUT', path, asJson(body))

  async ask(method: string, path: string, init: { body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {}): Promise<Answered> {
    const response = await fetch(this.url + path, {
      ...init,
      method,
      headers: {
        ...init.headers,
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...(this.origin === null ? {} : { origin: this.origin }),
      },
    })
    const [set] = response.headers.getSetCookie()
    if (set !== undefined) this.cookie = set.split(';')[0] ?? null
    const text = response.headers.get('content-type')?.includes('json') ? await response.text() : ''
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
  }

  async cycle(cycleId: string): Promise<CycleDetail> {
    const { status, body } = await this.get(`/api/cycles/${cycleId}`)
    if (status !== 200) throw new Error(`cycle ${cycleId} answered ${status}`)
    return z.parse(cycleSchema, body)
  }

  get door(): Door {
    return { url: `${this.url.replace('http', 'ws')}/sync`, origin: this.origin, cookie: this.cookie }
  }
}

function asJson(body: unknown): { body?: string; headers?: Record<string, string> } {
  return body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

export interface TestSchool {
  app: App
  database: Database
  url: string
  visitor(origin?: string | null): Visitor
  signIn(personId: string): Promise<Visitor>
  /** A stock client of this visitor in a document, connected; destroyed with the school. */
  open(visitor: Visitor, documentId: string, epoch?: number): MarkingProvider
  /** A document as it stands on the disk. */
  stored(documentId: string): Promise<Y.Doc>
  /** Stops the server as SIGTERM would and starts it again on the same folder. */
  restart(whileDown?: (database: Database) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export type Changes = Partial<Settings> & {
  now?: () => number
  /** Of the built page. */
  clientFolder?: string
  mailer?: Mailer
  /** Takes the lines of the log, which otherwise go nowhere. */
  log?: (line: string) => void
  /** Without it, nothing is counted. */
  rates?: Rates
  signIn?: SignInOptions
}

/** The demo school in the real server, on a free port and a folder of its own. */
export async function startSchool(changes: Changes = {}): Promise<TestSchool> {
  const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-school-'))
  const clients: MarkingProvider[] = []
  let running = await run(folder, changes, true)
  const stop = async (then: (database: Database) => Promise<void> = async () => {}) => {
    running.server.close()
    await running.app.stop()
    running.server.closeAllConnections()
    await then(running.database)
    await running.database.close()
  }
  return {
    get app() {
      return running.app
    },
    get database() {
      return running.database
    },
    get url() {
      return running.url
    },
    visitor: (origin) => new Visitor(running.url, origin === undefined ? running.url : origin),
    async signIn(personId) {
      const visitor = new Visitor(running.url)
      const { status } = await visitor.post('/api/demo/sign-in', { personId })
      if (status !== 204) throw new Error(`${personId} could not sign in: ${status}`)
      return visitor
    },
    open(visitor, documentId, epoch = 1) {
      const client = new MarkingProvider(visitor.door, documentId, { epoch: String(epoch) }).connect()
      clients.push(client)
      return client
    },
    stored: async (documentId) => (await load(running.database, documentId)).doc,
    async restart(whileDown) {
      await stop(whileDown)
      running = await run(folder, changes, false)
    },
    async close() {
      for (const client of clients) client.destroy()
      await stop()
      await rm(folder, { recursive: true })
    },
  }
}

interface Running {
  app: App
  database: Database
  server: Server
  url: string
}

async function run(folder: string, changes: Changes, isNew: boolean): Promise<Running> {
  const { now = Date.now, clientFolder = noClientFolder, mailer = null, rates = unlimited, log, signIn = {}, ...settingChanges } = changes
  const settings = { ...readSettings({}, folder), logLevel: 'silent' as const, ...settingChanges }
  const database = await openDatabase(folder, () => {})
  if (isNew && settings.demo) await writeSchool(database, now())
  const logger = createLogger(log ? 'trace' : settings.logLevel, log)
  const secrets = loadSecrets(folder)
  await reapply({ database, secrets, logger, now })
  const app = createApp({ settings, database, logger, now, secrets, mailer, rates, signIn, clientFolder })
  const { server } = createWebServer(app.http, null)
  app.attach(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  await app.start()
  return { app, database, server, url: `http://127.0.0.1:${address.port}` }
}

async function load(database: Database, documentId: string): Promise<{ logged: LoggedDocument; doc: Y.Doc }> {
  const logged = await sqliteLog(database).load(documentId)
  if (logged === null) throw new Error(`there is no document ${documentId}`)
  const doc = new Y.Doc()
  for (const update of logged.updates) Y.applyUpdate(doc, update)
  return { logged, doc }
}

/** Writes what `change` does into the log, as a server would have that was killed right after. */
export async function appendToLog<T>(database: Database, documentId: string, change: (doc: Y.Doc) => T): Promise<T> {
  const { logged, doc } = await load(database, documentId)
  const before = Y.encodeStateVector(doc)
  const result = change(doc)
  const { epoch, generation, headSeq, buildingId } = logged
  const updates = [{ bytes: Y.encodeStateAsUpdate(doc, before), at: 1, personId: null, accessVersion: null }]
  const [outcome] = await sqliteLog(database).append([{ documentId, buildingId, epoch, generation, headSeq, updates }])
  if (outcome !== 'committed') throw new Error(`${documentId} could not be written: ${outcome}`)
  return result
}
