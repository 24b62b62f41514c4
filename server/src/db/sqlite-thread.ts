import { Worker } from 'node:worker_threads'
import type { Answer, Batch, BatchStep, BytesPart, Statement, WorkerSettings } from './sqlite-worker'

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

/** One statement of a batch; Kysely's compiled queries fit. */
export interface Step {
  sql: string
  parameters: readonly unknown[]
  /** How many of the next steps are left out when this one changes no row; none without it. */
  skips?: number
}

interface Waiting {
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

const workerFile = import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js'

/** This side of a SQLite worker: statements out, answers in, strictly in order. */
export class SqliteThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #exited: Promise<void>
  #state: 'opening' | 'open' | 'closing' = 'opening'
  readonly #turns: (() => void)[] = []
  #taken = false
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
    await new Promise<Answer>((resolve, reject) => thread.#waiting.set(0, { resolve, reject }))
    thread.#state = 'open'
    return thread
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<StatementResult> {
    const answer = await this.#ask({ id: ++this.#lastId, sql, parameters: parameters.map(ownBytes) })
    return answer.kind === 'rows' ? answer : { rows: [], changes: 0 }
  }

  /**
   * Runs these steps in one transaction, in one message to the thread and back; resolves when all is on the disk, with
   * how many rows each has changed, 0 where it was left out. Rejects when nothing was written, or nobody can tell.
   */
  async runBatch(steps: readonly Step[]): Promise<readonly number[]> {
    const batch = packed(steps)
    await this.takeTurn()
    try {
      const answer = await this.#ask({ id: ++this.#lastId, ...batch })
      return answer.kind === 'batch' ? answer.changes : []
    } finally {
      this.endTurn()
    }
  }

  /** One at a time: a statement that slipped between BEGIN and COMMIT would become part of a stranger's transaction. */
  async takeTurn(): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#turns.push(resolve))
    this.#taken = true
  }

  endTurn(): void {
    const next = this.#turns.shift()
    if (next === undefined) this.#taken = false
    else next()
  }

  /** Runs what was asked before, then closes the file and ends the thread. */
  async close(): Promise<void> {
    this.#state = 'closing'
    this.#failure ??= new DatabaseError('CLOSED', 'The database is closed.')
    this.#worker.postMessage('close')
    await this.#exited
  }

  #ask(question: Statement | Batch): Promise<Answer> {
    if (this.#failure !== null) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject })
      this.#worker.postMessage(question)
    })
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.kind === 'error') waiting?.reject(new DatabaseError(answer.code, answer.message))
    else waiting?.resolve(answer)
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

/** Steps as they go to the thread: each wording once, and all bytes in one block. */
function packed(steps: readonly Step[]): Omit<Batch, 'id'> {
  const wordings = new Map<string, number>()
  const blocks: Uint8Array[] = []
  let end = 0
  const take = (value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value
    blocks.push(value)
    return [end, (end += value.byteLength)] satisfies BytesPart
  }
  const short = steps.map(({ sql, parameters, skips = 0 }): BatchStep => {
    const known = wordings.get(sql) ?? wordings.size
    if (known === wordings.size) wordings.set(sql, known)
    return [known, parameters.map(take), skips]
  })
  const bytes = new Uint8Array(end)
  let at = 0
  for (const block of blocks) {
    bytes.set(block, at)
    at += block.byteLength
  }
  return { wordings: [...wordings.keys()], steps: short, bytes }
}
