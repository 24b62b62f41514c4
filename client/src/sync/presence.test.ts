import { expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Presence } from 'shared/sync/wire'
import { caretIn, pagePresence } from './presence'

const ben = { id: 'ben', name: 'Ben Eze', initials: 'BE', color: 'amber' } as const
const ana = { id: 'ana', name: 'Ana Nuñez', initials: 'AN', color: 'blue' } as const

function openPage() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const place = { doc, awareness }
  /** What another tab shows, as the server hands it on. */
  const shows = (state: Presence | null, tab = new Awareness(new Y.Doc())) => {
    tab.setLocalState({ ...state })
    if (state === null) tab.setLocalState(null)
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(tab, [tab.clientID]), 'server')
    return tab
  }
  return { place, presence: pagePresence([place], 'ana'), shows, text: doc.getText('worry') }
}

test('people are here once, however many tabs they have, and I am not among them', () => {
  const { presence, shows } = openPage()
  shows({ person: ben })
  shows({ person: ben })
  shows({ person: ana })
  expect(presence.here.get()).toEqual([ben])
})

test('a visitor shows in the field that they are in, and nowhere once they have left', () => {
  const { presence, shows } = openPage()
  const inWorry = presence.visitorsIn('worry')
  const tab = shows({ person: ben, field: 'worry' })
  expect(inWorry.get()).toMatchObject([{ person: ben }])
  shows({ person: ben, field: 'because' }, tab)
  expect(inWorry.get()).toEqual([])
  expect(presence.visitorsIn('because').get()).toMatchObject([{ person: ben }])
  shows(null, tab)
  expect(presence.visitorsIn('because').get()).toEqual([])
  expect(presence.here.get()).toEqual([])
})

test('somebody whom the server does not vouch for, and states that make no sense, are not shown', () => {
  const { presence, shows } = openPage()
  shows({ field: 'worry' })
  const tab = new Awareness(new Y.Doc())
  tab.setLocalState({ person: 'ben', field: 7, caret: 'x' })
  shows({}, tab)
  expect(presence.here.get()).toEqual([])
  expect(presence.visitorsIn('worry').get()).toEqual([])
})

test('a caret stays between its letters while the text changes', () => {
  const { text } = openPage()
  text.insert(0, 'They stop')
  const at: unknown = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 5))
  text.insert(0, 'Often: ')
  expect(caretIn(text, { anchor: at, head: at })).toEqual({ anchor: 12, head: 12 })
  expect(caretIn(text, { anchor: 'nonsense', head: {} })).toBeNull()
})

test('my caret is told at a calm pace, and only in the field that I am in', () => {
  vi.useFakeTimers()
  const { presence, place, text } = openPage()
  text.insert(0, 'They stop')
  const caretAt = (index: number) => Y.createRelativePositionFromTypeIndex(text, index)
  const told = vi.fn<() => void>()
  presence.showCaret(place.doc, caretAt(1), caretAt(1))
  presence.enter('worry', place.doc)
  place.awareness.on('update', told)
  for (let index = 0; index < 9; index += 1) presence.showCaret(place.doc, caretAt(index), caretAt(index))
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(told).toHaveBeenCalledOnce()
  const state: Presence = place.awareness.getLocalState() ?? {}
  expect(caretIn(text, state.caret ?? null)).toEqual({ anchor: 8, head: 8 })
  presence.leave('worry')
  expect(place.awareness.getLocalState()).toMatchObject({ field: null, caret: null })
  vi.useRealTimers()
})
