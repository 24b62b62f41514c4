import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { SyncSocket } from './sync-socket'

let server: Server
let client: WebSocket
let socket: SyncSocket
const heard: Uint8Array[] = []

beforeEach(async () => {
  heard.length = 0
  server = createServer().listen(0, '127.0.0.1')
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, WebSocket: SyncSocket })
  const opened = new Promise<SyncSocket>((resolve) => {
    server.on('upgrade', (request, line, head) =>
      sockets.handleUpgrade(request, line, head, (accepted) => {
        accepted.carriedBy(line)
        resolve(accepted)
      }),
    )
  })
  await once(server, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client.on('message', (data: Buffer) => heard.push(new Uint8Array(data)))
  client.on('error', () => {})
  const isOpen = once(client, 'open')
  socket = await opened
  await isOpen
})
afterEach(() => {
  client.terminate()
  server.close()
})

const frameOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256)

it('everything that is sent in one turn arrives, in order, whatever its length', async () => {
  const frames = [0, 1, 125, 126, 127, 16_384, 16_385, 3, 65_535, 65_536, 70_000, 2].map(frameOf)
  for (const frame of frames) socket.send(frame)
  socket.ping()
  socket.close(4205)
  expect(await once(client, 'close')).toContain(4205)
  expect(heard).toEqual(frames)
})

it('one frame may go to several sockets, and again in a later turn', async () => {
  const frame = frameOf(200)
  socket.send(frame)
  await new Promise((resolve) => setImmediate(resolve))
  socket.send(frame)
  socket.close(1000)
  await once(client, 'close')
  expect(heard).toEqual([frame, frame])
})

it('what is sent to a socket that has gone is nobody’s trouble', async () => {
  socket.send(frameOf(5))
  socket.terminate()
  await once(socket, 'close')
  expect(() => socket.send(frameOf(6))).not.toThrow()
})
