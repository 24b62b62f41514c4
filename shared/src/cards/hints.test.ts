import { describe, expect, it } from 'vitest'
import { inferenceCheck, makeWholeCycle } from '../testing/builders'
import { defaultSettings } from '../data/bands'
import { type Hint, hintsIn, hintsOf, textsOf } from './hints'
import { makeCard } from './make-card'

const people = ['Rosa Delgado-Márquez', 'Malik Lewis']

function pointedAt(text: string, kind: Hint['kind'], own: string[] = []): string[] {
  return hintsIn(text, { people }, own).flatMap((hint) => (hint.kind === kind ? [text.slice(hint.start, hint.end)] : []))
}

describe('the preview of a shared card points at numbers', () => {
  it.each([
    ['8 of 9 students with an IEP', ['8 of 9']],
    ['English learners: 5 of 24 met, against 24 out of 47.', ['5 of 24', '24 out of 47']],
    ['from 29→42, or 59 %', ['29→42', '59 %']],
    ['eight of nine understood; only three did not', ['eight of nine', 'three']],
    ['Twenty-two of us', ['Twenty-two']],
    ['at least half of our English learners', ['half']],
    ['one of the newcomers', ['one']],
    ['the gap fell by 30.2 points', ['30.2 points']],
    ['9/11 met', ['9/11']],
    ['les 7 élèves', ['7']],
  ])('%s', (text, numbers) => {
    expect(pointedAt(text, 'number')).toEqual(numbers)
  })

  it.each([
    'explain an inference with two details',
    'Think aloud for 5 minutes, three times a week',
    'grade 3 and the 4th grade',
    'Two or more races',
    'one another, and half an hour',
    'How can we help students infer?',
  ])('but not where they tell of no child: %s', (text) => {
    expect(pointedAt(text, 'number')).toEqual([])
  })
})

describe('the preview of a shared card points at names', () => {
  it.each([
    ['We watched Jamal and Ana María Ruiz explain it.', ['Jamal', 'Ana María Ruiz']],
    ['Caleb’s and Sofía’s explanations doubled', ['Caleb', 'Sofía']],
    ['the way J.R. does it', ['J.R.']],
    ['as Ms. Okafor showed us', ['Ms. Okafor']],
    ['Malik thinks more. Rosa does too.', ['Malik', 'Rosa']],
    ['Tell Devon. Devon knows.', ['Devon', 'Devon']],
    ['with O’Brien', ['O’Brien']],
  ])('%s', (text, names) => {
    expect(pointedAt(text, 'name')).toEqual(names)
  })

  it.each([
    'How can we help students infer?',
    'Our English learners, on Monday in January, in Math. It’s new. What’s next?',
    'Hispanic, Black and Asian students with an IEP or in MTSS',
    'read “The Name Jar” together',
    'We stop. We listen: They talk first.',
  ])('but not at words that name nobody: %s', (text) => {
    expect(pointedAt(text, 'name')).toEqual([])
  })

  it('but not at the words of the team’s own strategy', () => {
    expect(pointedAt('we use Number Talks daily', 'name', ['Number Talks'])).toEqual([])
    expect(pointedAt('we use Number Talks daily', 'name')).toEqual(['Number Talks'])
  })
})

it('points into every free text of the card, and nowhere else', () => {
  const cycle = makeWholeCycle({
    inquiryQuestion: 'How can we help 9 students?',
    because: 'so said Jamal',
    goalMeasure: 'Check',
    goalForWhom: 'our 9 with an IEP',
    decisions: [{ kind: 'stop', text: 'No more of what Devon likes', onSharedCard: true }],
  })
  const card = makeCard(cycle.project().view, {
    team: { id: 't', name: 'Grade 3', grade: '3' },
    cycle: { id: 'c', number: 1 },
    settings: defaultSettings,
  })
  const texts = new Map(textsOf(card).map(({ part, text }) => [part, text]))
  const words = hintsOf(card, { people }).map(({ part, start, end }) => [part, texts.get(part)?.slice(start, end)])
  expect(words).toEqual([
    ['question', '9'],
    ['theory.because', 'Jamal'],
    ['goal.forWhom', '9'],
    ['decisions.0.text', 'Devon'],
  ])
  expect(texts.get('results.0.measure')).toBe(inferenceCheck.measure)
})
