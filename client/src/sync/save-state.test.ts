import { describe, expect, test } from 'vitest'
import { after, type DocumentFacts, type Happening, hasUnsent, isReady, newDocument, saveStateOf, worstOf } from './save-state'

const opened: Happening = { kind: 'opened', fromCopy: false, unsent: false, storage: 'working' }
const afterAll = (...happenings: Happening[]): DocumentFacts => happenings.reduce(after, newDocument(true))
const chip = (...happenings: Happening[]) => saveStateOf(afterAll(...happenings))

/** Connected and in step, with the first mark acknowledged. */
const connected: Happening[] = [
  opened,
  { kind: 'joining' },
  { kind: 'received' },
  { kind: 'marked', n: 1, covers: 0 },
  { kind: 'acknowledged', n: 1 },
]
const typed: Happening[] = [{ kind: 'changed' }]

describe('H1 Saved', () => {
  test('H1 is said once the server has acknowledged the last mark', () => {
    expect(chip(...connected)).toEqual({ kind: 'saved' })
    expect(chip(...connected, ...typed)).toEqual({ kind: 'saving' })
    expect(chip(...connected, ...typed, { kind: 'marked', n: 2, covers: 1 })).toEqual({ kind: 'saving' })
    expect(chip(...connected, ...typed, { kind: 'marked', n: 2, covers: 1 }, { kind: 'acknowledged', n: 2 })).toEqual({ kind: 'saved' })
  })

  test('H1 is not said for what was typed after the mark', () => {
    const facts = [...connected, ...typed, { kind: 'marked', n: 2, covers: 1 }, ...typed, { kind: 'acknowledged', n: 2 }] as const
    expect(chip(...facts)).toEqual({ kind: 'saving' })
    expect(hasUnsent(afterAll(...facts))).toBe(true)
  })

  test('H1 one answer stands for all marks before it', () => {
    const facts = [...connected, ...typed, { kind: 'marked', n: 2, covers: 1 }, ...typed, { kind: 'marked', n: 3, covers: 2 }] as const
    expect(chip(...facts, { kind: 'acknowledged', n: 3 })).toEqual({ kind: 'saved' })
  })

  test('H1 a mark of an earlier connection counts for nothing', () => {
    const again: Happening[] = [{ kind: 'parted' }, { kind: 'joining' }, { kind: 'received' }]
    const facts = [...connected, ...typed, { kind: 'marked', n: 2, covers: 1 } as const, ...again]
    expect(chip(...facts, { kind: 'acknowledged', n: 2 })).toEqual({ kind: 'saving' })
    expect(chip(...facts, { kind: 'marked', n: 3, covers: 1 }, { kind: 'acknowledged', n: 3 })).toEqual({ kind: 'saved' })
  })

  test('H1 after a connection came back is said only when that one has been vouched for', () => {
    expect(chip(...connected, { kind: 'parted' }, { kind: 'joining' }, { kind: 'received' })).toEqual({ kind: 'saving' })
  })

  test('H1 what an earlier visit left behind is not saved until it is acknowledged', () => {
    const left: Happening[] = [{ ...opened, fromCopy: true, unsent: true }, { kind: 'joining' }, { kind: 'received' }]
    expect(chip(...left)).toEqual({ kind: 'saving' })
    expect(chip(...left, { kind: 'marked', n: 1, covers: 1 }, { kind: 'acknowledged', n: 1 })).toEqual({ kind: 'saved' })
  })

  test('H1 is never said to who may not edit', () => {
    const reader = [opened, { kind: 'joining' }, { kind: 'received' }] as const
    expect(saveStateOf(reader.reduce(after, newDocument(false)))).toEqual({ kind: 'read-only', live: true })
  })
})

describe('H2 without the server', () => {
  test('H2 "kept on this device" waits for the completed transaction', () => {
    const offline: Happening[] = [...connected, { kind: 'parted' }, { kind: 'changed' }]
    expect(chip(...offline)).toEqual({ kind: 'offline', kept: false })
    expect(chip(...offline, { kind: 'kept', upTo: 1 })).toEqual({ kind: 'offline', kept: true })
    expect(chip(...offline, { kind: 'kept', upTo: 1 }, { kind: 'changed' })).toEqual({ kind: 'offline', kept: false })
  })

  test('H2 a device that keeps nothing says "not saved"', () => {
    expect(chip(...connected, { kind: 'storage-failed' }, { kind: 'parted' })).toEqual({ kind: 'not-saved', what: 'storage' })
  })

  test('H2 a device that keeps nothing does no harm while the server answers', () => {
    expect(chip(...connected, { kind: 'storage-failed' })).toEqual({ kind: 'saved' })
  })

  test('H2 a document that has not loaded is not shown, and never looks like an empty one', () => {
    expect(isReady(newDocument(true))).toBe(false)
    expect(isReady(afterAll(opened, { kind: 'joining' }))).toBe(false)
    expect(chip(opened)).toEqual({ kind: 'loading' })
    expect(isReady(afterAll({ ...opened, fromCopy: true }))).toBe(true)
    expect(isReady(afterAll(opened, { kind: 'joining' }, { kind: 'received' }))).toBe(true)
  })
})

describe('H3 when the server says no', () => {
  test('H3 a refusal stays until the document is opened again', () => {
    const refused: Happening[] = [...connected, ...typed, { kind: 'refused', reason: 'too-big' }, { kind: 'parted' }]
    expect(chip(...refused)).toEqual({ kind: 'not-saved', what: 'refused' })
    expect(chip(...refused, { kind: 'joining' }, { kind: 'received' })).toEqual({ kind: 'not-saved', what: 'refused' })
  })

  test('a sign-in that ended says so, and goes on after the person has signed in again', () => {
    const ended: Happening[] = [...connected, { kind: 'parted' }, { kind: 'ended', why: 'signed-out' }]
    expect(chip(...ended)).toEqual({ kind: 'not-saved', what: 'signed-out' })
    expect(chip(...ended, { kind: 'resumed' })).toEqual({ kind: 'offline', kept: true })
  })
})

test('of all documents of the page the worst one speaks', () => {
  expect(worstOf([{ kind: 'saved' }, { kind: 'saving' }])).toEqual({ kind: 'saving' })
  expect(worstOf([{ kind: 'offline', kept: true }, { kind: 'offline', kept: false }])).toEqual({ kind: 'offline', kept: false })
  expect(worstOf([{ kind: 'offline', kept: false }, { kind: 'not-saved', what: 'refused' }])).toEqual({ kind: 'not-saved', what: 'refused' })
  expect(worstOf([{ kind: 'read-only', live: true }, { kind: 'saved' }])).toEqual({ kind: 'saved' })
})
