import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const patienceMs = 60_000

export interface Program {
  /** Words after `node`. */
  words: readonly string[]
  folder: string
  port: number
  environment?: Record<string, string>
  /** Hears what the program says on its channel. */
  heard?: (message: unknown) => void
}

/** A server as a process of its own. */
export class ServerUnderLoad {
  readonly #program: Program
  #child: ChildProcess | null = null
  #output = ''

  constructor(program: Program) {
    this.#program = program
  }

  get pid(): number {
    const pid = this.#child?.pid
    if (pid === undefined) throw new Error('The server is not running.')
    return pid
  }

  /** Resolves when its port takes connections; rejects with its last words when it ends before, or after a minute. */
  async start(): Promise<void> {
    const { words, folder, port, environment = {}, heard } = this.#program
    const child = spawn(process.execPath, [...words], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    if (heard !== undefined) child.on('message', heard)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#output = (this.#output + data.toString()).slice(-4000)))
    }
    this.#child = child
    for (const end = Date.now() + patienceMs; Date.now() < end && child.exitCode === null; ) {
      if (await isListening(port)) return
      await pause(20)
    }
    throw new Error(`A server did not start:\n${this.#output}`)
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await exited
    clearTimeout(patience)
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** Bytes of all files in a folder, and below it. */
export async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}
