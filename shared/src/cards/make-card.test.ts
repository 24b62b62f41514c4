import { describe, expect, it } from 'vitest'
import type { CycleShape } from '../cycles/fields'
import type { NewDataSet } from '../data/add-data-set'
import { defaultSettings } from '../data/bands'
import type { Content } from '../document/fill'
import { inferenceCheck, makeCycle, makeWholeCycle } from '../testing/builders'
import { makeCard } from './make-card'
import { type SharedCard, sharedCardSchema } from './schema'

const of = {
  team: { id: 'team-3', name: 'Grade 3', grade: '3' },
  cycle: { id: 'cycle', number: 3 },
  settings: defaultSettings,
}

function cardOf(content: Content<CycleShape> = {}): SharedCard {
  return makeCard(makeWholeCycle(content).project().view, of)
}

describe('the shared card of a cycle', () => {
  it('holds question, strategy, if and then, goal, results and decisions, and keeps to its schema', () => {
    const card = cardOf({
      because: 'they hear it first',
      goalMeasure: 'Inference check',
      goalTarget: 65,
      goalBy: '2026-01-30',
      goalForWhom: 'all of us',
      decisions: [{ kind: 'continue', text: ' Think aloud twice a week ', onSharedCard: true }],
    })
    expect(sharedCardSchema.parse(card)).toEqual(card)
    expect(card).toMatchObject({
      team: { name: 'Grade 3' },
      cycle: { number: 3 },
      question: 'How can we help students infer?',
      strategy: { name: 'Thinking aloud', libraryId: null },
      theory: {
        ifs: ['think aloud how we read between the lines'],
        thenStudents: 'explain an inference with two details',
        by: '2026-01-30',
        because: 'they hear it first',
      },
      goal: { measure: 'Inference check', target: 65, by: '2026-01-30', forWhom: 'all of us' },
      decisions: [{ kind: 'continue', text: 'Think aloud twice a week' }],
      numbers: { minimum: 10, somethingHidden: true },
    })
    expect(card.results.map(({ measure }) => measure)).toEqual(['Inference check'])
  })

  it('takes only the decisions that the team ticked', () => {
    const decisions = [
      { kind: 'start', text: 'Ticked', onSharedCard: true },
      { kind: 'stop', text: 'Not ticked' },
      { kind: 'stop', text: '  ', onSharedCard: true },
    ] as const
    expect(cardOf({ decisions }).decisions).toEqual([{ kind: 'start', text: 'Ticked' }])
  })

  it('says nothing of what stays with the team: owner, dissent, evidence, the goal’s baseline, predictions, drafts', () => {
    const secrets: Content<CycleShape> = {
      goalBaseline: 43.21,
      predictedPercent: 87.65,
      predictionBefore: 'SECRET',
      greatestNeed: 'SECRET',
      forWhom: 'SECRET',
      underserved: 'SECRET',
      whyHere: 'SECRET',
      ourImpact: 'SECRET',
      surprises: 'SECRET',
      learnedAboutStudents: 'SECRET',
      observations: [{ text: 'SECRET' }],
      smallWins: [{ text: 'SECRET' }],
      studentVoices: [{ text: 'SECRET' }],
      asks: [{ text: 'SECRET' }],
      sharedImpacts: [{ text: 'SECRET' }],
      cards: [{ text: 'SECRET' }],
      predictions: [{ text: 'SECRET' }],
      decisions: [
        {
          kind: 'stop',
          text: 'Ticked',
          evidence: 'SECRET',
          owner: 'SECRET',
          dissent: 'SECRET',
          checkBy: '2026-02-03',
          onSharedCard: true,
        },
      ],
    }
    const words = JSON.stringify(cardOf(secrets))
    for (const secret of ['SECRET', '43.21', '87.65', '2026-02-03']) expect(words).not.toContain(secret)
  })

  it('holds no word of what students said, no pile, and no source note', () => {
    const sets: NewDataSet[] = [
      { measure: 'What they say', content: 'words', waves: { baseline: { voices: [{ who: 'students', text: 'SECRET' }] } } },
      { measure: 'Exit tickets', content: 'piles', waves: { baseline: { piles: { 'SECRET pile': 12 } } } },
      { ...inferenceCheck, waves: { baseline: { ...inferenceCheck.waves.baseline, sourceNote: 'SECRET' } } },
    ]
    const card = makeCard(makeCycle({}, sets).project().view, of)
    expect(JSON.stringify(card)).not.toContain('SECRET')
    expect(card.results.map(({ measure }) => measure)).toEqual(['Inference check'])
  })

  it('of a cycle without anything is a card all the same', () => {
    const card = makeCard(makeCycle().project().view, of)
    expect(sharedCardSchema.parse(card)).toMatchObject({ question: '', goal: null, results: [], decisions: [] })
    expect(card.numbers.somethingHidden).toBe(false)
  })

  it('names a strategy of the library by its id, and nothing that only looks like one', () => {
    expect(cardOf({ chosenStrategyId: 'reading-comprehension/strategies' }).strategy.libraryId).toBe(
      'reading-comprehension/strategies',
    )
    expect(cardOf({ chosenStrategyId: 'https://example.org/Jamal' }).strategy.libraryId).toBeNull()
  })
})
