import { describe, expect, it } from 'vitest'
import { inferenceCheck, makeCycle, makeDataSet } from '../testing/builders'
import { countKey, wholeGroup } from './counts'
import { readDataSets } from './data-sets'
import { compareWholePiles } from './piles'

describe('a data set', () => {
  it('reads back as it was typed, baseline first', () => {
    const { measure, waves } = makeDataSet({ ...inferenceCheck, waves: { mid: { whole: [71, 42] }, baseline: { whole: [71, 29] } } })
    expect(measure).toBe('Inference check')
    expect(waves.map(({ wave, whole }) => [wave, whole.n, whole.met])).toEqual([
      ['baseline', 71, 29],
      ['mid', 71, 42],
    ])
  })

  it('keeps what both colleagues type into two boxes of one row at once', () => {
    const cycle = makeCycle({ dataSets: [{ id: 'set', measure: 'Fluency' }], waves: [{ id: 'wave', dataSet: 'set', wave: 'mid' }] })
    cycle.grid('counts').set(countKey('wave', wholeGroup, 'n'), 60)
    cycle.grid('counts').set(countKey('wave', wholeGroup, 'met'), 31)
    expect(readDataSets(cycle.project().view)[0]?.waves[0]?.whole).toEqual({ n: 60, met: 31 })
  })

  it('leaves out a wave whose data set was taken away, and brings it back with it', () => {
    const cycle = makeCycle({}, [inferenceCheck])
    const [id = ''] = cycle.table('dataSets').ids()
    cycle.table('dataSets').remove(id)
    expect(readDataSets(cycle.project().view)).toEqual([])
    cycle.table('dataSets').restore(id)
    expect(readDataSets(cycle.project().view)[0]?.waves).toHaveLength(2)
  })

  it('of piles tells how each pile grew or shrank', () => {
    const piles = makeDataSet({
      measure: 'Exit tickets',
      content: 'piles',
      waves: { baseline: { piles: { gist: 12, 'not yet': 30 } }, end: { piles: { gist: 31, 'not yet': 11 } } },
    })
    expect(compareWholePiles(piles)?.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['gist', 12, 31],
      ['not yet', 30, 11],
    ])
    expect(compareWholePiles(makeDataSet(inferenceCheck))).toBeNull()
  })
})
