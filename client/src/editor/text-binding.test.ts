import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { pageHistory } from '../sync/history'
import { bindText } from './text-binding'
import { textareaSurface } from './textarea-surface'

function openField(words = '') {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  mine.getText('worry').insert(0, words)
  const share = (from: Y.Doc, to: Y.Doc) =>
    from.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && Y.applyUpdate(to, update, 'server'))
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine), 'server')
  share(mine, theirs)
  share(theirs, mine)
  const element = document.createElement('textarea')
  document.body.append(element)
  element.focus()
  const text = mine.getText('worry')
  const binding = bindText(textareaSurface(element), text, () => {})
  /** What a keyboard does: replaces the selection, then says so. */
  const type = (inserted: string) => {
    element.setRangeText(inserted, element.selectionStart, element.selectionEnd, 'end')
    binding.typed()
  }
  return { element, text, binding, type, colleague: theirs.getText('worry'), mine }
}

describe('a field bound to a shared text', () => {
  test('shows the words that are there, and sends what is typed', () => {
    const { element, colleague, type } = openField('They stop')
    expect(element.value).toBe('They stop')
    element.setSelectionRange(9, 9)
    type(' at the literal')
    expect(colleague.toString()).toBe('They stop at the literal')
  })

  test('a letter typed amid the same letters goes where the caret is', () => {
    const { element, type, text } = openField('aaa')
    element.setSelectionRange(1, 1)
    const before = Y.createRelativePositionFromTypeIndex(text, 1)
    type('a')
    expect(text.toString()).toBe('aaaa')
    // The letter that stood right of the caret still does.
    const doc = text.doc
    if (!doc) throw new Error('no document')
    expect(Y.createAbsolutePositionFromRelativePosition(before, doc)?.index).toBe(2)
  })

  test('a colleague who types before my caret moves it along with my words, one who types after leaves it', () => {
    const { element, colleague } = openField('my words')
    element.setSelectionRange(3, 5)
    colleague.insert(0, 'yes, ')
    expect([element.selectionStart, element.selectionEnd]).toEqual([8, 10])
    colleague.insert(colleague.length, '!')
    expect([element.selectionStart, element.selectionEnd]).toEqual([8, 10])
    colleague.insert(8, 'own ')
    expect(element.value).toBe('yes, my own words!')
    expect(element.selectionStart).toBeLessThanOrEqual(12)
  })

  test('half a character is never cut: an emoji beside another one stays whole', () => {
    const { element, text, type } = openField('😀😀')
    element.setSelectionRange(2, 2)
    type('😃')
    expect(text.toString()).toBe('😀😃😀')
    element.setSelectionRange(2, 4)
    type('')
    expect(text.toString()).toBe('😀😀')
  })

  test('while a keyboard composes the field is left alone, and nothing is lost on either side', () => {
    const { element, text, binding, colleague } = openField('ab')
    element.setSelectionRange(1, 1)
    binding.composing(true)
    element.setRangeText('ni', 1, 1, 'end')
    binding.typed()
    colleague.insert(0, 'X')
    colleague.insert(colleague.length, 'Y')
    expect(element.value).toBe('anib')
    element.setRangeText('你', 1, 3, 'end')
    binding.typed()
    binding.composing(false)
    expect(element.value).toBe('Xa你bY')
    expect(text.toString()).toBe('Xa你bY')
    expect(element.selectionStart).toBe(3)
  })

  test('carriage returns and embedded things that a field cannot show do no harm', () => {
    const { element, text, colleague, type } = openField('one\r\ntwo')
    colleague.insertEmbed(0, { image: 'x' })
    expect(element.value).toBe('one\ntwo')
    element.setSelectionRange(7, 7)
    type('!')
    colleague.insert(colleague.length, '?')
    expect(element.value).toBe('one\ntwo!?')
    expect(text.toString()).toBe('one\r\ntwo!?')
  })

  test('my undo shows in the field, with the caret where it acted', () => {
    const { element, mine, type, colleague } = openField('')
    const history = pageHistory([mine])
    type('mine')
    colleague.insert(0, 'theirs ')
    history.undo()
    expect(element.value).toBe('theirs ')
    history.redo()
    expect(element.value).toBe('theirs mine')
    expect(element.selectionStart).toBe(11)
  })
})

test('whatever two people do in it, the field shows the shared text and my caret stays with its neighbours', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = randomFrom(seed)
    const { element, text, colleague, binding } = openField('Students read and stop.')
    let composing = false
    for (let step = 0; step < 40; step += 1) {
      if (random() < 0.15) binding.composing((composing = !composing))
      if (random() < 0.5) localEdit(random, element, () => binding.typed())
      else {
        const caret = composing ? null : stickyCaret(element, text)
        remoteEdit(random, colleague)
        if (caret) expect(element.selectionStart, `seed ${seed}`).toBe(caret())
      }
      expect(text.toString(), `seed ${seed}`).toBe(colleague.toString())
      if (!composing) expect(element.value, `seed ${seed}`).toBe(text.toString())
    }
    binding.composing(false)
    expect(element.value, `seed ${seed}`).toBe(text.toString())
    element.remove()
  }
}, 30_000)

/** Where the caret should be after a change elsewhere: right after the letter that it stood behind. */
function stickyCaret(element: HTMLTextAreaElement, text: Y.Text): () => number {
  const { doc } = text
  const sticky = Y.createRelativePositionFromTypeIndex(text, element.selectionStart, -1)
  return () => (doc && Y.createAbsolutePositionFromRelativePosition(sticky, doc)?.index) ?? -1
}

const bits = ['a', 'b', 'ab', ' ', 'ä', '😀', 'the ', '\n']

function localEdit(random: () => number, element: HTMLTextAreaElement, typed: () => void): void {
  const words = Array.from(element.value)
  const from = Math.floor(random() * (words.length + 1))
  const to = Math.min(words.length, from + Math.floor(random() * 4))
  const at = words.slice(0, from).join('').length
  element.setSelectionRange(at, words.slice(0, to).join('').length)
  const inserted = random() < 0.7 ? (bits[Math.floor(random() * bits.length)] ?? '') : ''
  element.setRangeText(inserted, element.selectionStart, element.selectionEnd, 'end')
  typed()
}

function remoteEdit(random: () => number, text: Y.Text): void {
  const words = Array.from(text.toString())
  const from = Math.floor(random() * (words.length + 1))
  const at = words.slice(0, from).join('').length
  if (random() < 0.6) text.insert(at, bits[Math.floor(random() * bits.length)] ?? 'x')
  else {
    const gone = words.slice(from, from + 3).join('').length
    if (gone) text.delete(at, gone)
  }
}

/** A small generator of random numbers, so that a seed that fails can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1)
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61)
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296
  }
}
