import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from 'shared/sync/wire'
import { type FakeServer, fakeServer } from '../testing/fake-server'
import { fakeSyncServer } from '../testing/fake-sync-server'
import { erasedWords } from './erased-words'
import { forgetWhatWasErased, letGoOfErased } from './erasures'
import { openLiveDocument } from './live-document'
import { type LocalStore, openLocalStore } from './local-store'

const address = { id: 'cycle-1', epoch: 1 }
const url = 'ws://school.test/sync'
const keyOf = (letter: string) => new Uint8Array(32).fill(letter.charCodeAt(0))

let api: FakeServer
let server: ReturnType<typeof fakeSyncServer>
let devices = 0
beforeEach(() => {
  server = fakeSyncServer()
  api = fakeServer()
  erasedWords.set(null)
  localStorage.clear()
})
afterEach(() => {
  api.stop()
  server.stop()
})

const newDevice = () => `erasures-${++devices}`
const erased = { documentId: address.id, epoch: address.epoch }

/** A page of this person that has what the server sent and what it did not get through. */
async function leaveCopy(store: LocalStore, personId: string, { sent, unsent }: { sent: string; unsent: string | null }, at = address): Promise<void> {
  const copy = store.copyOf(personId, 'cycle', at)
  const doc = new Y.Doc()
  await copy?.open(() => Y.encodeStateAsUpdate(doc))
  doc.getText('inquiryQuestion').insert(0, sent)
  await copy?.keep(Y.encodeStateAsUpdate(doc), null)
  await copy?.inStep()
  if (unsent === null) return
  const before = Y.encodeStateVector(doc)
  doc.getText('worry').insert(0, unsent)
  await copy?.keep(Y.encodeStateAsUpdate(doc, before), 1)
}

/** How many rows of copies and of answers lie on the device, whoever's. */
async function onDisk(databaseName: string): Promise<{ copies: number; rows: number; answers: number }> {
  const database = await openDB(databaseName)
  const [copies, rows, answers] = await Promise.all([database.count('copies'), database.count('rows'), database.count('answers')])
  database.close()
  return { copies, rows, answers }
}

describe('L7 a device that comes back after something was erased', () => {
  it('holds nothing of it any more, and offers once, in memory, the words that had never got through', async () => {
    const device = newDevice()
    const store = await openLocalStore({ databaseName: device })
    await store.signedIn('ana', keyOf('a'))
    await leaveCopy(store, 'ana', { sent: 'Does Maya infer?', unsent: 'typed on the bus' })
    await store.keep('/cycles/cycle-1', { title: 'Does Maya infer?' })
    expect(await onDisk(device)).toEqual({ copies: 1, rows: 2, answers: 1 })

    api.answer('POST /erased-copies', { erased: [erased], latest: 5 })
    await forgetWhatWasErased(store)
    expect(api.asked.find(({ route }) => route === 'POST /erased-copies')?.body).toEqual({ copies: [erased] })
    expect(await onDisk(device)).toEqual({ copies: 0, rows: 0, answers: 0 })
    expect(erasedWords.get()).toBe('typed on the bus')
    expect(await store.unsentDocuments()).toEqual([])

    erasedWords.set(null)
    await forgetWhatWasErased(store)
    expect(erasedWords.get()).toBeNull()
  })

  it('deletes also what is sealed there of somebody who has signed out, whose words nobody can read', async () => {
    const device = newDevice()
    const store = await openLocalStore({ databaseName: device })
    await store.signedIn('ana', keyOf('a'))
    await leaveCopy(store, 'ana', { sent: '', unsent: 'about Maya' })
    await store.signedIn('ben', keyOf('b'))
    expect((await onDisk(device)).copies).toBe(1)
    api.answer('POST /erased-copies', { erased: [erased], latest: 5 })
    await forgetWhatWasErased(store)
    expect(await onDisk(device)).toEqual({ copies: 0, rows: 0, answers: 0 })
    expect(erasedWords.get()).toBeNull()
  })

  it('keeps what was not erased, and answers that came after', async () => {
    const device = newDevice()
    const store = await openLocalStore({ databaseName: device })
    await store.signedIn('ana', keyOf('a'))
    await leaveCopy(store, 'ana', { sent: 'other', unsent: 'other words' }, { id: 'cycle-2', epoch: 4 })
    api.answer('POST /erased-copies', { erased: [], latest: 5 })
    expect(await forgetWhatWasErased(store)).toBe(true)
    await store.keep('/cycles/cycle-2', { title: 'other' })
    expect(await forgetWhatWasErased(store)).toBe(false)
    expect(await onDisk(device)).toEqual({ copies: 1, rows: 2, answers: 1 })
    expect(await store.unsentDocuments()).toHaveLength(1)
  })

  it('keeps everything while the server does not answer, and asks again', async () => {
    const device = newDevice()
    const store = await openLocalStore({ databaseName: device })
    await store.signedIn('ana', keyOf('a'))
    await leaveCopy(store, 'ana', { sent: 'x', unsent: 'y' })
    api.refuse('POST /erased-copies', 'server-error', 'down')
    await expect(forgetWhatWasErased(store)).rejects.toThrow('down')
    expect((await onDisk(device)).copies).toBe(1)
  })
})

describe('L7 a page that is open when its document begins anew', () => {
  async function openPage() {
    const device = newDevice()
    const store = await openLocalStore({ databaseName: device })
    await store.signedIn('ana', keyOf('a'))
    const live = openLiveDocument({ url, kind: 'cycle', address, mayEdit: true, copy: store.copyOf('ana', 'cycle', address) })
    await vi.waitFor(() => expect(live.facts.get().link).toEqual({ kind: 'joined', confirmed: true }))
    server.acknowledges = false
    live.doc.getText('worry').insert(0, 'just typed')
    await vi.waitFor(() => expect(live.facts.get().kept).toBe(1))
    server.close(closeCode.epochChanged)
    await vi.waitFor(() => expect(live.facts.get().link).toEqual({ kind: 'ended', why: 'started-anew' }))
    return { device, live }
  }

  it('because something was erased: nothing stays on this device, and what was just typed is offered once', async () => {
    const { device, live } = await openPage()
    api.answer('POST /erased-copies', { erased: [erased], latest: 5 })
    expect(await letGoOfErased([live])).toBe(true)
    expect(await onDisk(device)).toMatchObject({ copies: 0, rows: 0 })
    expect(erasedWords.get()).toBe('just typed')
    live.doc.getText('worry').insert(0, 'and after that')
    await live.forget()
    expect(await onDisk(device)).toMatchObject({ copies: 0, rows: 0 })
    live.close()
  })

  it('before anything of it was drawn: also words of an earlier visit that are only in the copy are offered', async () => {
    const device = newDevice()
    const store = await openLocalStore({ databaseName: device })
    await store.signedIn('ana', keyOf('a'))
    await leaveCopy(store, 'ana', { sent: 'Does Maya infer?', unsent: 'typed last week' })
    server.acknowledges = false
    const live = openLiveDocument({ url, kind: 'cycle', address, mayEdit: true, copy: store.copyOf('ana', 'cycle', address) })
    await vi.waitFor(() => expect(server.sockets.size).toBe(1))
    server.close(closeCode.epochChanged)
    await vi.waitFor(() => expect(live.facts.get().link).toEqual({ kind: 'ended', why: 'started-anew' }))
    api.answer('POST /erased-copies', { erased: [erased], latest: 5 })
    expect(await letGoOfErased([live])).toBe(true)
    expect(erasedWords.get()).toBe('typed last week')
    expect((await onDisk(device)).copies).toBe(0)
    live.close()
  })

  it('because of a reset: what was typed stays on this device', async () => {
    const { device, live } = await openPage()
    api.answer('POST /erased-copies', { erased: [], latest: null })
    expect(await letGoOfErased([live])).toBe(false)
    expect((await onDisk(device)).copies).toBe(1)
    expect(erasedWords.get()).toBeNull()
    live.close()
  })
})
