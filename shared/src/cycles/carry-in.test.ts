import { describe, expect, it } from 'vitest'
import { makeCycle } from '../testing/builders'
import { carryIn } from './carry-in'

describe('a new cycle', () => {
  const previous = makeCycle({
    decisions: [
      { id: 'd1', kind: 'start', text: 'Think aloud daily', owner: 'ana', dissent: 'Too often', evidence: 'Wave 2' },
      { id: 'd2', kind: 'stop', text: ' ' },
    ],
    nextQuestion: 'Who is still silent?',
    carriedQuestions: [
      { id: 'q1', text: 'Do they read at home?', answer: '' },
      { id: 'q2', text: 'Is it vocabulary?', answer: 'In part' },
    ],
    assumptions: [
      { id: 'a1', text: 'They know the words' },
      { id: 'a2', text: 'They dislike reading', verdict: 'not any more' },
    ],
    carriedAssumptions: [{ id: 'a3', text: 'Partners help', verdict: 'standing' }],
  })

  const next = makeCycle()
  carryIn(previous.project().view)(next)
  const { view } = next.project()

  it('is handed the last decisions, without owner, evidence or dissent', () => {
    expect(view.carriedDecisions).toEqual([{ id: 'd1', kind: 'start', text: 'Think aloud daily', verdict: null, why: '' }])
  })

  it('is handed the questions that are still open, the next question among them', () => {
    expect(view.carriedQuestions.map(({ text, answer }) => [text, answer])).toEqual([
      ['Do they read at home?', ''],
      ['Who is still silent?', ''],
    ])
  })

  it('is handed the assumptions that still stand', () => {
    expect(view.carriedAssumptions.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a3', null],
      ['a1', null],
    ])
  })
})
