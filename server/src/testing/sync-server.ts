import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Access, Granted, SignedIn } from '../sync/access'
import { type AccessChanges, createAccessChanges } from '../sync/access-changes'
import { createSync } from '../sync/create-sync'
import type { Log } from '../sync/log'
import type { StateStore } from '../sync/state-store'
import type { Sync, SyncSettings } from '../sync/sync'
import { type Door, MarkingProvider } from './provider'
import { signedIn } from './room-client'
import { MemoryStates } from './rooms'
import { testRoots } from './roots'

export interface SyncServer {
  sync: Sync
  server: Server
  accessChanges: AccessChanges
  /** Cookie value → who that is. */
  sessions: Map<string, SignedIn>
  /** Person → what they may do. Everyone else may edit document d1. */
  access: Map<string, Access>
  used: string[]
  port: number
  door(cookie: string | null, origin?: string | null): Door
  /** A stock client of this person, connected to d1 and destroyed with the server. */
  client(personId: string, params?: Record<string, string>): MarkingProvider
  close(): Promise<void>
}

export const editor: Granted = {
  kind: 'editor',
  documentKind: 'cycle',
  buildingId: 'b1',
  epoch: 1,
  accessVersion: 1,
}

/** A server that is nothing but live documents, for tests over real sockets. */
export async function startSyncServer(
  log: Log,
  { states = new MemoryStates(), ...more }: Partial<SyncSettings> & { states?: StateStore } = {},
): Promise<SyncServer> {
  const sessions = new Map<string, SignedIn>()
  const access = new Map<string, Access>()
  const used: string[] = []
  const accessChanges = createAccessChanges()
  const server = createServer()
  const sync = createSync({
    log,
    states,
    identify: async (request) => sessions.get(cookieOf(request)) ?? null,
    access: async (personId, documentId) => access.get(personId) ?? (documentId === 'd1' ? editor : { kind: 'unknown' }),
    accessChanges,
    allowedOrigins: () => ['http://school.test'],
    roots: testRoots,
    isCurrent: () => true,
    project: (_, doc) => doc.getText('title').toString(),
    used: (sessionId) => used.push(sessionId),
    logger: { warn() {}, error() {} },
    now: Date.now,
    ...more,
  })
  sync.attach(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  const { port } = address
  const door = (cookie: string | null, origin: string | null = 'http://school.test'): Door => ({
    url: `ws://127.0.0.1:${port}/sync`,
    origin,
    cookie: cookie === null ? null : `session=${cookie}`,
  })
  const clients: MarkingProvider[] = []
  return {
    sync,
    server,
    accessChanges,
    sessions,
    access,
    used,
    port,
    door,
    client(personId, params) {
      sessions.set(personId, signedIn(personId))
      const client = new MarkingProvider(door(personId), 'd1', params)
      clients.push(client)
      return client.connect()
    },
    async close() {
      for (const client of clients) client.destroy()
      await sync.drain()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function cookieOf(request: IncomingMessage): string {
  return /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
}
