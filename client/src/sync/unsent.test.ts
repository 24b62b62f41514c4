import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fakeSyncServer } from '../testing/fake-sync-server'
import { openLocalStore } from './local-store'
import { uploadUnsent } from './unsent'

let server: ReturnType<typeof fakeSyncServer>
beforeEach(() => {
  server = fakeSyncServer()
})
afterEach(() => server.stop())

const address = { id: 'cycle-1', epoch: 1 }
const url = 'ws://school.test/sync'

async function deviceWithUnsentWords(databaseName: string) {
  const store = await openLocalStore({ databaseName })
  await store.signedIn('ana', new Uint8Array(32).fill(1))
  const copy = store.copyOf('ana', 'cycle', address)
  const doc = new Y.Doc()
  doc.getText('worry').insert(0, 'typed on the bus')
  await copy?.open(() => Y.encodeStateAsUpdate(doc))
  await copy?.keep(Y.encodeStateAsUpdate(doc), 1)
  return store
}

test('A5 words that an earlier visit could not send are sent without their page, and then count as sent', async () => {
  const store = await deviceWithUnsentWords('bus')
  await uploadUnsent(store, 'ana', { url })
  expect(server.doc('cycle-1').getText('worry').toString()).toBe('typed on the bus')
  expect(await store.unsentDocuments()).toEqual([])
  expect(server.sockets.size).toBe(0)
})

test('A5 what the server does not acknowledge stays on the device', async () => {
  const store = await deviceWithUnsentWords('bus-again')
  server.acknowledges = false
  await uploadUnsent(store, 'ana', { url, patience: 300 })
  expect(await store.unsentDocuments()).toHaveLength(1)
})
