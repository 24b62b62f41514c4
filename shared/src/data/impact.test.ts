import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inferenceCheck, makeDataSet } from '../testing/builders'
import type { NewDataSet, Pair } from './add-data-set'
import { type GroupImpact, type Impact, impactOf, notTriedEnough, shareOf } from './impact'

function impactOfWaves(waves: NewDataSet['waves']): Impact {
  const impact = impactOf(makeDataSet({ measure: 'Check', waves }))
  if (!impact) throw new Error('no impact')
  return impact
}

function groupsOf(before: Record<string, Pair>, after: Record<string, Pair>) {
  const [breakdown] = impactOfWaves({ baseline: { groups: { all: before } }, mid: { groups: { all: after } } }).breakdowns
  if (!breakdown) throw new Error('no breakdown')
  return breakdown
}

describe('before → after', () => {
  const grade3 = impactOf(makeDataSet(inferenceCheck))

  it('tells children first: 13 more of 71, 7 more English learners, 12 not yet', () => {
    expect(grade3?.whole).toMatchObject({ changeInChildren: 13, notYet: 29, eachCounts: null, sizeChanged: false })
    expect(grade3?.breakdowns[0]?.groups[0]).toMatchObject({ label: 'English learners', changeInChildren: 7, notYet: 12 })
  })

  it('computes the gap of two groups in points: 30.2 → 13.8', () => {
    const gap = grade3?.breakdowns[0]?.gap
    expect(gap?.before).toBeCloseTo(30.2, 1)
    expect(gap?.after).toBeCloseTo(13.8, 1)
    const labels = new Map(grade3?.breakdowns[0]?.groups.map(({ id, label }) => [id, label]))
    expect([labels.get(gap?.ahead ?? ''), labels.get(gap?.behind ?? '')]).toEqual(['Not English learners', 'English learners'])
  })

  it('says how much one child counts where there are fewer than ten', () => {
    const [withIep, without] = grade3?.breakdowns[1]?.groups ?? []
    expect(withIep?.eachCounts).toBeCloseTo(11.1, 1)
    expect(without?.eachCounts).toBeNull()
  })

  it('has no gap with more than two groups, with one, or while a number is missing', () => {
    const three = { a: [10, 1], b: [10, 2], c: [10, 3] } as const
    expect(groupsOf(three, three).gap).toBeNull()
    expect(groupsOf({ a: [10, 1] }, { a: [10, 2] }).gap).toBeNull()
    expect(groupsOf({ a: [10, 1] }, { a: [10, 2], b: [10, 3] }).gap).toBeNull()
    expect(groupsOf({ a: [0, 0], b: [10, 2] }, { a: [10, 2], b: [10, 3] }).gap).toBeNull()
  })

  it('turns the gap negative when the group that was behind is ahead now', () => {
    expect(groupsOf({ a: [10, 2], b: [10, 5] }, { a: [10, 8], b: [10, 6] }).gap).toMatchObject({ before: 30, after: -20 })
  })

  it('names a group where more met than there are children, and computes nothing from it', () => {
    expect(shareOf({ n: 9, met: 12 })).toEqual({ n: 9, met: 12, percent: null, fault: 'more-met-than-children' })
    const [group] = groupsOf({ a: [9, 12] }, { a: [9, 3] }).groups
    expect(group).toMatchObject({ changeInChildren: null, notYet: 6 })
  })

  it('computes nothing from a group of no children, or from a number that is missing', () => {
    expect(shareOf({ n: 0, met: 0 }).percent).toBeNull()
    expect(shareOf({ n: null, met: 3 }).percent).toBeNull()
    expect(shareOf({ n: 3, met: null }).percent).toBeNull()
  })

  it('says when the later look was at another number of children', () => {
    expect(impactOfWaves({ baseline: { whole: [60, 20] }, mid: { whole: [58, 30] } }).whole.sizeChanged).toBe(true)
  })

  it('takes the last look that holds something', () => {
    const waves = { baseline: { whole: [60, 20] }, mid: { whole: [60, 30] }, end: {} } as const
    expect(impactOfWaves(waves).whole.changeInChildren).toBe(10)
    expect(impactOf(makeDataSet({ measure: 'Check', waves: { baseline: { whole: [60, 20] } } }))).toBeNull()
  })

  it('keeps shares within 0 and 100, and a gap the same whichever group comes first', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500)).map(([n, met]): Pair => [n, Math.min(n, met)])
    fc.assert(
      fc.property(pair, pair, pair, pair, (a, b, c, d) => {
        const one = groupsOf({ x: a, y: b }, { x: c, y: d })
        const other = groupsOf({ y: b, x: a }, { y: d, x: c })
        for (const { before, after, changeInChildren, notYet } of one.groups) {
          for (const { percent } of [before, after]) {
            expect(percent).toBeGreaterThanOrEqual(0)
            expect(percent).toBeLessThanOrEqual(100)
          }
          expect((before.met ?? 0) + (changeInChildren ?? 0) + (notYet ?? 0)).toBe(after.n)
        }
        expect(one.gap?.before).toBeGreaterThanOrEqual(0)
        expect(one.gap?.before).toBeCloseTo(other.gap?.before ?? Number.NaN, 9)
        expect(Math.abs(one.gap?.after ?? 0)).toBeCloseTo(Math.abs(other.gap?.after ?? Number.NaN), 9)
      }),
    )
  })
})

describe('a weak result', () => {
  const whole = (before: Pair, after: Pair): GroupImpact => impactOfWaves({ baseline: { whole: before }, mid: { whole: after } }).whole
  const tried = (count: number, triers: number | null, clause: string | null = 'c') => ({
    clause,
    text: '',
    count,
    triers,
    mine: null,
    inTheWay: [],
  })

  it('reads “not yet tried enough to judge” when some clause has hardly been tried', () => {
    expect(notTriedEnough(whole([66, 27], [66, 29]), 60, [tried(12, 3), tried(2, 2)])).toBe(true)
    expect(notTriedEnough(whole([66, 27], [66, 27]), null, [tried(9, 1)])).toBe(true)
  })

  it('is a result to think about when every clause was tried by several of us', () => {
    expect(notTriedEnough(whole([66, 27], [66, 29]), 60, [tried(12, 3), tried(6, null)])).toBe(false)
  })

  it('is none when it meets what was expected, rises, or is not there', () => {
    expect(notTriedEnough(whole([66, 27], [66, 60]), 60, [tried(1, 1)])).toBe(false)
    expect(notTriedEnough(whole([66, 27], [66, 29]), null, [tried(1, 1)])).toBe(false)
    expect(notTriedEnough(whole([0, 0], [0, 0]), 60, [tried(1, 1)])).toBe(false)
    expect(notTriedEnough(whole([66, 27], [66, 20]), null, [tried(1, null, null)])).toBe(false)
  })
})
