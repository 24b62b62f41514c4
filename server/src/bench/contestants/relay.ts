import { fileURLToPath } from 'node:url'
import { freePort } from '../../torture/server-process'
import type { Places, Seat } from '../seat'
import type { Contestant } from './contestant'
import { ServerUnderLoad } from './process'

const program = fileURLToPath(new URL('../peers/relay.ts', import.meta.url))
const serverFolder = fileURLToPath(new URL('../../../', import.meta.url))

/** A bare `ws` server that passes messages on and stores nothing: less than this, no server can do. */
export const relay: Contestant = {
  name: 'relay',
  async start(places) {
    const port = await freePort()
    const server = new ServerUnderLoad({ words: [program, String(port)], folder: serverFolder, port })
    await server.start()
    return {
      get pid() {
        return server.pid
      },
      unstoredMs: [],
      seats: seatsAt(places, (documentId) => `ws://127.0.0.1:${port}/${documentId}`),
      storedBytes: async () => 0,
      async settled() {},
      async restart() {
        await server.end('SIGKILL')
        await server.start()
      },
      stop: () => server.end('SIGTERM'),
    }
  },
}

/** Seats where nobody asks who comes. */
export function seatsAt({ rooms, perRoom }: Places, urlOf: (documentId: string) => string): Seat[] {
  return Array.from({ length: rooms * perRoom }, (_, index) => {
    const room = Math.floor(index / perRoom)
    const documentId = `room-${room}`
    return { room, documentId, url: urlOf(documentId), headers: {} }
  })
}
