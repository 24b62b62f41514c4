import { describe, expect, it } from 'vitest'
import { numberFaults } from './number-faults'

const wave = (whole: [number | null, number | null], ...cells: [number | null, number | null][]) => ({
  whole: { n: whole[0], met: whole[1] },
  breakdowns: [
    {
      id: 'language',
      name: 'Home language',
      cells: cells.map(([n, met], index) => ({ id: `group-${index}`, label: '', value: { n, met } })),
    },
  ],
})

describe('faults in the numbers of a wave', () => {
  it('finds nothing in numbers that add up', () => {
    expect(numberFaults(wave([71, 29], [24, 5], [47, 24]))).toEqual([])
  })

  it('says nothing while boxes are still empty', () => {
    expect(numberFaults(wave([71, null], [24, 5], [null, null]))).toEqual([])
  })

  it('names a group in which more children met the mark than there are', () => {
    expect(numberFaults(wave([71, 30], [5, 6], [66, 24]))).toEqual([
      { kind: 'more met than children', group: 'group-0' },
    ])
  })

  it('says how many children are in no group', () => {
    expect(numberFaults(wave([71, 29], [22, 5], [47, 24]))).toEqual([
      { kind: 'in no group', breakdown: 'language', children: 2 },
    ])
  })

  it('says how many children are counted twice', () => {
    expect(numberFaults(wave([71, 29], [24, 5], [50, 24]))).toEqual([
      { kind: 'in two groups', breakdown: 'language', children: 3 },
    ])
  })

  it('compares the children who met once the children add up', () => {
    expect(numberFaults(wave([71, 29], [24, 5], [47, 22]))).toEqual([
      { kind: 'met in no group', breakdown: 'language', children: 2 },
    ])
  })
})
