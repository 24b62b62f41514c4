import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type CycleDocument, cycleDocument, personalDocument } from 'shared/cycles/document'
import { pageHistory } from './history'

/** A page with a team's room and a personal document, and a colleague who is in the room too. */
function openPage() {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  mine.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && Y.applyUpdate(theirs, update, 'server'))
  theirs.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && Y.applyUpdate(mine, update, 'server'))
  const personal = new Y.Doc()
  const history = pageHistory([mine, personal])
  return { me: cycleDocument(mine), colleague: cycleDocument(theirs), personal: personalDocument(personal), history }
}

const type = (document: CycleDocument, field: 'worry' | 'because', words: string) =>
  document.transact(() => document.text(field).insert(document.text(field).length, words))

describe('undo', () => {
  test('takes back what I did, never what a colleague did', () => {
    const { me, colleague, history } = openPage()
    type(me, 'worry', 'mine ')
    type(colleague, 'worry', 'theirs ')
    history.undo()
    expect(me.text('worry').toString()).toBe('theirs ')
    expect(colleague.text('worry').toString()).toBe('theirs ')
    expect(history.canUndo.get()).toBe(false)
  })

  test('a transaction of mine in which nothing changes is nothing to undo', () => {
    const { me, history } = openPage()
    me.transact(() => me.text('worry').toString())
    expect(history.canUndo.get()).toBe(false)
  })

  test('goes back over all documents of the page in the order in which I worked, and forward again', () => {
    const { me, personal, history } = openPage()
    type(me, 'worry', 'first')
    history.endStep()
    personal.transact(() => personal.text('myImpact').insert(0, 'second'))
    history.endStep()
    type(me, 'because', 'third')
    const words = () => [me.text('worry'), personal.text('myImpact'), me.text('because')].map(String)
    history.undo()
    expect(words()).toEqual(['first', 'second', ''])
    history.undo()
    expect(words()).toEqual(['first', '', ''])
    history.undo()
    expect(words()).toEqual(['', '', ''])
    history.redo()
    history.redo()
    expect(words()).toEqual(['first', 'second', ''])
    history.redo()
    expect(words()).toEqual(['first', 'second', 'third'])
  })

  test('what I do after an undo ends all redo, in every document', () => {
    const { me, personal, history } = openPage()
    personal.transact(() => personal.text('myImpact').insert(0, 'private'))
    history.undo()
    expect(history.canRedo.get()).toBe(true)
    type(me, 'worry', 'something else')
    expect(history.canRedo.get()).toBe(false)
    history.redo()
    expect(personal.text('myImpact').toString()).toBe('')
  })

  test('a field that I leave is a step of its own, however fast I go on', () => {
    const { me, history } = openPage()
    type(me, 'worry', 'one')
    history.endStep()
    type(me, 'because', 'two')
    history.undo()
    expect(me.text('worry').toString()).toBe('one')
    expect(me.text('because').toString()).toBe('')
  })

  test('brings back a number that I overwrote, unless a colleague has set another since', () => {
    const { me, colleague, history } = openPage()
    me.set('goalTarget', 60)
    history.endStep()
    me.set('goalTarget', 70)
    history.undo()
    expect(me.get('goalTarget')).toBe(60)
    history.redo()
    colleague.set('goalTarget', 80)
    history.undo()
    expect(me.get('goalTarget')).toBe(80)
  })
})

describe('undoing a row that I added', () => {
  test('takes the row away while nobody else has touched it', () => {
    const { me, history } = openPage()
    me.table('observations').add({ text: 'mine' })
    history.undo()
    expect(me.project().view.observations).toEqual([])
    history.redo()
    expect(me.project().view.observations).toMatchObject([{ text: 'mine' }])
  })

  test("keeps the row, its place and its values when a colleague's words are in it", () => {
    const { me, colleague, history } = openPage()
    const id = me.table('decisions').add({ kind: 'start' })
    colleague.transact(() => colleague.table('decisions').text(id, 'text')?.insert(0, 'Model it on Tuesdays'))
    history.undo()
    for (const document of [me, colleague]) {
      expect(document.project().view.decisions).toMatchObject([{ id, kind: 'start', text: 'Model it on Tuesdays' }])
      expect(document.project().dropped).toEqual([])
    }
  })

  test("still takes back a value that I set later in a row with a colleague's words", () => {
    const { me, colleague, history } = openPage()
    const id = me.table('decisions').add({ kind: 'start' })
    colleague.transact(() => colleague.table('decisions').text(id, 'text')?.insert(0, 'Model it'))
    history.endStep()
    me.table('decisions').set(id, 'checkBy', '2026-03-01')
    history.undo()
    expect(me.table('decisions').get(id, 'checkBy')).toBeNull()
    expect(me.table('decisions').get(id, 'kind')).toBe('start')
  })

  test('of a removal brings the row back with what a colleague typed meanwhile', () => {
    const { me, colleague, history } = openPage()
    const id = me.table('observations').add({ text: 'They stop' })
    history.endStep()
    me.table('observations').remove(id)
    colleague.transact(() => colleague.table('observations').text(id, 'text')?.insert(9, ' at the literal'))
    history.undo()
    expect(me.project().view.observations).toMatchObject([{ text: 'They stop at the literal' }])
  })
})

test("undoing a paragraph that I began keeps a colleague's words in it", () => {
  const { me, colleague, history } = openPage()
  const paragraph = new Y.XmlElement('paragraph')
  me.transact(() => me.rich('strengths').insert(0, [paragraph]))
  const theirs = colleague.rich('strengths').get(0)
  if (!(theirs instanceof Y.XmlElement)) throw new Error('no paragraph')
  theirs.insert(0, [new Y.XmlText('They retell well')])
  history.undo()
  expect(me.project().view.strengths).toBe('They retell well')
})
