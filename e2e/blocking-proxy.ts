import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'

/**
 * What a school's proxy does to WebSockets: passes them on, refuses the upgrade, lets it open and keeps what the page
 * sends, or cuts it after two seconds.
 */
export type Treatment = 'passes' | 'refuses' | 'swallows' | 'cuts'

/** A small proxy between a browser and the product, on a port of its own. Ordinary requests it always passes on. */
export class BlockingProxy {
  treatment: Treatment = 'passes'
  readonly #server: Server
  readonly #sockets = new Set<Duplex>()
  #targetPort = 0

  private constructor(readonly port: number, server: Server) {
    this.#server = server
    server.on('request', (asked, answer) => {
      const passed = request({ host: '127.0.0.1', port: this.#targetPort, path: asked.url, method: asked.method, headers: asked.headers }, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      })
      passed.on('error', () => answer.destroy())
      asked.pipe(passed)
    })
    server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) => this.#upgrade(asked, socket, head))
  }

  static async start(): Promise<BlockingProxy> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.')
    return new BlockingProxy(address.port, server)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  leadTo(port: number): void {
    this.#targetPort = port
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #upgrade({ url, rawHeaders }: IncomingMessage, socket: Socket, head: Buffer): void {
    const { treatment } = this
    this.#keep(socket)
    if (treatment === 'refuses') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const server = connect(this.#targetPort, '127.0.0.1', () => {
      const headers = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? `${name}: ${rawHeaders[index + 1]}` : []))
      server.write(`GET ${url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
      server.write(head)
      server.pipe(socket)
      if (treatment === 'swallows') socket.resume()
      else socket.pipe(server)
      if (treatment === 'cuts') setTimeout(() => socket.destroy(), 2_000)
    })
    this.#keep(server)
    socket.on('close', () => server.destroy())
    server.on('close', () => socket.destroy())
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
