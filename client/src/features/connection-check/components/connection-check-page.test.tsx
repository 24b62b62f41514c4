import 'fake-indexeddb/auto'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { socketSays } from 'shared/connection-check/schema'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FakeServer, fakeServer } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import type { Patience } from '../patience'
import { ConnectionCheckPage } from './connection-check-page'

/** What the network does to a WebSocket. */
type Network = 'open' | 'refuses' | 'holds back' | 'swallows' | 'swallows long' | 'cuts later' | 'too many'

let network: Network
let sockets: FakeSocket[]

/** A WebSocket at the other end of which there is only the network. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  binaryType = 'blob'
  readyState = 0

  constructor(readonly url: string) {
    super()
    sockets.push(this)
    if (network === 'holds back') return
    setTimeout(() => this.#arrive())
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (network === 'swallows' || network === 'too many' || (network === 'swallows long' && bytes.length > 1000)) return
    setTimeout(() => this.#say(bytes))
  }

  close(code = 1000): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.dispatchEvent(new CloseEvent('close', { code }))
  }

  #arrive(): void {
    if (network === 'refuses') return this.close(1006)
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
    this.#say(socketSays)
    if (network === 'too many') this.close(1013)
    if (network === 'cuts later') setTimeout(() => this.close(1006), 150)
  }

  #say(bytes: Uint8Array<ArrayBuffer>): void {
    this.dispatchEvent(new MessageEvent('message', { data: bytes.slice().buffer }))
  }
}

/** A stream that sends two events, so far apart. */
let streamApart: number
class FakeStream extends EventTarget {
  constructor() {
    super()
    setTimeout(() => this.#say())
    setTimeout(() => this.#say(), streamApart)
  }
  close(): void {}
  #say(): void {
    this.dispatchEvent(new MessageEvent('message', { data: '{"n":1}' }))
  }
}

const patience: Patience = { answer: 200, echo: 200, stream: 2_000, stay: 300, device: 5_000 }

let server: FakeServer
beforeEach(() => {
  network = 'open'
  sockets = []
  streamApart = 800
  server = fakeServer()
  server.answer('GET /connection-check', { at: Date.now() })
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('EventSource', FakeStream)
  vi.stubGlobal('isSecureContext', true)
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { ready: Promise.resolve({}) } })
})
afterEach(() => {
  server.stop()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

async function draw(): Promise<void> {
  renderInApp(<ConnectionCheckPage patience={patience} />, { at: '/connection-check' })
  await waitFor(() => expect(screen.getByRole('list', { name: 'What was checked' })).toHaveAttribute('aria-busy', 'false'), { timeout: 10_000 })
}

/** What stands at a check: its state in a word, and what was found. */
const lineOf = (name: string) => screen.getByText(name, { exact: true, selector: 'li > span' }).closest('li')!.textContent
const verdict = () => screen.getAllByRole('status')[0]?.textContent

describe('The connection check', () => {
  it('says that everything works, with a word and a sentence for each check, on the same port as the pages', async () => {
    await draw()
    expect(verdict()).toMatch(/^Everything works/)
    for (const line of screen.getAllByRole('listitem')) expect(line).toHaveTextContent(/Works/)
    expect(sockets[0]?.url).toBe(`ws://${location.host}/sync/check/echo`)
  })

  it('says that the server cannot be reached, and checks nothing that needs it', async () => {
    server.goOffline()
    await draw()
    expect(verdict()).toMatch(/^The server cannot be reached/)
    expect(lineOf('The server')).toMatch(/Does not work.*Nothing answered/)
    expect(lineOf('Live connection opens')).toMatch(/Not checked/)
    expect(lineOf('Keeps words on this device')).toMatch(/Works/)
    expect(sockets).toEqual([])
  })

  it('knows a filter that answers in the server’s place', async () => {
    server.answer('GET /connection-check', { page: 'blocked by your school' })
    await draw()
    expect(lineOf('The server')).toMatch(/Something else answered.*status 200/)
  })

  it('tells a proxy that refuses the upgrade from one that refuses the address', async () => {
    network = 'refuses'
    const rest = globalThis.fetch
    let status = 426
    vi.stubGlobal('fetch', async (url: string) => (url.startsWith('/sync/') ? new Response('{}', { status }) : rest(url)))
    await draw()
    expect(verdict()).toMatch(/live pages do not get through/)
    expect(lineOf('Live connection opens')).toMatch(/does not pass WebSockets on/)
    expect(lineOf('Messages both ways')).toMatch(/Not checked/)
    status = 403
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }))
    await waitFor(() => expect(lineOf('Live connection opens')).toMatch(/every request to this address \(status 403\)/))
  })

  it.each([
    ['never answers the upgrade', 'holds back', 'Live connection opens', /A filter or proxy holds it back/],
    ['opens and swallows what is sent', 'swallows', 'Messages both ways', /nothing comes back/],
    ['swallows only what is long', 'swallows long', 'Messages both ways', /a long one \(64 KB\) did not/],
    ['cuts it after a while', 'cuts later', 'Stays open', /It was cut after/],
  ] as const)('knows a filter that %s', async (_, how, check, found) => {
    network = how
    await draw()
    expect(verdict()).toMatch(/live pages do not get through/)
    expect(lineOf(check)).toMatch(found)
  })

  it('does not blame the network when the server has too many checks to answer', async () => {
    network = 'too many'
    await draw()
    expect(verdict()).toMatch(/Wait a minute/)
  })

  it('says what is not as it could be although pages work: news held back, a clock that is wrong, no service worker', async () => {
    streamApart = 0
    server.answer('GET /connection-check', { at: Date.now() - 10 * 60_000 })
    Reflect.deleteProperty(navigator, 'serviceWorker')
    await draw()
    expect(verdict()).toMatch(/^Clear Cycle works from here/)
    expect(lineOf('News')).toMatch(/held back/)
    expect(lineOf('This device’s clock')).toMatch(/10 minutes ahead/)
    expect(lineOf('Opens without a connection')).toMatch(/Not yet on this device/)
  })

  it('says so when the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('private', 'InvalidStateError') } })
    await draw()
    expect(lineOf('Keeps words on this device')).toMatch(/keeps nothing/)
  })

  it('copies, for the IT department, host, port, protocol, paths and what was found', async () => {
    network = 'refuses'
    await draw()
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Copy these lines' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toContain('Host: localhost')
    expect(copied).toMatch(/Port: \d+ \(TCP\)/)
    expect(copied).toContain('WebSocket (ws)')
    expect(copied).toContain('/sync/*')
    expect(copied).toMatch(/Live connection opens: Does not work/)
    expect(screen.getByText('Copied.')).toBeInTheDocument()
    expect(within(screen.getByRole('region', { name: 'For your IT department' })).getByText(/Host: localhost/)).toBeVisible()
  })

  it('checks again when it is asked to, and finds what has changed', async () => {
    network = 'refuses'
    await draw()
    network = 'open'
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }))
    await waitFor(() => expect(verdict()).toMatch(/^Everything works/), { timeout: 10_000 })
  })
})
