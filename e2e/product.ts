import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const entry = fileURLToPath(new URL('../server/dist/main.js', import.meta.url))
const startWithinMs = 20_000

/** The built product as a school runs it: a process of its own, on a free port and a data folder of its own. */
export class Product {
  #process: ChildProcess | null = null
  #said = ''

  private constructor(
    readonly port: number,
    readonly dataFolder: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** @param settings environment on top of PORT, DATA_DIR and DEMO=on */
  static async start(settings: Record<string, string> = {}): Promise<Product> {
    if (!existsSync(entry)) throw new Error('The server is not built. Run `npm run build` first.')
    const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-e2e-'))
    const product = new Product(await freePort(), folder, settings)
    await product.start()
    return product
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts the server, again after a kill on the same data, and waits until it can commit. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [entry], {
      env: { ...process.env, PORT: String(this.port), DATA_DIR: this.dataFolder, DEMO: 'on', LOG_LEVEL: 'warn', ...this.settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    this.#said = ''
    const keep = (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-4_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const deadline = Date.now() + startWithinMs
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The server did not start:\n${this.#said}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** What the server has printed since it started, the last of it. */
  get said(): string {
    return this.#said
  }

  /** Puts the demo school back to its first day. */
  async resetDemo(): Promise<void> {
    const answer = await fetch(`${this.url}/api/demo/reset`, { method: 'POST', headers: { Origin: this.url } })
    if (!answer.ok) throw new Error(`The demo school was not reset: ${answer.status} ${await answer.text()}`)
  }

  /** `npm run backup`, while the server runs. Returns the name of the backup. */
  async backUp(): Promise<string> {
    const said = await this.command('backup')
    const name = /backups\/([\w-]+) \(/.exec(said)?.[1]
    if (name === undefined) throw new Error(`No backup was made: ${said}`)
    return name
  }

  /** `npm run restore -- <name>`, while the server runs. */
  async restore(backup: string): Promise<void> {
    await this.command('restore', backup)
  }

  private async command(name: string, ...words: string[]): Promise<string> {
    const file = fileURLToPath(new URL(`../server/dist/${name}.js`, import.meta.url))
    const env = { ...process.env, DATA_DIR: this.dataFolder, DEMO: 'on', ...this.settings }
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...words], { env })
    return stdout
  }

  /** Ends the server without warning, as a power cut of the process would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Stops the server kindly and removes its data. */
  async remove(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`).catch(() => null)
    return answer?.ok ?? false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
