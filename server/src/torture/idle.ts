import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MarkingProvider, until } from '../testing/provider'
import { School } from './school'
import { freePort, ServerProcess } from './server-process'

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } })
/** A stock client gives a connection up after 30 s without a message (docs/sync.md V1). */
const seconds = values.long ? 600 : 70

const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-idle-'))
const server = new ServerProcess({ port: await freePort(), dataFolder: join(folder, 'data') })
try {
  server.launch()
  await server.ready()
  const seats = await new School(server.url).seats(1, 1, ['cycle', 'practice', 'personal'])
  const clients = seats.map(({ door, documentId }) => new MarkingProvider(door, documentId).connect())
  await until('all are in', () => clients.every(({ provider }) => provider.synced))
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  const reconnects = clients.reduce((sum, { closes }) => sum + closes.length, 0)
  const connected = clients.every(({ provider }) => provider.wsconnected)
  for (const client of clients) client.destroy()
  console.log(`idle: seconds=${seconds} reconnects=${reconnects}`)
  process.exitCode = clients.length > 0 && connected && reconnects === 0 ? 0 : 1
} finally {
  await server.kill()
  await rm(folder, { recursive: true, force: true })
}
