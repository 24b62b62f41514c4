import { describe, expect, it } from 'vitest'
import type { CardResult } from '../cards/schema'
import { makeDataSet } from '../testing/builders'
import type { NewDataSet } from './add-data-set'
import { defaultSettings } from './bands'
import { showOutside } from './outside'

const grade3: NewDataSet = {
  measure: 'Inference check',
  waves: {
    baseline: {
      whole: [71, 29],
      groups: {
        'English learners': { 'English learners': [24, 5], 'Not English learners': [47, 24] },
        'Race and ethnicity': { Hispanic: [31, 10], White: [18, 11], Black: [14, 5], Asian: [5, 2], 'Two or more races': [3, 1] },
        IEP: { 'With an IEP': [9, 1], 'No IEP': [62, 28] },
      },
    },
    mid: {
      whole: [71, 42],
      groups: {
        'English learners': { 'English learners': [24, 12], 'Not English learners': [47, 30] },
        'Race and ethnicity': { Hispanic: [31, 17], White: [18, 13], Black: [14, 8], Asian: [5, 3], 'Two or more races': [3, 1] },
        IEP: { 'With an IEP': [9, 3], 'No IEP': [62, 39] },
      },
    },
  },
}

function outside(...sets: NewDataSet[]): CardResult[] {
  return showOutside(sets.map(makeDataSet), defaultSettings).results
}

function hiddenLabels(result: CardResult | undefined): string[] {
  return (result?.breakdowns ?? []).flatMap(({ cells }) => cells.filter(({ looks }) => looks === null).map(({ label }) => label))
}

describe('a data set outside its team', () => {
  it('of grade 3 hides Asian and two or more, so Black too; and who has an IEP, so who has none too', () => {
    const [result] = outside(grade3)
    expect(hiddenLabels(result)).toEqual(['Black', 'Asian', 'Two or more races', 'With an IEP', 'No IEP'])
    expect(result?.whole?.map((look) => look?.band)).toEqual([
      { low: 40, high: 44 },
      { low: 55, high: 59 },
    ])
  })
})
