/**
 * The floor: a server that passes each message on to everybody else in the room, and does nothing more.
 * `node relay.ts <port>`; erasable TypeScript alone, because Node runs this very file.
 */
import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

const rooms = new Map<string | undefined, Set<WebSocket>>()
const server = createServer((_, response) => response.end('ready'))
const sockets = new WebSocketServer({ server, perMessageDeflate: false })

sockets.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (data, isBinary) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: isBinary })
  })
  socket.on('error', () => {})
  socket.on('close', () => room.delete(socket))
})

server.listen(Number(process.argv[2]), '127.0.0.1')
