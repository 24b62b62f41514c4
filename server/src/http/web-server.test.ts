import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createWebServer, type Patience, patience } from './web-server'

const undo: (() => void)[] = []
afterEach(() => {
  for (const one of undo.splice(0)) one()
})

async function serve(bounds: Partial<Patience> = {}): Promise<number> {
  const { server } = createWebServer(
    (request, response) => {
      request.resume().on('end', () => response.end('read'))
    },
    null,
    { ...patience, ...bounds },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  undo.push(() => server.close(), () => server.closeAllConnections())
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** What the server says until it hangs up. */
async function say(port: number, words: string): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1')
  undo.push(() => socket.destroy())
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(words)
  await closed
  return answer.split('\r\n')[0] ?? ''
}

const close = 'Host: x\r\nConnection: close\r\n'

describe('a request', () => {
  it('may have a long address, as a provider sends one after a sign-in', async () => {
    const port = await serve()
    expect(await say(port, `GET /?code=${'x'.repeat(8_000)} HTTP/1.1\r\n${close}\r\n`)).toBe('HTTP/1.1 200 OK')
  })

  it('with an endless address or endless headers is not read to its end', async () => {
    const port = await serve()
    expect(await say(port, `GET /${'x'.repeat(17_000)} HTTP/1.1\r\n${close}\r\n`)).toContain('431')
    expect(await say(port, `GET / HTTP/1.1\r\n${close}X-Long: ${'x'.repeat(17_000)}\r\n\r\n`)).toContain('431')
  })

  it('that never comes to its end is given up', async () => {
    const port = await serve({ head: 100, whole: 200, look: 20 })
    expect(await say(port, 'GET / HTTP/1.1\r\nHost: x\r\n')).toContain('408')
    expect(await say(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nslow')).toContain('408')
  })

  it('that two readers could understand in two ways is refused', async () => {
    const port = await serve()
    expect(await say(port, `POST / HTTP/1.1\r\n${close}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toContain('400')
  })
})

describe('the bounds in force', () => {
  it('leave time for a photo over a slow line, and keep a proxy’s connections longer than the proxy does', async () => {
    const { server } = createWebServer(() => {}, null)
    expect([server.headersTimeout, server.requestTimeout]).toEqual([20_000, 120_000])
    expect(server.keepAliveTimeout).toBeGreaterThan(120_000)
  })
})
