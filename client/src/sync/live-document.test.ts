import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as awareness from 'y-protocols/awareness'
import { closeCode, encodeMark } from 'shared/sync/wire'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { fakeSyncServer } from '../testing/fake-sync-server'
import { type LiveDocument, openLiveDocument } from './live-document'
import type { LocalCopy } from './local-copy'
import { saveStateOf } from './save-state'

let server: ReturnType<typeof fakeSyncServer>
let open: LiveDocument[]
beforeEach(() => {
  server = fakeSyncServer()
  open = []
})
afterEach(() => {
  for (const document of open) document.close()
  server.stop()
})

function openDocument({ mayEdit = true, copy = null }: { mayEdit?: boolean; copy?: LocalCopy | null } = {}): LiveDocument {
  const address = { id: 'cycle-1', epoch: 3 }
  const document = openLiveDocument({ url: 'ws://school.test/sync', kind: 'cycle', address, mayEdit, copy })
  open.push(document)
  return document
}

const chip = (document: LiveDocument) => saveStateOf(document.facts.get())
const until = (check: () => void) => vi.waitFor(check, { timeout: 3_000, interval: 5 })
const saved = (document: LiveDocument) => until(() => expect(chip(document)).toEqual({ kind: 'saved' }))
const type = (document: LiveDocument, words: string) => document.doc.getText('worry').insert(0, words)

/** A copy that has what it is given, and remembers what happens to it. */
function copyWith(loaded: Partial<Awaited<ReturnType<LocalCopy['open']>>> = {}) {
  const events: string[] = []
  const copy: LocalCopy = {
    open: async () => ({ inStep: false, sent: [], unsent: [], ...loaded }),
    keep: async (_update, change) => void events.push(`keep ${change}`),
    acknowledged: async (change) => void events.push(`acknowledged ${change}`),
    inStep: async () => void events.push('in step'),
    forget: async () => void events.push('forget'),
  }
  return { copy, events }
}

function updateOf(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('worry').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

describe('H1 marks', () => {
  test('H1 the first mark follows the answer to the server’s question, and Saved follows its acknowledgement', async () => {
    const document = openDocument()
    await saved(document)
    const kinds = server.heard().map(({ kind }) => kind)
    expect(kinds.indexOf('mark')).toBeGreaterThan(kinds.indexOf('step2'))
  })

  test('H1 a mark follows what is typed, and keystrokes share one', async () => {
    const document = openDocument()
    await saved(document)
    server.acknowledges = false
    for (const letter of 'typed') type(document, letter)
    expect(chip(document)).toEqual({ kind: 'saving' })
    await until(() => expect(server.heard().at(-1)).toMatchObject({ kind: 'mark' }))
    expect(server.heard().filter(({ kind }) => kind === 'mark')).toHaveLength(2)
    expect(chip(document)).toEqual({ kind: 'saving' })
    server.send(encodeMark({ kind: 'ack', n: 2 }))
    await saved(document)
  })

  test('H1 after the server was away, everything typed meanwhile is sent, marked and then saved', async () => {
    const document = openDocument()
    await saved(document)
    server.isUp = false
    server.close(1006)
    expect(chip(document)).toEqual({ kind: 'not-saved', what: 'storage' })
    type(document, 'meanwhile')
    server.isUp = true
    await saved(document)
    expect(server.doc('cycle-1').getText('worry').toString()).toBe('meanwhile')
  })

  test('H1 a question that the server asks again is answered and marked again', async () => {
    const document = openDocument()
    await saved(document)
    const before = server.heard().filter(({ kind }) => kind === 'mark').length
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()))
    server.send(encoding.toUint8Array(encoder))
    await until(() => expect(server.heard().filter(({ kind }) => kind === 'mark')).toHaveLength(before + 1))
  })

  test('H1 a connection that no longer answers is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const document = openDocument()
    await vi.advanceTimersByTimeAsync(200)
    expect(chip(document)).toEqual({ kind: 'saved' })
    server.acknowledges = false
    const [first] = server.sockets
    type(document, 'into the void')
    await vi.advanceTimersByTimeAsync(9_000)
    expect([...server.sockets]).not.toContain(first)
    server.acknowledges = true
    await vi.advanceTimersByTimeAsync(9_000)
    expect(chip(document)).toEqual({ kind: 'saved' })
    vi.useRealTimers()
  })
})

describe('H2 the local copy', () => {
  test('H2 is read before the connection is made, and content that was in step may be shown at once', async () => {
    server.isUp = false
    const { copy } = copyWith({ inStep: true, sent: [updateOf('kept')] })
    const document = openDocument({ copy })
    await until(() => expect(document.facts.get().loaded).toBe(true))
    expect(document.doc.getText('worry').toString()).toBe('kept')
    expect(chip(document)).toEqual({ kind: 'offline', kept: true })
  })

  test('H2 unsent changes of an earlier visit are sent, and only then settled', async () => {
    const { copy, events } = copyWith({ inStep: true, unsent: [updateOf('from last night')] })
    const document = openDocument({ copy })
    await saved(document)
    expect(server.doc('cycle-1').getText('worry').toString()).toBe('from last night')
    await until(() => expect(events).toContain('acknowledged 1'))
    expect(events.filter((event) => event.startsWith('keep'))).toEqual([])
  })

  test('H2 "kept" follows the copy, and a copy that fails says so', async () => {
    const { copy } = copyWith({ inStep: true })
    server.isUp = false
    copy.keep = () => Promise.reject(new Error('full'))
    const document = openDocument({ copy })
    await until(() => expect(document.facts.get().loaded).toBe(true))
    type(document, 'x')
    await until(() => expect(chip(document)).toEqual({ kind: 'not-saved', what: 'storage' }))
  })

  test('4403 no access any more: the copy is wiped', async () => {
    const { copy, events } = copyWith()
    const document = openDocument({ copy })
    await saved(document)
    server.close(closeCode.noAccess)
    await until(() => expect(events).toContain('forget'))
    expect(chip(document)).toEqual({ kind: 'not-saved', what: 'no-access' })
  })
})

describe('H3 a refusal', () => {
  test('H3 stops all sending, and hands out the words of the texts that were changed', async () => {
    server.doc('cycle-1').getText('because').insert(0, 'long saved')
    const document = openDocument()
    await saved(document)
    server.acknowledges = false
    type(document, 'refused words')
    server.send(encodeMark({ kind: 'nack', n: 2, reason: 'too-big' }))
    await until(() => expect(document.facts.get().refusal).toBe('too-big'))
    expect(server.sockets.size).toBe(0)
    expect(document.unsavedWords()).toBe('refused words')
    document.resume()
    expect(chip(document)).toEqual({ kind: 'not-saved', what: 'refused' })
  })

  test('H3 words that the server has are not handed out', async () => {
    const document = openDocument()
    await saved(document)
    type(document, 'safe')
    await saved(document)
    expect(document.unsavedWords()).toBe('')
  })
})

test('A5 a sign-in that ends closes the connection for good; typing goes on, and everything is sent after it', async () => {
  const document = openDocument()
  await saved(document)
  server.close(closeCode.signedOut)
  expect(chip(document)).toEqual({ kind: 'not-saved', what: 'signed-out' })
  type(document, 'typed while signed out')
  document.resume()
  await saved(document)
  expect(server.doc('cycle-1').getText('worry').toString()).toBe('typed while signed out')
})

test('G7 presence: only my own state is ever sent, whatever I hear of others', async () => {
  const document = openDocument()
  await saved(document)
  document.awareness.setLocalState({ field: 'worry' })
  const sent = server.heard().filter(({ kind }) => kind === 'awareness').length
  const other = new awareness.Awareness(new Y.Doc())
  other.setLocalState({ field: 'because' })
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, awareness.encodeAwarenessUpdate(other, [other.clientID]))
  server.send(encoding.toUint8Array(encoder))
  await until(() => expect(document.awareness.getStates().get(other.clientID)).toEqual({ field: 'because' }))
  expect(server.heard().filter(({ kind }) => kind === 'awareness')).toHaveLength(sent)
  other.destroy()
})

test('L6 a page that opens a document writes nothing into it', async () => {
  const document = openDocument()
  await saved(document)
  expect([...document.doc.store.clients.keys()]).toEqual([])
  expect(server.heard().filter(({ kind }) => kind === 'update')).toEqual([])
  expect(Y.encodeStateAsUpdate(server.doc('cycle-1'))).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
})

test('V1 who comes back is seen at once: their presence is newer than what is remembered of their leaving', async () => {
  const document = openDocument()
  await saved(document)
  const clock = () => document.awareness.meta.get(document.awareness.clientID)?.clock ?? 0
  const before = clock()
  server.close(closeCode.overloaded)
  await saved(document)
  expect(clock()).toBeGreaterThan(before)
})

test('V1 who comes back sees at once who else is there, also those who have not moved', async () => {
  const document = openDocument()
  await saved(document)
  const other = new awareness.Awareness(new Y.Doc())
  other.setLocalState({ field: 'because' })
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, awareness.encodeAwarenessUpdate(other, [other.clientID]))
  const shown = () => document.awareness.getStates().get(other.clientID)
  server.send(encoding.toUint8Array(encoder))
  await until(() => expect(shown()).toEqual({ field: 'because' }))
  server.close(closeCode.overloaded)
  await saved(document)
  expect(shown()).toBeUndefined()
  server.send(encoding.toUint8Array(encoder))
  await until(() => expect(shown()).toEqual({ field: 'because' }))
  other.destroy()
})

test('a reader sends no marks and keeps no copy', async () => {
  const document = openDocument({ mayEdit: false })
  await until(() => expect(chip(document)).toEqual({ kind: 'read-only', live: true }))
  expect(server.heard().filter(({ kind }) => kind === 'mark')).toEqual([])
})

test('the connection says which epoch, schema and editor this page has', async () => {
  await saved(openDocument())
  const [socket] = server.sockets
  expect(socket?.url).toBe('ws://school.test/sync/cycle-1?epoch=3&v=1&ev=1')
})
