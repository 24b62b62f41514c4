import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { buildCopy } from './build-copy'


export interface ServerOptions {
  port: number
  dataFolder: string
  /** Words before `node`, for whoever watches it: ['strace', …]. */
  under?: readonly string[]
  /** Words between `node` and the server. */
  nodeOptions?: readonly string[]
  /** Settings beside those that every server here has. */
  env?: Record<string, string>
  /** A file that gets what the server says; without it, it is only kept for its last words. */
  log?: string
}

/** The built server, as `npm start` runs it, on a data folder of its own. */
export class ServerProcess {
  readonly #options: ServerOptions
  readonly #folder: string
  #child: ChildProcess | null = null
  #output = ''

  constructor(options: ServerOptions) {
    this.#options = options
    this.#folder = buildCopy()
  }

  get url(): string {
    return `http://127.0.0.1:${this.#options.port}`
  }

  /** Has it ended by itself since it was launched? */
  get hasEnded(): boolean {
    return this.#child !== null && (this.#child.exitCode !== null || this.#child.signalCode !== null)
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** The last of what it said. */
  get lastWords(): string {
    const { log } = this.#options
    return log === undefined ? this.#output : readFileSync(log, 'utf8').slice(-4000)
  }

  /** Starts it without waiting for anything. */
  launch(): void {
    const { port, dataFolder, under = [], nodeOptions = [], env = {}, log } = this.#options
    const [command, ...words] = [...under, process.execPath, ...nodeOptions, 'dist/main.js'] as const
    this.#output = ''
    const settings = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataFolder, DEMO: 'on', LOG_LEVEL: 'warn', COMPACT_AFTER_EDITS: '100' }
    const file = log === undefined ? null : openSync(log, 'a')
    const child = spawn(command, words, {
      cwd: this.#folder,
      env: { ...process.env, ...settings, ...env },
      stdio: ['ignore', file ?? 'pipe', file ?? 'pipe'],
    })
    if (file !== null) closeSync(file)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#output = (this.#output + data.toString()).slice(-4000)))
    }
    this.#child = child
  }

  /** Resolves when it can commit; rejects with its last words when it ends before, or takes longer than a minute. */
  async ready(): Promise<void> {
    const end = Date.now() + 60_000
    while (Date.now() < end && !this.hasEnded && this.#child !== null) {
      if (await this.canCommit()) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`The server did not get ready:\n${this.lastWords}`)
  }

  /** Does it say that what is written now reaches the disk? */
  async canCommit(): Promise<boolean> {
    const response = await fetch(`${this.url}/readyz`).catch(() => null)
    return response?.ok === true
  }

  /** Stops it in its tracks for a while: it is there, and does nothing. */
  async pause(ms: number): Promise<void> {
    this.#child?.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, ms))
    this.#child?.kill('SIGCONT')
  }

  /** Ends it without warning. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** Asks it to end, as Ctrl-C does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
}

/** Below the ports that the system gives to whoever asks for any: it must still be free after each restart. */
const ports = { from: 20_000, to: 32_000 }

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = ports.from + Math.floor(Math.random() * (ports.to - ports.from))
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    server.close()
    if (isFree) {
      await once(server, 'close')
      return port
    }
  }
  throw new Error('no free port')
}
