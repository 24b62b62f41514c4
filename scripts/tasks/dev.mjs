import { join } from 'node:path'

import { root } from '../paths.mjs'
import { serveNode, stop } from '../processes.mjs'
import { tool } from '../tool.mjs'

const SERVER_PORT = process.env.PORT ?? '4000'
const PAGE_PORT = process.env.PAGE_PORT ?? '5173'
const PUBLIC_URL = `http://127.0.0.1:${PAGE_PORT}`

/** `npm run dev`: server and page, both reloading as their sources change; one Ctrl-C ends both. */
export default async function dev() {
  console.log(`The page will be at ${PUBLIC_URL} and the server's API at http://127.0.0.1:${SERVER_PORT}. Ctrl-C ends both.`)
  const server = serveNode([tool('server', 'tsx'), 'watch', '--clear-screen=false', 'server/src/main.ts'], {
    env: { PORT: SERVER_PORT, PUBLIC_URL },
  })
  const page = serveNode([join(root, 'scripts', 'dev-page.mjs')], { env: { PORT: SERVER_PORT, PAGE_PORT } })
  const codes = await Promise.all([server, page].map((ended) => ended.finally(() => stop('SIGTERM'))))
  return Math.max(...codes)
}
