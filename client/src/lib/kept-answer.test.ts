import * as z from 'zod/mini'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeLocalStore } from '../testing/fake-local-store'
import { type FakeServer, fakeServer } from '../testing/fake-server'
import { getOrRecall } from './kept-answer'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
})
afterEach(() => server.stop())

const schema = z.object({ name: z.string() })

test('without the server, a page shows what it showed last', async () => {
  const store = fakeLocalStore('ana')
  server.answer('GET /home', { name: 'Grade 3' })
  await getOrRecall(store, '/home', schema)
  server.goOffline()
  await expect(getOrRecall(store, '/home', schema)).resolves.toEqual({ name: 'Grade 3' })
})

test('what was never here cannot be shown without the server', async () => {
  server.goOffline()
  await expect(getOrRecall(fakeLocalStore('ana'), '/home', schema)).rejects.toMatchObject({ code: 'offline' })
})

test('what an older version kept in another form is not shown', async () => {
  const store = fakeLocalStore('ana')
  await store.keep('/home', { title: 'Grade 3' })
  server.goOffline()
  await expect(getOrRecall(store, '/home', schema)).rejects.toMatchObject({ code: 'offline' })
})

test('a refusal of the server is never papered over with what was kept', async () => {
  const store = fakeLocalStore('ana')
  await store.keep('/home', { name: 'Grade 3' })
  server.refuse('GET /home', 'forbidden')
  await expect(getOrRecall(store, '/home', schema)).rejects.toMatchObject({ code: 'forbidden' })
})

test('what is closed to me now, and what I only read, is not on this device any more', async () => {
  const store = fakeLocalStore('ana')
  await store.keep('/cycles/c3', { name: 'Grade 3' })
  server.refuse('GET /cycles/c3', 'not-found')
  await expect(getOrRecall(store, '/cycles/c3', schema)).rejects.toMatchObject({ code: 'not-found' })
  server.goOffline()
  await expect(getOrRecall(store, '/cycles/c3', schema)).rejects.toMatchObject({ code: 'offline' })

  server.comeBack()
  await store.keep('/cycles/c3', { name: 'Grade 3' })
  server.answer('GET /cycles/c3', { name: 'Grade 3' })
  await getOrRecall(store, '/cycles/c3', schema, undefined, () => false)
  server.goOffline()
  await expect(getOrRecall(store, '/cycles/c3', schema)).rejects.toMatchObject({ code: 'offline' })
})
