import { describe, expect, it } from 'vitest'
import type { CardResult } from '../cards/schema'
import { makeCycle, makeDataSet } from '../testing/builders'
import type { NewDataSet } from './add-data-set'
import { defaultSettings } from './bands'
import { readDataSets } from './data-sets'
import { showOutside } from './outside'

const grade3: NewDataSet = {
  measure: 'Inference check',
  waves: {
    baseline: {
      whole: [71, 29],
      groups: {
        'English learners': { 'English learners': [24, 5], 'Not English learners': [47, 24] },
        'Race and ethnicity': {
          Hispanic: [31, 10],
          White: [18, 11],
          Black: [14, 5],
          Asian: [5, 2],
          'Two or more races': [3, 1],
        },
        IEP: { 'With an IEP': [9, 1], 'No IEP': [62, 28] },
      },
    },
    mid: {
      whole: [71, 42],
      groups: {
        'English learners': { 'English learners': [24, 12], 'Not English learners': [47, 30] },
        'Race and ethnicity': {
          Hispanic: [31, 17],
          White: [18, 13],
          Black: [14, 8],
          Asian: [5, 3],
          'Two or more races': [3, 1],
        },
        IEP: { 'With an IEP': [9, 3], 'No IEP': [62, 39] },
      },
    },
  },
}

function outside(...sets: NewDataSet[]): CardResult[] {
  return showOutside(sets.map(makeDataSet), defaultSettings).results
}

function hiddenLabels(result: CardResult | undefined): string[] {
  return (result?.breakdowns ?? []).flatMap(({ cells }) =>
    cells.filter(({ looks }) => looks === null).map(({ label }) => label),
  )
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

  it('looks the same at every hidden group, whyever it is hidden', () => {
    const hidden = (outside(grade3)[0]?.breakdowns ?? []).flatMap(({ cells }) => cells.filter(({ looks }) => looks === null))
    expect(new Set(hidden.map(({ label: _, ...rest }) => JSON.stringify(rest))).size).toBe(1)
  })

  it('counts nobody, in no place of it', () => {
    const words = JSON.stringify(
      outside({
        ...grade3,
        waves: { baseline: { whole: [83, 37], groups: { Language: { Spanish: [33, 14], Other: [48, 23] } } } },
      }),
    )
    for (const count of [83, 37, 33, 14, 48, 23]) expect(words).not.toContain(`${count}`)
  })

  it('hides a group in all measures of the card if one measure hides it', () => {
    const check = (measure: string, learners: number): NewDataSet => ({
      measure,
      waves: {
        baseline: {
          whole: [71, 29],
          groups: { Language: { 'English learners': [learners, 4], Others: [71 - learners, 25] } },
        },
      },
    })
    expect(outside(check('One', 12), check('Two', 12)).map(hiddenLabels)).toEqual([[], []])
    expect(outside(check('One', 12), check('Two', 9)).map(hiddenLabels)).toEqual([
      ['English learners', 'Others'],
      ['English learners', 'Others'],
    ])
  })

  it('hides a group that two breakdowns name in both of them', () => {
    const [result] = outside({
      measure: 'Check',
      waves: {
        baseline: {
          whole: [71, 29],
          groups: {
            Newcomers: { Newcomers: [9, 2], 'No newcomer': [62, 27] },
            Language: { 'no newcomer ': [62, 27], Newcomer: [9, 2] },
          },
        },
      },
    })
    expect(hiddenLabels(result)).toHaveLength(4)
  })

  it('tells two rows of one breakdown apart though they read the same', () => {
    const [result] = outside({
      measure: 'Check',
      waves: { baseline: { whole: [60, 30], groups: { Rooms: { 'Room 1': [30, 15], 'room 1': [30, 15] } } } },
    })
    expect(result?.breakdowns[0]?.cells.map(({ isOther, looks }) => [isOther, looks?.length])).toEqual([
      [false, 1],
      [false, 1],
    ])
  })

  it('takes a row without any number for no group, and who is left for "other / unknown"', () => {
    const cycle = makeCycle({}, [
      { measure: 'Check', waves: { baseline: { whole: [60, 30], groups: { Language: { Spanish: [25, 10] } } } } },
    ])
    const [breakdown] = cycle.table('breakdowns').ids()
    cycle.table('cells').add({ breakdown: breakdown ?? '', label: 'French' })
    const [result] = showOutside(readDataSets(cycle.project().view), defaultSettings).results
    expect(result?.breakdowns[0]?.cells.map(({ label, isOther }) => [label, isOther])).toEqual([
      ['Spanish', false],
      ['', true],
    ])
  })

  it('of a class under the minimum is its name and that nothing is shown', () => {
    const small: NewDataSet = {
      measure: 'Check',
      waves: { baseline: { whole: [9, 4], groups: { Language: { Spanish: [4, 1], Other: [5, 3] } } } },
    }
    expect(showOutside([makeDataSet(small)], defaultSettings)).toEqual({
      results: [{ measure: 'Check', waves: [{ wave: 'baseline', date: null }], whole: null, breakdowns: [] }],
      somethingHidden: true,
    })
  })
})
