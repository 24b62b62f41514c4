import { join, resolve } from 'node:path'

import { root } from '../paths.mjs'
import { serveNode, stop, wasStopped } from '../processes.mjs'
import { tool } from '../tool.mjs'

// client/vite.config.ts passes /api, /sync and the health checks on to this port.
const SERVER_PORT = '4000'
const PAGE_PORT = '5173'
const PUBLIC_URL = `http://127.0.0.1:${PAGE_PORT}`

const startServer = () =>
  serveNode(['--watch', '--watch-preserve-output', '--import', 'tsx', 'src/main.ts'], {
    cwd: join(root, 'server'),
    env: { PORT: SERVER_PORT, HOST: '127.0.0.1', PUBLIC_URL, DATA_DIR: resolve(root, process.env.DATA_DIR ?? 'data') },
  })

const startPage = () =>
  serveNode([tool('client', 'vite'), '--host', '127.0.0.1', '--port', PAGE_PORT, '--strictPort', '--clearScreen=false'], {
    cwd: join(root, 'client'),
    env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
  })

/** `npm run dev`: server and page, both reloading as their sources change; one Ctrl-C ends both. */
export default async function dev() {
  const both = [startServer(), startPage()]
  const firstCode = await Promise.race(both)
  const told = wasStopped()
  stop('SIGTERM')
  await Promise.all(both)
  return told ? 0 : firstCode
}
