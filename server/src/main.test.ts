import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeCertificate } from './testing/certificate'

const command = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
const tsx = import.meta.resolve('tsx')

let folder: string
const started: ChildProcess[] = []
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'clear-cycle-main-'))))
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

interface Run {
  child: ChildProcess
  output: () => string
  /** Resolves with the port, once it says that it is ready. */
  ready: Promise<number>
  /** Resolves with the exit code. */
  ended: Promise<number | null>
}

function run(name: 'main' | 'demo-reset', settings: Record<string, string> = {}): Run {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', ...settings }
  const child = spawn(process.execPath, ['--import', tsx, command(name)], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const port = /ready: https?:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`it ended: ${output}`)))
  })
  ready.catch(() => {})
  return { child, output: () => output, ready, ended }
}

async function failure(settings: Record<string, string>): Promise<string> {
  const { ended, output } = run('main', settings)
  expect(await ended).toBe(1)
  return output().trim()
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

const lines = (text: string) => text.trim().split('\n')

describe('the server', { timeout: 60_000 }, () => {
  it('says where to go, where its data is and how to stop; SIGTERM ends it with 0', async () => {
    const { child, ready, ended, output } = run('main')
    const port = await ready
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(output()).toContain(`Data folder: ${join(folder, 'demo')}`)
    expect(output()).toContain('Stop it with Ctrl-C.')
  })

  it('stops with 0 on Ctrl-C too, and starts again on what it had', async () => {
    const first = run('main')
    await first.ready
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    const second = run('main')
    const port = await second.ready
    expect((await fetch(`http://127.0.0.1:${port}/api/demo`)).status).toBe(200)
  })

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const said = await failure({ PORT: String(port) })
    other.close()
    expect(lines(said)).toEqual([`Port ${port} is in use by another program: stop that one, or set PORT to another number.`])
  })

  it('says in one sentence that the data folder cannot be written to', async () => {
    await writeFile(join(folder, 'a-file'), '')
    const said = await failure({ DATA_DIR: join(folder, 'a-file') })
    expect(lines(said)).toHaveLength(1)
    expect(said).toContain('cannot be written to')
  })

  it('says in one sentence that another process works on the data folder', async () => {
    await run('main').ready
    const said = await failure({})
    expect(lines(said)).toHaveLength(1)
    expect(said).toContain('in use by another Clear Cycle process')
  })

  it('with DEMO=off prints a link that sets up a building, another one at each start, until there is one', async () => {
    const linkIn = (output: string) => /http:\/\/127\.0\.0\.1:\d+\/setup\/([\w-]{43})/.exec(output)?.[1] ?? ''
    const first = run('main', { DEMO: 'off' })
    const port = await first.ready
    const said = async (path: string) => (await fetch(`http://127.0.0.1:${port}/api${path}`)).status
    await until(() => linkIn(first.output()) !== '')
    expect([await said(`/setup/${linkIn(first.output())}`), await said('/setup/a-guess'), await said('/demo'), await said('/session')]).toEqual([200, 404, 404, 401])
    expect(first.output()).toContain(`Data folder: ${join(folder, 'building')}`)
    first.child.kill('SIGTERM')
    await first.ended
    const second = run('main', { DEMO: 'off' })
    await second.ready
    await until(() => linkIn(second.output()) !== '')
    expect(linkIn(second.output())).not.toBe(linkIn(first.output()))
  })

  it('serves https with a certificate of its own, and says in one sentence what is wrong with it', async () => {
    const { key, certificate } = makeCertificate()
    const [TLS_CERT_FILE, TLS_KEY_FILE] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')]
    await writeFile(TLS_CERT_FILE, certificate)
    await writeFile(TLS_KEY_FILE, makeCertificate().key)
    const said = await failure({ TLS_CERT_FILE, TLS_KEY_FILE })
    expect(lines(said)).toEqual([expect.stringContaining('is not that of the certificate')])
    await writeFile(TLS_KEY_FILE, key)
    const { ready, output } = run('main', { TLS_CERT_FILE, TLS_KEY_FILE })
    const port = await ready
    expect(output()).toContain(`ready: https://127.0.0.1:${port}`)
    const status = await new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/readyz', ca: certificate }, (response) => resolve(response.resume().statusCode)).on('error', reject)
    })
    expect(status).toBe(200)
  })

  it('does not let a real building out of this computer over plain http unless that is asked for', async () => {
    const said = await failure({ DEMO: 'off', HOST: '0.0.0.0' })
    expect(lines(said)).toEqual([expect.stringContaining('ALLOW_PLAIN_HTTP=yes')])
  })

  it('has the demo reset on its folder, running or not', async () => {
    const server = run('main')
    const port = await server.ready
    expect(await run('demo-reset', { PORT: String(port) }).ended).toBe(0)
    const elsewhere = run('demo-reset', { PORT: '1' })
    expect(await elsewhere.ended).toBe(1)
    expect(lines(elsewhere.output())).toHaveLength(1)
    server.child.kill('SIGTERM')
    await server.ended
    expect(await run('demo-reset').ended).toBe(0)
  })
})
