import { Worker } from 'node:worker_threads'
import type { Answer, Statement, WorkerSettings } from './sqlite-worker'

/** An error that SQLite answered with, under its own code (`SQLITE_FULL`, `SQLITE_CONSTRAINT_UNIQUE`, …). */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export interface StatementResult {
  rows: unknown[]
  changes: number
}

interface Waiting {
  resolve: (result: StatementResult) => void
  reject: (error: Error) => void
}

const workerFile = import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js'

/** This side of a SQLite worker: statements out, answers in, strictly in order. */
export class SqliteThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #exited: Promise<void>
  #state: 'opening' | 'open' | 'closing' = 'opening'
  #lastId = 0
  #failure: DatabaseError | null = null

  private constructor(settings: WorkerSettings, onFailure: (error: Error) => void) {
    this.#worker = new Worker(new URL(workerFile, import.meta.url), { workerData: settings })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error: Error) => this.#fail(error.message))
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        const failure = this.#fail('its thread ended')
        if (this.#state === 'open') onFailure(failure)
        resolve()
      })
    })
  }

  /** Resolves when the file is open; rejects with a {@link DatabaseError} when it cannot be. */
  static async open(settings: WorkerSettings, onFailure: (error: Error) => void): Promise<SqliteThread> {
    const thread = new SqliteThread(settings, onFailure)
    await new Promise<StatementResult>((resolve, reject) => thread.#waiting.set(0, { resolve, reject }))
    thread.#state = 'open'
    return thread
  }

  run(sql: string, parameters: readonly unknown[]): Promise<StatementResult> {
    if (this.#failure !== null) return Promise.reject(this.#failure)
    const statement: Statement = { id: ++this.#lastId, sql, parameters: parameters.map(ownBytes) }
    return new Promise((resolve, reject) => {
      this.#waiting.set(statement.id, { resolve, reject })
      this.#worker.postMessage(statement)
    })
  }

  /** Runs what was asked before, then closes the file and ends the thread. */
  async close(): Promise<void> {
    this.#state = 'closing'
    this.#failure ??= new DatabaseError('CLOSED', 'The database is closed.')
    this.#worker.postMessage('close')
    await this.#exited
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.kind === 'rows') waiting?.resolve({ rows: answer.rows, changes: answer.changes })
    else waiting?.reject(new DatabaseError(answer.code, answer.message))
  }

  #fail(why: string): DatabaseError {
    const failure = (this.#failure ??= new DatabaseError('THREAD', `The database cannot be reached: ${why}.`))
    for (const { reject } of this.#waiting.values()) reject(failure)
    this.#waiting.clear()
    return failure
  }
}

/** A view into a larger buffer (Node's 8 KB pool) would be cloned with all of it on its way to the thread. */
function ownBytes(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value
  return value.byteLength === value.buffer.byteLength ? value : new Uint8Array(value)
}
