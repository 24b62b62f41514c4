/* oxlint-disable typescript/no-unsafe-call, typescript/no-unsafe-assignment, typescript/no-unsafe-member-access -- what it stands on is installed on demand, elsewhere */
// Hocuspocus with its SQLite extension, as its guide says. `node hocuspocus.mjs <port> <file>`, in the folder that holds
// it. Says on its channel, for each store that has run, how old the oldest edit was that it kept, in milliseconds.
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const [port, file] = process.argv.slice(2)
const oldest = new Map()

const server = new Server({
  name: null,
  quiet: true,
  stopOnSignals: true,
  address: '127.0.0.1',
  port: Number(port),
  extensions: [new SQLite({ database: file })],
  async onAuthenticate({ token }) {
    if (token !== 'a token') throw new Error('not allowed')
  },
  async onChange({ documentName }) {
    if (!oldest.has(documentName)) oldest.set(documentName, Date.now())
  },
  async onStoreDocument({ documentName }) {
    const since = oldest.get(documentName)
    oldest.delete(documentName)
    if (since !== undefined) process.send?.({ stored: Date.now() - since })
  },
})

await server.listen()
