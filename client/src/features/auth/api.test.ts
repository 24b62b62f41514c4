import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeLocalStore } from '../../testing/fake-local-store'
import { ben, type FakeServer, fakeServer, makeSession } from '../../testing/fake-server'
import { loadSession, signInAs, signOut } from './api'
import { forgetSignOut } from './pending-sign-out'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /session', makeSession())
  server.answer('GET /session/local-key', { personId: 'ana', key: btoa('k'.repeat(32)) })
  server.answer('POST /demo/sign-in')
  server.answer('DELETE /session')
  server.answer('DELETE /sessions')
})
afterEach(() => {
  server.stop()
  forgetSignOut()
})

const routes = () => server.asked.map(({ route }) => route)

test('a sign-in opens this device’s copies for that person before anything else is asked', async () => {
  const store = fakeLocalStore()
  await signInAs(store, 'ana', true)
  expect(routes()).toEqual(['POST /demo/sign-in', 'GET /session', 'GET /session/local-key'])
  expect(server.asked[0]?.body).toEqual({ personId: 'ana', ownDevice: true })
  expect(store.whoWasHere()).toBe('ana')
})

test('who is here already needs no key again', async () => {
  await loadSession(fakeLocalStore('ana'))
  expect(routes()).toEqual(['GET /session'])
})

test('when somebody else is signed in than was here, their key replaces the other one', async () => {
  const store = fakeLocalStore(ben.id)
  await loadSession(store)
  expect(store.whoWasHere()).toBe('ana')
})

test('without the server, the person who was here goes on as they were', async () => {
  const store = fakeLocalStore()
  await loadSession(store)
  server.goOffline()
  await expect(loadSession(store)).resolves.toEqual(makeSession())
})

test('an ended session is never replaced by what was kept', async () => {
  const store = fakeLocalStore()
  await loadSession(store)
  server.refuse('GET /session', 'not-signed-in')
  await expect(loadSession(store)).rejects.toMatchObject({ code: 'not-signed-in' })
})

test('a sign-out without the server closes this device’s copies at once and reaches the server first thing', async () => {
  const store = fakeLocalStore('ana')
  server.goOffline()
  await signOut(store, false)
  expect(store.whoWasHere()).toBeNull()
  server.comeBack()
  server.asked.length = 0
  await expect(loadSession(store)).rejects.toMatchObject({ code: 'not-signed-in' })
  expect(routes()).toEqual(['DELETE /session'])
})

test('signing in after such a sign-out is not undone by it', async () => {
  const store = fakeLocalStore('ana')
  server.goOffline()
  await signOut(store, false)
  server.comeBack()
  await signInAs(store, 'ana', false)
  await expect(loadSession(store)).resolves.toEqual(makeSession())
})

test('signing out everywhere without the server says that it did not reach the other devices', async () => {
  server.goOffline()
  await expect(signOut(fakeLocalStore('ana'), true)).rejects.toMatchObject({ code: 'offline' })
})
