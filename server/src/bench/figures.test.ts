import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judged, missed } from './bars'
import { cpuOfStat } from './kernel'
import { median, percentile, spreadOf } from './spread'
import { figure, table } from './table'

describe('a spread of times', () => {
  it('names times that were really measured, of which so many are not longer', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (times) => {
        const { p50, p95, p99, most, count } = spreadOf(times)
        const notLonger = (time: number) => times.filter((other) => other <= time).length
        expect([p50, p95, p99, most].every((time) => times.includes(time))).toBe(true)
        expect(notLonger(p99)).toBeGreaterThanOrEqual(count * 0.99)
        expect(times.filter((other) => other < p99).length).toBeLessThan(count * 0.99)
        expect(notLonger(most)).toBe(count)
      }),
    )
  })

  it('is no number where nothing was measured', () => {
    expect(percentile([], 0.5)).toBeNaN()
    expect(median([])).toBeNaN()
    expect(spreadOf([]).p99).toBeNaN()
  })

  it('has a middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })
})

describe('what the kernel says of a process', () => {
  it('is read behind its name, whatever that holds', () => {
    expect(cpuOfStat('42 (node) S 1 42 42 0 -1 4194304 100 0 0 0 150 50 0 0 20 0 11 0 5 6 7')).toBe(2000)
    expect(cpuOfStat('42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 1 2 0 0 20 0 11 0 5 6 7')).toBe(30)
    expect(() => cpuOfStat('no process')).toThrow('no stat file')
  })
})

describe('a table', () => {
  it('stands in columns', () => {
    expect(table(['', 'ms'], [['ours', '1.5'], ['the other one', '120']])).toBe(
      ['                ms', '─────────────  ───', 'ours           1.5', 'the other one  120'].join('\n'),
    )
  })

  it('shows three digits, and a dash for what was not measured', () => {
    expect([0.123, 1.234, 12.34, 1234, Number.NaN].map((value) => figure(value))).toEqual(['0.12', '1.23', '12.3', '1234', '–'])
  })
})

describe('bars', () => {
  it('are looked at where there is a figure', () => {
    expect(judged({})).toBe(0)
    expect(missed({})).toEqual([])
    expect(judged({ openMs: 1, p99Of600: 3 })).toBe(1)
  })

  it('are met at their edge, and missed above it and by what is no number', () => {
    expect(missed({ cpuToRelay: 2.2, cpuToHocuspocus: 1, openMs: 300 })).toEqual([])
    expect(missed({ cpuToRelay: 2.21 })).toEqual(['CPU at most 2.2 times a bare relay’s'])
    expect(missed({ p99Of600: 41, p99Of600Hocuspocus: 10 })).toHaveLength(1)
    expect(missed({ p99Of600: 40, p99Of600Hocuspocus: 10 })).toEqual([])
    expect(missed({ openMs: Number.NaN })).toHaveLength(1)
  })
})
