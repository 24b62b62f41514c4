import { serveNode, stop } from '../processes.mjs'
import { tool } from '../tool.mjs'

// client/vite.config.ts passes /api, /sync and the health checks on to this port.
const SERVER_PORT = '4000'
const PAGE_PORT = '5173'
const PUBLIC_URL = `http://127.0.0.1:${PAGE_PORT}`

/** `npm run dev`: server and page, both reloading as their sources change; one Ctrl-C ends both. */
export default async function dev() {
  console.log(`The page will be at ${PUBLIC_URL}, the server behind it at port ${SERVER_PORT}. Ctrl-C ends both.`)
  const server = serveNode([tool('server', 'tsx'), 'watch', '--clear-screen=false', 'server/src/main.ts'], {
    env: { PORT: SERVER_PORT, HOST: '127.0.0.1', PUBLIC_URL },
  })
  const page = serveNode([
    tool('client', 'vite'),
    'client',
    '--host',
    '127.0.0.1',
    '--port',
    PAGE_PORT,
    '--strictPort',
    '--clearScreen=false',
  ])
  const codes = await Promise.all([server, page].map((ended) => ended.finally(() => stop('SIGTERM'))))
  return Math.max(...codes)
}
