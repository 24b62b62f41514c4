import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  const open = { publicUrl: null, loopback: false, tls: null }
  const tls = { certFile: 'fullchain.pem', keyFile: 'privkey.pem' }

  function origins(where: Parameters<typeof allowedOrigins>[0]): readonly string[] {
    const request = new IncomingMessage(Object.defineProperty(new Socket(), 'localPort', { value: 4000 }))
    request.headers.host = 'clear.example.org'
    return allowedOrigins(where)(request)
  }

  it('are this machine’s own, by any of its names, where nobody else gets in', () => {
    expect(origins({ ...open, loopback: true })).toEqual(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
    expect(origins({ ...open, loopback: true, tls })).toEqual(['https://127.0.0.1:4000', 'https://localhost:4000', 'https://[::1]:4000'])
  })

  it('are those of PUBLIC_URL alone, where it is another machine’s name', () => {
    expect(origins({ ...open, loopback: true, publicUrl: 'https://localhost:8443' })).toEqual(['https://localhost:8443'])
    for (const loopback of [true, false]) expect(origins({ ...open, loopback, publicUrl: 'https://clear.example.org' })).toEqual(['https://clear.example.org'])
  })

  it('are those of the name by which the page was opened, where no other is known', () => {
    expect(origins(open)).toEqual(['http://clear.example.org'])
    expect(origins({ ...open, tls })).toEqual(['https://clear.example.org'])
  })
})
