import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { DocumentKind } from 'shared/cycles/fields'
import type { WebSocket } from 'ws'
import type * as Y from 'yjs'
import type { Access, SignedIn } from './access'
import type { AccessChanges } from './access-changes'
import type { Replay } from './compaction-thread'
import type { Claims } from './connection'
import type { Log } from './log'
import type { Roots } from './places'
import type { ProjectedState, SharedKind, StateStore } from './state-store'
import type { SyncFigures, SyncWatch } from './watch'

/** Everything that the live documents need of the rest of the server; wired in app.ts. */
export interface SyncSettings {
  log: Log
  states: StateStore
  /** Whose session the request's cookie names; null when nobody's. Asked at connect and again when it would expire. */
  identify(request: IncomingMessage): Promise<SignedIn | null>
  access(personId: string, documentId: string): Promise<Access>
  accessChanges: AccessChanges
  /** Origins ('https://host:port') whose pages may open a socket here. */
  allowedOrigins(request: IncomingMessage): readonly string[]
  /** Takes an upgrade that is for no document; false where it is not for that door either. */
  otherDoor?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** What lies where in a document of a kind: everything else is refused (docs/sync.md G5). */
  roots: Roots
  /** The plain state of a shared document, to be kept as JSON. Must not throw on garbage in the document. */
  project(kind: SharedKind, doc: Y.Doc): unknown
  /** A new plain state has been kept. */
  projected?(state: ProjectedState): void
  /** False where the same asker opens too many sockets: closed with 1013, so that the client comes back later. */
  admit?(request: IncomingMessage, person: SignedIn | null): Promise<boolean>
  /** May code of these versions open a document of this kind? Closed with 4426 if not (docs/sync.md G6). */
  isCurrent(kind: DocumentKind, claims: Claims): boolean
  /** An edit came through this session: editing counts as using it. Told at most every 30 s a socket. */
  used(sessionId: string): void
  /** Rows of this document have reached the disk. */
  afterCommit?(documentId: string, kind: DocumentKind): void
  /** Somebody has brought back what others had written to this document and a restored backup lacks (G2). Must not throw. */
  recovered?(document: { documentId: string; buildingId: string; cycleId: string; kind: DocumentKind }): void
  /** Rows of a document that people are in, after which it is compacted (docs/sync.md L4). */
  compactAfterEdits?: number
  /** Makes one update of many; without it, in a thread of its own. */
  replay?: Replay
  logger: SyncLogger
  /** Counts what goes on, and says what was refused by which rule. */
  watch?: SyncWatch
  now(): number
}

/** The two levels that the rooms speak at; pino fits. */
export interface SyncLogger {
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface Sync {
  /** Serves `/sync/<documentId>` on this server. Every other upgrade is answered with 404. */
  attach(server: Server): void
  /** Takes in a socket that has come another way; `parameters` are those of its URL. */
  accept(socket: WebSocket, request: IncomingMessage, documentId: string, parameters: URLSearchParams): void
  /**
   * Runs `change` on the live document, in one Yjs transaction, and resolves with what it returned once that is
   * committed. `by` is the person on whose word the row is kept, null for the server's own. Rejects when it could not
   * be saved; then nobody has seen it.
   */
  edit<T>(documentId: string, by: string | null, change: (doc: Y.Doc) => T): Promise<T>
  /** What `look` returns, once all that it could see is committed. It must not change the document. */
  read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>
  /** Brings the states of documents whose log has gone on without them up to date: after a crash, at start. */
  catchUp(): Promise<void>
  /**
   * Lets go of these documents after their log has begun again under a new epoch, committed: whoever is in one starts
   * again (4409), and nothing that was held of the old epoch is written after this resolves.
   */
  restart(documentIds: readonly string[]): Promise<void>
  /** How the live documents stand at this moment. */
  figures(): Promise<SyncFigures>
  /** Saves what is held, says so to those who wait for it, closes every socket and projects what is left. */
  drain(): Promise<void>
}
