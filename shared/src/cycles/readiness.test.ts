import { describe, expect, it } from 'vitest'
import type { CycleShape } from './fields'
import type { Content } from '../document/fill'
import { makeCycle, makePractice, makeWholeCycle } from '../testing/builders'
import { isComplete, readiness, todaysJob } from './readiness'

const practice = makePractice({ tries: [{ did: 'Thought aloud with page 3' }] }).project().view
const noTries = makePractice().project().view
const whole = (content: Content<CycleShape> = {}) => makeWholeCycle(content).project().view
const stars = (view: ReturnType<typeof whole>) =>
  Object.values(readiness(view, practice)).flatMap(({ open }) => open.flatMap(({ item, star }) => (star ? [item] : [])))

describe('what is open in a cycle', () => {
  it('names the eight things of a blank cycle, and has started none of the later steps', () => {
    const steps = readiness(makeCycle().project().view, noTries)
    expect(Object.values(steps).map(({ state }) => state)).toEqual(['open', 'not started', 'not started', 'not started', 'not started'])
    expect(Object.values(steps).flatMap(({ open }) => open.flatMap(({ item, star }) => (star ? [item] : [])))).toEqual([
      'dataSet',
      'greatestNeed',
      'inquiryQuestion',
      'chosenStrategy',
      'theoryOfAction',
      'tries',
      'sameLookAgain',
      'decisions',
    ])
  })

  it('is nothing of the eight once they are there, whatever else is missing', () => {
    expect(stars(whole())).toEqual([])
    expect(isComplete(whole(), practice)).toBe(true)
    expect(readiness(whole(), practice).A).toEqual({ state: 'open', open: [{ item: 'ourImpact', star: false, step: 'A' }] })
    expect(readiness(whole({ ourImpact: 'They wrote longer' }), practice).A.state).toBe('nothing open')
  })

  it.each([
    ['greatestNeed', { forWhom: ' ' }],
    ['greatestNeed', { strengths: '' }],
    ['inquiryQuestion', { inquiryQuestion: '' }],
    ['chosenStrategy', { chosenStrategy: '' }],
    ['theoryOfAction', { asShownBy: '' }],
    ['decisions', { decisions: [{ text: '' }] }],
  ] as const)('is %s when it is not there', (item, content) => {
    expect(stars(whole(content))).toEqual([item])
    expect(isComplete(whole(content), practice)).toBe(false)
  })

  it('asks for a measure with a baseline that holds something, and for a later look at it', () => {
    const look = (dataSets: Parameters<typeof makeCycle>[1]) => {
      const { open } = readiness(makeCycle({ step: 'R' }, dataSets).project().view, practice).C
      const { open: later } = readiness(makeCycle({ step: 'R' }, dataSets).project().view, practice).A
      return [...open, ...later].map(({ item }) => item).filter((item) => item === 'dataSet' || item === 'sameLookAgain')
    }
    expect(look([{ measure: 'Fluency', waves: { baseline: {} } }])).toEqual(['dataSet', 'sameLookAgain'])
    expect(look([{ measure: ' ', waves: { baseline: { whole: [60, 20] } } }])).toEqual(['dataSet', 'sameLookAgain'])
    expect(look([{ measure: 'Fluency', waves: { baseline: { whole: [60, 20] } } }])).toEqual(['sameLookAgain'])
    expect(look([{ measure: 'Fluency', waves: { baseline: { whole: [60, 20] }, mid: { whole: [60, 30] } } }])).toEqual([])
    const words = { measure: 'What families say', content: 'words' as const }
    expect(look([{ ...words, waves: { baseline: { voices: [{ who: 'families', text: 'Too fast' }] } } }])).toEqual(['sameLookAgain'])
    const piles = { measure: 'Exit tickets', content: 'piles' as const }
    expect(look([{ ...piles, waves: { baseline: { piles: { gist: 4 } }, end: { piles: { gist: 9 } } } }])).toEqual([])
  })

  it('does not judge the tries for a coach who may not see them', () => {
    const view = whole({ step: 'E' })
    expect(readiness(view, null).E).toEqual({ state: 'nothing open', open: [] })
    expect(readiness(view, noTries).E).toEqual({ state: 'open', open: [{ item: 'tries', star: true, step: 'E' }] })
    expect(isComplete(view, null)).toBe(false)
  })

  it('counts what was carried in only once somebody answers it', () => {
    const carried = makeCycle({ carriedDecisions: [{ id: 'd', kind: 'start', text: 'Think aloud' }] })
    expect(readiness(carried.project().view, noTries).C.open[0]).toEqual({ item: 'carriedDecisions', star: false, step: 'C' })
    carried.table('carriedDecisions').set('d', 'verdict', 'kept')
    expect(readiness(carried.project().view, noTries).C.open.map(({ item }) => item)).not.toContain('carriedDecisions')
  })

  it('opens a step that a team has run ahead into', () => {
    const ahead = makeCycle({ step: 'C', smallWins: [{ text: 'Two shy ones spoke' }] }).project().view
    expect(readiness(ahead, noTries).E.state).toBe('open')
    expect(readiness(ahead, noTries).A.state).toBe('not started')
  })
})

describe('today’s one job', () => {
  it('is the first of the eight that is open in the team’s step', () => {
    expect(todaysJob(makeCycle().project().view, noTries)).toEqual({ step: 'C', item: 'dataSet' })
    expect(todaysJob(whole({ step: 'L', thenStudents: '' }), practice)).toEqual({ step: 'L', item: 'theoryOfAction' })
  })

  it('is what else is open there once the eight are in place', () => {
    expect(todaysJob(whole({ step: 'A' }), practice)).toEqual({ step: 'A', item: 'ourImpact' })
  })

  it('is to go on once nothing is open there, and at the end to close', () => {
    expect(todaysJob(whole({ step: 'E' }), practice)).toEqual({ step: 'A', item: null })
    expect(todaysJob(whole({ step: 'R', learnedAboutStudents: 'They wait' }), practice)).toEqual({ step: 'R', item: null })
  })
})
