import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../torture/server-process'
import { untilSettled, writeSchool } from '../store'
import type { Contestant } from './contestant'
import { bytesIn, ServerUnderLoad } from './process'

const serverFolder = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Clear Cycle as `npm start` runs it with DEMO=off: real sessions, the whole gate, the projector, snapshots, limits.
 * @param nodeOptions words between `node` and the server, for whoever profiles it
 * @param built where the build is
 */
export function ours(nodeOptions: readonly string[] = [], built = join(serverFolder, 'dist')): Contestant {
  return {
    name: 'ours',
    async start(places, content) {
      const program = join(built, 'main.js')
      if (!existsSync(program)) throw new Error('Build the server first: npm run build.')
      const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-bench-'))
      const dataFolder = join(folder, 'building')
      await mkdir(dataFolder, { mode: 0o700 })
      const written = await writeSchool(dataFolder, places, content)
      const port = await freePort()
      const environment = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'warn' }
      const server = new ServerUnderLoad({ words: [...nodeOptions, program], folder, port, environment })
      await server.start()
      return {
        get pid() {
          return server.pid
        },
        unstoredMs: [],
        seats: written.map(({ room, documentId, secret }) => ({
          ...{ room, documentId, url: `ws://127.0.0.1:${port}/sync/${documentId}?epoch=1` },
          headers: { origin: `http://127.0.0.1:${port}`, cookie: `clear-cycle=${secret}` },
        })),
        storedBytes: () => bytesIn(dataFolder),
        settled: () => untilSettled(dataFolder),
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
}
