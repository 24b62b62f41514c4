import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type CycleDocument, cycleDocument } from 'shared/cycles/document'
import { cycleShape } from 'shared/cycles/fields'
import { restoreInto } from 'shared/history/restore'
import { seededRandom } from 'shared/testing/random'
import { pageHistory } from './history'

/** A page, and the server, which has everything that the page has sent and restores versions. */
function openPage() {
  const mine = new Y.Doc()
  const server = new Y.Doc()
  let online = true
  mine.on('update', (update: Uint8Array, origin: unknown) => online && origin !== 'server' && Y.applyUpdate(server, update))
  const history = pageHistory([mine])
  const copy = () => {
    const version = new Y.Doc()
    Y.applyUpdate(version, Y.encodeStateAsUpdate(server))
    return version
  }
  const meet = () => {
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server)))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(server, Y.encodeStateVector(mine)), 'server')
  }
  return {
    me: cycleDocument(mine),
    history,
    copy,
    goOffline: () => void (online = false),
    meet,
    restore(version: Y.Doc) {
      server.transact(() => restoreInto({ shape: cycleShape, doc: server }, version))
      if (online) meet()
    },
  }
}

function type(document: CycleDocument, field: 'worry' | 'because', words: string): void {
  document.transact(() => document.text(field).insert(document.text(field).length, words))
}

function cut(document: CycleDocument, field: 'worry' | 'because', from: number, length: number): void {
  document.transact(() => document.text(field).delete(from, length))
}

describe('L5 after a version is restored over what I did', () => {
  test('undo does not bring words in a second time that the restore has brought back', () => {
    const { me, history, copy, restore } = openPage()
    type(me, 'worry', 'They stop at the word')
    history.endStep()
    const version = copy()
    cut(me, 'worry', 0, 10)
    restore(version)
    expect(me.text('worry').toString()).toBe('They stop at the word')
    history.undo()
    history.undo()
    expect(me.text('worry').toString()).toBe('They stop at the word')
    expect(history.canUndo.get()).toBe(false)
  })

  test('undo goes on in fields that the restore has not touched, and in what I do afterwards', () => {
    const { me, history, copy, restore } = openPage()
    type(me, 'worry', 'one')
    history.endStep()
    const version = copy()
    type(me, 'worry', ' two')
    type(me, 'because', 'three')
    restore(version)
    expect(me.text('because').toString()).toBe('')
    // Both were one step; a field that was restored takes all of it with it.
    expect(history.canUndo.get()).toBe(false)
    type(me, 'because', 'four')
    history.undo()
    expect([me.text('worry'), me.text('because')].map(String)).toEqual(['one', ''])
  })

  test('only the steps of the restored row, number or flag are forgotten, to and fro', () => {
    const { me, history, copy, restore } = openPage()
    const [kept, changed] = [me.table('observations').add({ text: 'kept' }), me.table('observations').add({ text: 'changed' })]
    history.endStep()
    me.set('goalBaseline', 40)
    history.endStep()
    const version = copy()
    me.table('observations').remove(changed)
    history.endStep()
    me.set('goalTarget', 60)
    history.endStep()
    restore(version)
    expect(me.table('observations').ids()).toEqual([kept, changed])
    expect(me.get('goalTarget')).toBeNull()
    history.undo()
    expect(me.get('goalBaseline')).toBeNull()
    expect(me.table('observations').ids()).toEqual([kept, changed])
    history.redo()
    expect(me.get('goalBaseline')).toBe(40)
    expect(me.get('goalTarget')).toBeNull()
  })

  test('it is so too for a page that was offline while the version was restored', () => {
    const { me, history, copy, restore, goOffline, meet } = openPage()
    type(me, 'worry', 'They stop at the word')
    history.endStep()
    const version = copy()
    cut(me, 'worry', 0, 10)
    history.endStep()
    goOffline()
    type(me, 'worry', ' and guess')
    history.endStep()
    type(me, 'because', 'mine')
    restore(version)
    meet()
    expect(me.text('worry').toString()).toBe('They stop at the word and guess')
    history.undo()
    expect(me.text('because').toString()).toBe('')
    history.undo()
    expect(me.text('worry').toString()).toBe('They stop at the word and guess')
  })

  test.each(Array.from({ length: 100 }, (_, seed) => seed))('whatever I did before, undoing all of it doubles no word (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const upTo = (most: number) => Math.floor(random() * most)
    const { me, history, copy, restore } = openPage()
    for (const field of ['worry', 'because'] as const) type(me, field, 'a1 a2 a3 a4 ')
    history.endStep()
    const version = copy()
    for (let deed = 0; deed < 12; deed++) {
      const field = random() < 0.5 ? 'worry' : 'because'
      const words = me.text(field).toString().match(/\S+ /g) ?? []
      const place = upTo(words.length)
      const start = words.slice(0, place).join('').length
      const word = words[place]
      if (word !== undefined && random() < 0.5) cut(me, field, start, word.length)
      else me.transact(() => me.text(field).insert(start, `b${deed} `))
      history.endStep()
      if (random() < 0.2) restore(version)
      if (random() < 0.2) history.undo()
    }
    restore(version)
    while (history.canUndo.get()) history.undo()
    for (const field of ['worry', 'because'] as const) {
      const words = me.text(field).toString().match(/\S+ /g) ?? []
      expect(new Set(words).size).toBe(words.length)
    }
  })
})
