import { createServer } from 'node:http'
import express from 'express'
import { afterEach, expect, it } from 'vitest'
import { createLogger } from '../lib/logger'
import { temporaryDatabase } from '../testing/database'
import { health } from './health'

const { database, remove } = await temporaryDatabase()
let now = 1_000_000
const server = createServer(express().use(health({ database, now: () => now, logger: createLogger('silent') })))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterEach(() => server.close())

const ask = async (path: string) => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : null
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status
}

it('/readyz says 503 as soon as nothing can be saved any more, while /healthz goes on saying 200', async () => {
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200])
  await remove()
  now += 1_000
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503])
})
