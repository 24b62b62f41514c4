import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../torture/server-process'
import { writeForHocuspocus } from '../store'
import type { Contestant } from './contestant'
import { bytesIn, ServerUnderLoad } from './process'
import { seatsAt } from './relay'

/** Where `npm run bench` puts what the product must not hold. */
export const peersFolder = fileURLToPath(new URL('../../../../.bench/', import.meta.url))

/** Hocuspocus 4.7 with its SQLite extension, as its guide says: all settings are its own. */
export const hocuspocus: Contestant = {
  name: 'hocuspocus',
  async start(places, content) {
    const program = join(peersFolder, 'hocuspocus.mjs')
    if (!existsSync(program)) throw new Error('Hocuspocus is not installed: run this as npm run bench.')
    const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-bench-'))
    const file = join(folder, 'hocuspocus.sqlite')
    if (content !== undefined) writeForHocuspocus(file, places, content)
    const port = await freePort()
    const unstoredMs: number[] = []
    const heard = (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'stored' in message) unstoredMs.push(Number(message.stored))
    }
    const server = new ServerUnderLoad({ words: [program, String(port), file], folder: peersFolder, port, heard })
    await server.start()
    return {
      get pid() {
        return server.pid
      },
      unstoredMs,
      seats: seatsAt(places, (documentId) => `ws://127.0.0.1:${port}/${documentId}`),
      storedBytes: () => bytesIn(folder),
      async settled() {},
      async restart() {
        await server.end('SIGKILL')
        await server.start()
      },
      async stop() {
        await server.end('SIGTERM')
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}
