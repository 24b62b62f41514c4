import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { answerFrame, readFrame, updateFrame } from '../sync/frames'
import { encodeMark } from 'shared/sync/wire'
import { brings, keystrokesOf } from './edits'
import { hocuspocus, ours, relay } from './wires'

const update = new Uint8Array([7, 8, 9])

describe('a client of ours', () => {
  it('says what the server reads', () => {
    expect(ours.greeting('d1').map(readFrame)).toEqual([{ kind: 'ask', stateVector: new Uint8Array([0]) }])
    expect(readFrame(ours.edit('d1', update))).toEqual({ kind: 'update', answer: false, bytes: update })
    expect(readFrame(ours.nothingNew('d1'))).toEqual({ kind: 'update', answer: true, bytes: new Uint8Array([0, 0]) })
    expect(readFrame(ours.mark(3) ?? update)).toEqual({ kind: 'mark', n: 3 })
  })

  it('hears what the server says', () => {
    expect(ours.hear(updateFrame(update))).toEqual({ kind: 'update', bytes: update })
    expect(ours.hear(answerFrame(update))).toEqual({ kind: 'document', bytes: update })
    expect(ours.hear(encodeMark({ kind: 'ack', n: 5 }))).toEqual({ kind: 'acknowledged', n: 5 })
    expect(ours.hear(encodeMark({ kind: 'nack', n: 5, reason: 'too-big' }))).toEqual({ kind: 'refused', why: 'too-big' })
  })
})

it('a client of the relay says nothing but its edits', () => {
  expect(relay.greeting('d1')).toEqual([])
  expect(relay.mark(1)).toBeNull()
  expect(relay.edit('d1', update)).toEqual(ours.edit('d1', update))
})

describe('a client of Hocuspocus', () => {
  // Length and letters of the document's name come first, then 0 for sync and 2 for an update, as 4.7 reads it.
  it('names the document in each frame', () => {
    expect([...hocuspocus.edit('ab', update)]).toEqual([2, 97, 98, 0, 2, 3, 7, 8, 9])
    expect(hocuspocus.greeting('ab').map((frame) => [...frame.slice(0, 6)])).toEqual([
      [2, 97, 98, 2, 0, 7],
      [2, 97, 98, 0, 0, 1],
    ])
  })

  it('hears documents in both kinds of sync message, and that an edit was taken', () => {
    const heard = (...bytes: number[]) => hocuspocus.hear(new Uint8Array([2, 97, 98, ...bytes]))
    expect(heard(0, 2, 1, 5)).toEqual({ kind: 'update', bytes: new Uint8Array([5]) })
    expect(heard(0, 1, 1, 5)).toEqual({ kind: 'document', bytes: new Uint8Array([5]) })
    expect(heard(4, 0, 1, 0)).toEqual({ kind: 'asked' })
    expect(heard(8, 1)).toEqual({ kind: 'taken' })
    expect(heard(8, 0)).toEqual({ kind: 'refused', why: 'not taken' })
    expect(heard(2, 1, 0)).toEqual({ kind: 'refused', why: 'denied' })
  })
})

describe('keystrokes made ready', () => {
  it('are one letter an update, and make the text that was typed', () => {
    const { clientId, updates } = keystrokesOf(3, 40)
    expect(updates.map(brings)).toEqual(updates.map((_, clock) => [{ clientId, clock, length: 1 }]))
    const doc = new Y.Doc()
    for (const one of updates) Y.applyUpdate(doc, one)
    expect([...doc.share.keys()].map((name) => doc.getText(name).toString())).toEqual(['the students who read along with a partne'.slice(0, 40)])
  })

  it('are counted also where a server has merged them', () => {
    const { clientId, updates } = keystrokesOf(0, 9)
    const doc = new Y.Doc()
    for (const one of updates) Y.applyUpdate(doc, one)
    expect(brings(Y.encodeStateAsUpdate(doc))).toEqual([{ clientId, clock: 0, length: 9 }])
  })
})
