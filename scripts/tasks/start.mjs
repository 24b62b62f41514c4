import { buildAll } from '../build.mjs'
import { serveNode } from '../processes.mjs'

/** `npm start`: builds what changed and serves it until Ctrl-C. */
export default async function start() {
  await buildAll()
  return serveNode(['server/dist/main.js'], { env: { NODE_ENV: process.env.NODE_ENV ?? 'production' } })
}
