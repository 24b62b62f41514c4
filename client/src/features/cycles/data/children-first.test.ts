import { describe, expect, it } from 'vitest'
import type { DataSet } from 'shared/data/data-sets'
import { inferenceCheck, makeDataSet } from 'shared/testing/builders'
import { chartPanels } from './chart-panels'
import { childrenFirst } from './children-first'

const breakdown = (set: DataSet, name: string): string | null =>
  set.waves[0]?.breakdowns.find((each) => each.name === name)?.id ?? null

describe('children first', () => {
  it('reads Grade 3 as 13 more children, 7 of them English learners, 12 not yet, gap 30 to 14', () => {
    const set = makeDataSet(inferenceCheck)
    expect(childrenFirst(set, breakdown(set, 'English learners'))).toMatchObject([
      { key: 'moreWith', count: 13, groupCount: 7, group: { label: 'English learners' }, notYet: 12 },
      { key: 'gap', before: 30, after: 14 },
    ])
  })

  it('says no gap to a group of fewer than ten, and leaves it to be drawn child by child', () => {
    const set = makeDataSet(inferenceCheck)
    expect(childrenFirst(set, breakdown(set, 'IEP'))).toMatchObject([
      { key: 'more', count: 13, notYet: 29 },
      { key: 'groupMore', group: { label: 'No IEP' }, count: 11, notYet: 23 },
    ])
  })

  it('says both sizes when another number of children was looked at', () => {
    const set = makeDataSet({ measure: '', waves: { baseline: { whole: [71, 29] }, end: { whole: [69, 42] } } })
    expect(childrenFirst(set, null)).toEqual([{ key: 'sizes', met: 42, n: 69, before: 29, beforeN: 71, notYet: 27 }])
  })

  it('says how a first look stands while there is nothing to compare it with', () => {
    const set = makeDataSet({ measure: '', waves: { baseline: { whole: [62, 22] } } })
    expect(childrenFirst(set, null)).toEqual([{ key: 'now', met: 22, n: 62, notYet: 40 }])
  })

  it('says it when the group that was behind is now ahead', () => {
    const groups = (a: number, b: number) => ({ 'English learners': { Spanish: [20, a], Other: [20, b] } }) as const
    const set = makeDataSet({
      measure: '',
      waves: { baseline: { whole: [40, 14], groups: groups(4, 10) }, end: { whole: [40, 30], groups: groups(16, 14) } },
    })
    expect(childrenFirst(set, breakdown(set, 'English learners')).at(-1)).toMatchObject({
      key: 'gapTurned',
      before: 30,
      after: 10,
      group: { label: 'Spanish' },
    })
  })
})

describe('the picture', () => {
  it('draws large groups as lines and groups of fewer than ten child by child', () => {
    const set = makeDataSet(inferenceCheck)
    const [panel] = chartPanels(set, breakdown(set, 'IEP'))
    expect(panel?.lines.map(({ label, before, after }) => [label, Math.round(before ?? 0), Math.round(after ?? 0)])).toEqual([
      ['', 41, 59],
      ['No IEP', 45, 63],
    ])
    expect(panel?.dots).toMatchObject([{ label: 'With an IEP', before: { n: 9, met: 1 }, after: { n: 9, met: 3 } }])
    expect(Math.round(panel?.dots[0]?.points ?? 0)).toBe(11)
  })

  it('shows three waves as two small pictures side by side', () => {
    const set = makeDataSet({
      measure: '',
      waves: { baseline: { whole: [40, 10] }, mid: { whole: [40, 20] }, end: { whole: [40, 30] } },
    })
    expect(chartPanels(set, null).map(({ lines }) => lines.map(({ before, after }) => [before, after]))).toEqual([
      [[25, 50]],
      [[50, 75]],
    ])
  })

  it('shows one look as the place where everyone stands now', () => {
    const set = makeDataSet({ measure: '', waves: { baseline: { whole: [40, 10] } } })
    expect(chartPanels(set, null)[0]).toMatchObject({ before: null, lines: [{ before: 25, after: null }] })
  })
})
