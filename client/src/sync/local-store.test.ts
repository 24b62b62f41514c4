import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type LocalStore, openLocalStore } from './local-store'

const day = 24 * 60 * 60 * 1000
const address = { id: 'cycle-1', epoch: 1 }
const keyOf = (person: string) => new Uint8Array(32).fill(person.charCodeAt(0))

/** A device: the same database, opened as often as the page is. */
let devices = 0
function newDevice() {
  const databaseName = `device-${(devices += 1)}`
  const clock = { now: Date.UTC(2026, 0, 20) }
  return { clock, openPage: () => openLocalStore({ databaseName, now: () => clock.now }) }
}

/** A page with the document open as this person: what is typed goes into the copy as local changes. */
async function openDocument(store: LocalStore, person: string, documentId = address) {
  const copy = store.copyOf(person, 'cycle', documentId)
  if (!copy) throw new Error('nothing is kept here')
  const doc = new Y.Doc()
  const loaded = await copy.open(() => Y.encodeStateAsUpdate(doc))
  for (const update of [...loaded.sent, ...loaded.unsent]) Y.applyUpdate(doc, update, 'copy')
  let changes = loaded.unsent.length > 0 ? 1 : 0
  const keeping: Promise<void>[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'server') keeping.push(copy.keep(update, null))
    else if (origin !== 'copy') keeping.push(copy.keep(update, (changes += 1)))
  })
  return {
    copy,
    loaded,
    doc,
    words: () => doc.getText('worry').toString(),
    type: (words: string) => doc.getText('worry').insert(doc.getText('worry').length, words),
    kept: () => Promise.all(keeping),
    acknowledge: () => copy.acknowledged(changes),
  }
}

describe('what is kept on this device', () => {
  test('H2 comes back after a reload without the server, once it has been in step', async () => {
    const device = newDevice()
    const before = await device.openPage()
    await before.signedIn('ana', keyOf('ana'))
    const page = await openDocument(before, 'ana')
    page.type('Students stop at the literal.')
    await page.kept()
    await page.copy.inStep()
    before.close()

    const after = await device.openPage()
    expect(after.whoWasHere()).toBe('ana')
    const again = await openDocument(after, 'ana')
    expect(again.words()).toBe('Students stop at the literal.')
    expect(again.loaded.inStep).toBe(true)
    expect(again.loaded.unsent).toHaveLength(1)
  })

  test('H2 a copy that was never in step with the server says so', async () => {
    const device = newDevice()
    const store = await device.openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('Too early')
    await page.kept()
    expect((await openDocument(store, 'ana')).loaded.inStep).toBe(false)
  })

  test('H1 is unsent until the server has acknowledged it', async () => {
    const store = await newDevice().openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('one')
    await page.kept()
    expect(await store.unsentDocuments()).toMatchObject([{ documentId: 'cycle-1', kind: 'cycle', epoch: 1 }])
    await page.acknowledge()
    expect(await store.unsentDocuments()).toEqual([])
  })

  test('H1 what is acknowledged before it is written is never unsent', async () => {
    const store = await newDevice().openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('quick')
    await page.acknowledge()
    await page.kept()
    expect(await store.unsentDocuments()).toEqual([])
  })

  test('what one tab has sent leaves what another tab has not', async () => {
    const device = newDevice()
    const [one, two] = [await device.openPage(), await device.openPage()]
    await one.signedIn('ana', keyOf('ana'))
    await two.signedIn('ana', keyOf('ana'))
    const [here, there] = [await openDocument(one, 'ana'), await openDocument(two, 'ana')]
    here.type('here')
    there.type('there')
    await Promise.all([here.kept(), there.kept()])
    await here.acknowledge()
    const later = await openDocument(await device.openPage(), 'ana')
    expect(later.loaded.unsent).toHaveLength(1)
    expect(later.words()).toContain('there')
    expect(later.words()).toContain('here')
  })

  test('A5 another epoch is another copy', async () => {
    const store = await newDevice().openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('before it was erased')
    await page.kept()
    const anew = await openDocument(store, 'ana', { ...address, epoch: 2 })
    expect(anew.words()).toBe('')
    expect(anew.loaded.inStep).toBe(false)
  })

  test('an answer of the API is there for the next start, and only for its person', async () => {
    const device = newDevice()
    const store = await device.openPage()
    await store.keep('/session', { nobody: true })
    await store.signedIn('ana', keyOf('ana'))
    await store.keep('/session', { person: 'Ana' })
    store.close()
    const again = await device.openPage()
    expect(await again.recall('/session')).toEqual({ person: 'Ana' })
    await again.signedIn('ben', keyOf('ben'))
    expect(await again.recall('/session')).toBeUndefined()
  })
})

describe('an answer of the API that is not to be kept any more', () => {
  test('is gone from this device', async () => {
    const store = await newDevice().openPage()
    await store.signedIn('dana', keyOf('d'))
    await store.keep('/cycles/c3', { title: 'How can we help students infer?' })
    await store.keep('/cycles/c3', null)
    expect(await store.recall('/cycles/c3')).toBeUndefined()
  })
})

describe('A5 somebody who may only read now', () => {
  test('has on this device what the server does not have, and nothing else', async () => {
    const store = await newDevice().openPage()
    await store.signedIn('dana', keyOf('d'))
    const page = await openDocument(store, 'dana')
    page.type('Saved while she could edit. ')
    await page.kept()
    await page.acknowledge()
    page.type('Typed offline.')
    await page.kept()
    await store.forgetSent('dana', 'cycle', address)
    const after = await openDocument(store, 'dana')
    expect([after.loaded.inStep, after.loaded.sent, after.loaded.unsent.length]).toEqual([false, [], 1])

    await after.copy.acknowledged(1)
    await store.forgetSent('dana', 'cycle', address)
    expect((await openDocument(store, 'dana')).loaded).toEqual({ inStep: false, sent: [], unsent: [] })
  })
})

describe('A5 on a device that several people use', () => {
  test("another person's sign-in wipes what the server has and neither shows nor hands out the rest", async () => {
    const device = newDevice()
    const store = await device.openPage()
    await store.signedIn('ana', keyOf('ana'))
    const sent = await openDocument(store, 'ana')
    sent.type('The server has this.')
    await sent.kept()
    await sent.acknowledge()
    const unsent = await openDocument(store, 'ana', { id: 'cycle-2', epoch: 1 })
    unsent.type('Only this device has this.')
    await unsent.kept()

    const bens = await device.openPage()
    await bens.signedIn('ben', keyOf('ben'))
    expect(bens.copyOf('ana', 'cycle', address)).toBeNull()
    expect(await bens.unsentDocuments()).toEqual([])
    expect((await openDocument(bens, 'ben', { id: 'cycle-2', epoch: 1 })).words()).toBe('')

    const anasAgain = await device.openPage()
    await anasAgain.signedIn('ana', keyOf('ana'))
    expect((await openDocument(anasAgain, 'ana')).words()).toBe('')
    const back = await openDocument(anasAgain, 'ana', { id: 'cycle-2', epoch: 1 })
    expect(back.words()).toBe('Only this device has this.')
    expect(back.loaded.inStep).toBe(false)
  })

  test('after a sign-out nobody can read the copies, and nothing more is kept', async () => {
    const device = newDevice()
    const store = await device.openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('Mine')
    await page.kept()
    await store.signOut()
    expect(store.whoWasHere()).toBeNull()
    page.type(' and more')
    await expect(page.kept()).rejects.toThrow()
    const next = await device.openPage()
    expect(next.whoWasHere()).toBeNull()
    expect(next.copyOf('ana', 'cycle', address)).toBeNull()
  })

  test('a wrong key opens nothing', async () => {
    const device = newDevice()
    const store = await device.openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('Sealed')
    await page.kept()
    await page.copy.inStep()
    const pretender = await device.openPage()
    await pretender.signedIn('ana', keyOf('x'))
    const opened = await openDocument(pretender, 'ana')
    expect(opened.words()).toBe('')
    expect(opened.loaded.inStep).toBe(false)
  })

  test('unsent changes of somebody who does not come back go after 30 days', async () => {
    const device = newDevice()
    const store = await device.openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('Forgotten')
    await page.kept()
    await store.signOut()

    device.clock.now += 29 * day
    const inTime = await device.openPage()
    await inTime.signedIn('ana', keyOf('ana'))
    expect(await inTime.unsentDocuments()).toHaveLength(1)
    await inTime.signOut()

    device.clock.now += 2 * day
    const tooLate = await device.openPage()
    await tooLate.signedIn('ana', keyOf('ana'))
    expect(await tooLate.unsentDocuments()).toEqual([])
  })

  test('4403 no access any more: the copy goes, unsent changes too', async () => {
    const store = await newDevice().openPage()
    await store.signedIn('ana', keyOf('ana'))
    const page = await openDocument(store, 'ana')
    page.type('Not mine any more')
    await page.kept()
    await page.copy.forget()
    expect((await openDocument(store, 'ana')).words()).toBe('')
    expect(await store.unsentDocuments()).toEqual([])
  })
})

describe('where nothing can be kept', () => {
  test('the store says so and the page works without it', async () => {
    const { indexedDB } = globalThis
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true })
    try {
      const store = await openLocalStore()
      await store.signedIn('ana', keyOf('ana'))
      expect(store.keepsAnything).toBe(false)
      expect(store.copyOf('ana', 'cycle', address)).toBeNull()
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', { value: indexedDB, configurable: true })
    }
  })
})
