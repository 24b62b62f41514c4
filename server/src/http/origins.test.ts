import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../env'
import { startSchool, type TestSchool, Visitor } from '../testing/school'
import { allowedOrigins } from './origins'

let school: TestSchool
let amara: Visitor
beforeAll(async () => {
  school = await startSchool()
  amara = await school.signIn('amara-nwosu')
})
afterAll(() => school.close())

describe('every road that changes something', () => {
  it('is closed to the page of another site, to a page that hides where it is from, and to what is no page', async () => {
    const roads = school.app.routes.filter(({ method }) => method !== 'get')
    expect(roads.length).toBeGreaterThan(10)
    const open: string[] = []
    for (const { method, path } of roads) {
      const { port } = new URL(school.url)
      for (const origin of [`http://127.0.0.1.elsewhere.example:${port}`, 'http://127.0.0.1:1', `https://127.0.0.1:${port}`, 'null', null]) {
        const stranger = new Visitor(school.url, origin)
        stranger.cookie = amara.cookie
        const { status, body } = await stranger.ask(method.toUpperCase(), path.replaceAll(/:(\w+)/g, 'grade-3-3'))
        if (status !== 403 || !JSON.stringify(body).includes('(Origin)')) open.push(`${method} ${path} from ${origin}: ${status}`)
      }
    }
    expect(open).toEqual([])
    // She is still signed in: nobody has signed her out on another site's word.
    expect((await amara.get('/api/session/local-key')).status).toBe(200)
  })
})

describe('the pages that may change something', () => {
  function origins(environment: Record<string, string>): readonly string[] {
    const socket = Object.defineProperty(new Socket(), 'localPort', { value: 4000 })
    const request = new IncomingMessage(socket)
    request.headers.host = 'clear.example.org'
    return allowedOrigins(readSettings(environment, '/'))(request)
  }

  it.each<[Record<string, string>, string[]]>([
    [{}, ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000']],
    [{ PUBLIC_URL: 'https://clear.example.org' }, ['https://clear.example.org']],
    [{ TLS_CERT_FILE: 'a', TLS_KEY_FILE: 'b', DEMO: 'off', HOST: '0.0.0.0' }, ['https://clear.example.org']],
    [{ TLS_CERT_FILE: 'a', TLS_KEY_FILE: 'b' }, ['https://127.0.0.1:4000', 'https://localhost:4000', 'https://[::1]:4000']],
    [{ ALLOW_PLAIN_HTTP: 'yes', DEMO: 'off', HOST: '0.0.0.0' }, ['http://clear.example.org']],
  ])('with %j are those of %j', (environment, expected) => {
    expect(origins(environment)).toEqual(expected)
  })
})
