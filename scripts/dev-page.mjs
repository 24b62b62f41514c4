// Vite's development server for the client, with the product's own paths passed on to the server beside it.
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import { root } from './paths.mjs'

const client = join(root, 'client')
const { createServer } = await import(pathToFileURL(createRequire(join(client, 'package.json')).resolve('vite')).href)
const target = `http://127.0.0.1:${process.env.PORT}`

const page = await createServer({
  root: client,
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PAGE_PORT),
    strictPort: true,
    proxy: { '/api': target, '/healthz': target, '/readyz': target, '/sync': { target, ws: true } },
  },
})
await page.listen()
page.printUrls()

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void page.close().finally(() => process.exit(0)))
