import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createApp } from './app'
import { type Database, openDatabase } from './db/client'
import { writeSchool } from './demo/write-school'
import { readSettings } from './env'
import { createWebServer } from './http/web-server'
import { createLogger } from './lib/logger'
import { loadSecrets } from './lib/secrets'
import { adapt, freePort, isCaddyHere, recipes, startCaddy } from './testing/caddy'

/** Any other address of this machine's own; only Linux lets a program come from it without being asked to. */
const visitor = '127.0.0.5'
const forged = '203.0.113.9'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
}

describe.runIf(isCaddyHere && process.platform === 'linux')('behind Caddy, by the recipe of the documentation', { timeout: 60_000 }, () => {
  let folder: string
  let database: Database
  let caddy: ChildProcess
  let ca: string
  let ports: { caddy: number; product: number }
  let url: string
  let stop: () => Promise<void>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clear-cycle-caddy-'))
    ports = { caddy: await freePort(), product: await freePort() }
    url = `https://localhost:${ports.caddy}`
    const settings = readSettings({ PUBLIC_URL: url, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'silent' }, folder)
    database = await openDatabase(folder, () => {})
    await writeSchool(database, Date.now())
    const app = createApp({ settings, database, logger: createLogger('silent'), now: Date.now, secrets: loadSecrets(folder), mailer: null, clientFolder: folder })
    const { server } = createWebServer(app.http, null)
    app.attach(server)
    await new Promise<void>((resolve) => server.listen(ports.product, '127.0.0.1', resolve))
    await app.start()
    stop = async () => {
      server.close()
      await app.stop()
      server.closeAllConnections()
      await database.close()
    }
    const started = await startCaddy(join(folder, 'caddy-files'), ports)
    caddy = started.child
    ca = started.ca
  }, 60_000)
  afterAll(async () => {
    caddy.kill('SIGTERM')
    await once(caddy, 'exit')
    await stop()
    await rm(folder, { recursive: true })
  })

  function signIn(origin: string, through: 'Caddy' | 'no proxy'): Promise<Answer> {
    const headers = { origin, 'content-type': 'application/json', 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` }
    const options = { method: 'POST', path: '/api/demo/sign-in', headers, localAddress: visitor, agent: false } as const
    return new Promise((resolve, reject) => {
      const request =
        through === 'Caddy'
          ? tlsRequest({ ...options, host: 'localhost', port: ports.caddy, ca, family: 4 })
          : plainRequest({ ...options, host: '127.0.0.1', port: ports.product })
      request.on('response', (response) => {
        response.resume()
        resolve({ status: response.statusCode ?? 0, headers: response.headers })
      })
      request.on('error', reject)
      request.end(JSON.stringify({ personId: 'amara-nwosu' }))
    })
  }

  /** Where each sign-in came from, as the audit log has it. */
  async function addressesOnRecord(): Promise<(string | null)[]> {
    const rows = await database.read.selectFrom('audit_log').select('address').where('what', '=', 'signed in').execute()
    return rows.map(({ address }) => address)
  }

  const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0] ?? ''

  it('signing in sets a cookie that browsers send over https alone, to this host alone', async () => {
    const answer = await signIn(url, 'Caddy')
    expect(answer.status).toBe(204)
    const [pair, ...rules] = cookieOf(answer).split('; ')
    expect(pair).toMatch(/^__Host-clear-cycle=[\w-]{20,}$/)
    expect(rules).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']))
    expect(rules.join()).not.toMatch(/Domain/i)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('a page of another address changes nothing, nor does one that came by plain http', async () => {
    for (const origin of ['https://elsewhere.example', 'null', `http://localhost:${ports.caddy}`]) {
      expect(await signIn(origin, 'Caddy')).toMatchObject({ status: 403 })
    }
  })

  it('what goes on record is the address that Caddy saw, never one that the visitor made up', async () => {
    const before = await addressesOnRecord()
    await signIn(url, 'Caddy')
    // Past Caddy, from where no proxy is trusted.
    expect(await signIn(url, 'no proxy')).toMatchObject({ status: 204 })
    const after = await addressesOnRecord()
    expect(after).toHaveLength(before.length + 2)
    expect(new Set(after)).toEqual(new Set([visitor]))
  })

  it('the live page opens over wss, for our own page alone', async () => {
    const cookie = cookieOf(await signIn(url, 'Caddy')).split(';')[0] ?? ''
    const { id } = await database.read.selectFrom('documents').select('id').where('kind', '=', 'cycle').where('cycle_id', '=', 'grade-3-3').executeTakeFirstOrThrow()
    const knock = (origin: string) => new WebSocket(`${url.replace('https', 'wss')}/sync/${id}`, { ca, headers: { cookie, origin } })
    const stranger = knock('https://elsewhere.example')
    const refused = await new Promise<string>((resolve) => stranger.on('error', ({ message }) => resolve(message)))
    expect(refused).toContain('403')
    const ours = knock(url)
    expect(await once(ours, 'message')).toEqual([expect.any(Buffer), true])
    ours.close()
    expect(await once(ours, 'close')).toEqual([1005, expect.anything()])
  })

  it('the recipe for a real address leads to the same place, and trusts nobody else’s word', () => {
    const real = adapt(recipes.real)
    expect(real).toContain('"dial":"127.0.0.1:4000"')
    expect(real).not.toContain('trusted_proxies')
  })
})
