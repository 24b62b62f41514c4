/**
 * A thread that owns one SQLite connection and runs statements in the order they arrive. It stands on packages and
 * erasable TypeScript alone, because in tests and under `npm run dev` Node loads this very file.
 */
import { parentPort, workerData } from 'node:worker_threads'
import SQLite from 'better-sqlite3'

export interface WorkerSettings {
  file: string
  readOnly: boolean
}

export interface Statement {
  id: number
  sql: string
  parameters: readonly unknown[]
}

/** Statements that are run in one transaction, all of it in one message. */
export interface Batch {
  id: number
  /** Each wording once. */
  wordings: readonly string[]
  steps: readonly BatchStep[]
  /** All bytes of all parameters: one block is cheaper to hand over than hundreds. */
  bytes: Uint8Array
}

/** Stands for a part of the bytes of a batch, as the parameter that it is. */
export type BytesPart = readonly [from: number, to: number]

/** Which wording, with what, and how many of the next steps are left out when it changes no row. */
export type BatchStep = readonly [wording: number, parameters: readonly unknown[], skips: number]

export type Answer =
  | { id: number; kind: 'rows'; rows: unknown[]; changes: number }
  /** How many rows each step has changed; 0 where it was left out. */
  | { id: number; kind: 'batch'; changes: number[] }
  | { id: number; kind: 'error'; message: string; code: string }

/** How many prepared statements are kept: multi-row inserts come in many lengths, and each length is a statement. */
const keptStatements = 300

const port = parentPort
const settings: unknown = workerData
if (port === null || !isSettings(settings)) throw new Error('sqlite-worker is started by sqlite-thread')

const database = open(settings)
/** Whoever asked for a transaction has not ended it yet. */
let begun = false
const prepared = new Map<string, SQLite.Statement>()

port.on('message', (message: Statement | Batch | 'close') => {
  if (message === 'close') {
    database.close()
    port.close()
  } else {
    port.postMessage('steps' in message ? answerBatch(message) : answer(message))
  }
})
port.postMessage({ id: 0, kind: 'rows', rows: [], changes: 0 } satisfies Answer)

function isSettings(value: unknown): value is WorkerSettings {
  if (typeof value !== 'object' || value === null || !('file' in value) || !('readOnly' in value)) return false
  return typeof value.file === 'string' && typeof value.readOnly === 'boolean'
}

function open({ file, readOnly }: WorkerSettings): SQLite.Database {
  const opened = new SQLite(file, { readonly: readOnly, timeout: 5000 })
  if (!readOnly) opened.pragma('journal_mode = WAL')
  // The default in WAL, NORMAL, loses acknowledged rows when the power goes: an ACK would be a lie.
  opened.pragma('synchronous = FULL')
  // Pages that every flush writes again go into the file once in 16 MB instead of once in 4.
  opened.pragma('wal_autocheckpoint = 4000')
  opened.pragma('foreign_keys = ON')
  opened.pragma('busy_timeout = 5000')
  return opened
}

function answer({ id, sql, parameters }: Statement): Answer {
  try {
    if (sql === 'rollback') begun = false
    // SQLite has rolled back by itself, as it does when the disk is full: what is asked for is done …
    if (sql === 'rollback' && !database.inTransaction) return { id, kind: 'rows', rows: [], changes: 0 }
    // … and what was meant for that transaction must not be written without the rest of it.
    if (begun && !database.inTransaction) throw new SQLite.SqliteError('The transaction has failed before this.', 'SQLITE_ABORT')
    const statement = prepare(sql)
    if (statement.reader) return { id, kind: 'rows', rows: statement.all(parameters), changes: 0 }
    const { changes } = statement.run(parameters)
    if (sql === 'begin immediate' || sql === 'commit') begun = database.inTransaction
    return { id, kind: 'rows', rows: [], changes }
  } catch (error) {
    return failed(id, error)
  }
}

function answerBatch({ id, wordings, steps, bytes }: Batch): Answer {
  try {
    const statements = wordings.map(prepare)
    prepare('begin immediate').run()
    const changes = steps.map(() => 0)
    for (let index = 0; index < steps.length; index++) {
      const [wording, parameters, skips] = steps[index] ?? [0, [], 0]
      const changed = statements[wording]?.run(parameters.map((value) => (isPart(value) ? bytes.subarray(...value) : value))).changes ?? 0
      changes[index] = changed
      if (changed === 0) index += skips
    }
    prepare('commit').run()
    return { id, kind: 'batch', changes }
  } catch (error) {
    // It has rolled back by itself when the disk is full.
    if (database.inTransaction) prepare('rollback').run()
    return failed(id, error)
  }
}

/** No parameter of SQLite's is a list. */
function isPart(value: unknown): value is BytesPart {
  return Array.isArray(value)
}

function failed(id: number, error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof SQLite.SqliteError ? error.code : 'SQLITE_UNKNOWN'
  return { id, kind: 'error', message, code }
}

function prepare(sql: string): SQLite.Statement {
  const known = prepared.get(sql)
  if (known !== undefined) return known
  const statement = database.prepare(sql)
  if (prepared.size >= keptStatements) {
    for (const oldest of prepared.keys()) {
      prepared.delete(oldest)
      break
    }
  }
  prepared.set(sql, statement)
  return statement
}
