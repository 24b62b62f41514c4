import { describe, expect, it } from 'vitest'
import { makeCycle, makePersonal, makePractice } from '../testing/builders'
import { puzzlesForTheTable, triesByClause } from './tries'

const { view } = makeCycle({
  ifClauses: [
    { id: 'aloud', text: 'think aloud' },
    { id: 'listen', text: 'listen' },
  ],
}).project()

const practice = makePractice({
  tries: [
    { id: 't1', clause: 'aloud', did: 'page 3' },
    { id: 't2', clause: 'aloud', did: 'page 4', puzzle: 'Who was silent?', toTheTable: true },
    { id: 't3', clause: 'a clause that was taken away', did: 'x' },
  ],
  inTheWay: [{ clause: 'listen', text: 'no time to listen to everyone' }],
  triers: { aloud: 2 },
}).project().view

describe('how much was tried', () => {
  it('is told by clause: how often, how many of us, how often by me, and what got in the way', () => {
    const personal = makePersonal({ copies: [{ row: 'mine', copy: 't1' }] }).project().view
    expect(triesByClause(view, practice, personal)).toEqual([
      { clause: 'aloud', text: 'think aloud', count: 2, triers: 2, mine: 1, inTheWay: [] },
      { clause: 'listen', text: 'listen', count: 0, triers: null, mine: 0, inTheWay: ['no time to listen to everyone'] },
      { clause: null, text: '', count: 1, triers: null, mine: 0, inTheWay: [] },
    ])
  })

  it('says nothing about “me” to somebody who has no personal document here', () => {
    expect(triesByClause(view, practice, null).map(({ mine }) => mine)).toEqual([null, null, null])
  })

  it('brings to the table what was meant for it', () => {
    expect(puzzlesForTheTable(practice)).toEqual([{ id: 't2', puzzle: 'Who was silent?', clause: 'aloud' }])
  })
})
