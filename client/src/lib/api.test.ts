import * as z from 'zod/mini'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeServer, fakeServer } from '../testing/fake-server'
import { get, post, send } from './api'
import { ApiError } from './api-error'
import { useConnection } from './connection'
import { onSignedOut } from './signed-in'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
})
afterEach(() => {
  server.stop()
  useConnection.setState({ reachable: true })
})

const schema = z.object({ name: z.string() })

test('an answer is parsed once, at the edge', async () => {
  server.answer('GET /thing', { name: 'Grade 3', more: 1 })
  await expect(get('/thing', schema)).resolves.toEqual({ name: 'Grade 3' })
})

test('an answer that this page does not understand is an error, not a guess', async () => {
  server.answer('GET /thing', { title: 'Grade 3' })
  await expect(get('/thing', schema)).rejects.toMatchObject({ name: 'ApiError', code: 'unreadable' })
})

test('a refusal carries the server’s code and its words', async () => {
  server.refuse('POST /thing', 'conflict', 'A cycle is open already.')
  await expect(post('/thing', {}, schema)).rejects.toMatchObject({ code: 'conflict', message: 'A cycle is open already.' })
})

test('no answer at all is called offline, and the page knows it', async () => {
  server.goOffline()
  await expect(get('/thing', schema)).rejects.toMatchObject({ code: 'offline' })
  expect(useConnection.getState().reachable).toBe(false)
  server.comeBack()
  server.answer('GET /thing', { name: 'x' })
  await get('/thing', schema)
  expect(useConnection.getState().reachable).toBe(true)
})

test('a page of the school’s wifi in place of an answer counts as no connection', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>Sign in to the wifi</html>', { status: 511 }))
  await expect(get('/thing', schema)).rejects.toMatchObject({ code: 'offline' })
})

test('whoever waits for it hears that nobody is signed in any more', async () => {
  const heard = vi.fn<() => void>()
  const stop = onSignedOut(heard)
  server.refuse('DELETE /session', 'not-signed-in')
  await expect(send('DELETE', '/session')).rejects.toBeInstanceOf(ApiError)
  stop()
  expect(heard).toHaveBeenCalledOnce()
})

test('an answer without a body is fine where none is expected', async () => {
  server.answer('DELETE /session')
  await expect(send('DELETE', '/session')).resolves.toBeUndefined()
})
