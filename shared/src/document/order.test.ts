import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../testing/random'
import { compareOrder, isOrderKey, noOrder, orderAfter, type Ordered } from './order'

/** Puts `count` rows one after the other where `after` says, and returns the longest key. */
function longestKeyOf(count: number, after: (rows: readonly Ordered[]) => string | null): number {
  const random = seededRandom(1)
  const rows: Ordered[] = []
  for (let i = 0; i < count; i += 1) {
    rows.push({ id: `row-${i}`, order: orderAfter(rows, after(rows), random) })
    rows.sort(compareOrder)
  }
  return Math.max(...rows.map(({ order }) => order.length))
}

describe('the order of rows', () => {
  it('puts a new row right after the one that was meant, wherever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), fc.nat(), (places, seed) => {
        const random = seededRandom(seed)
        const rows: Ordered[] = []
        for (const [i, place] of places.entries()) {
          const after = place % 5 === 0 ? null : (rows[place % Math.max(rows.length, 1)]?.id ?? null)
          const row = { id: `row-${i}`, order: orderAfter(rows, after, random) }
          const expected = rows.findIndex(({ id }) => id === after) + 1
          rows.push(row)
          rows.sort(compareOrder)
          expect(rows.indexOf(row)).toBe(expected)
          expect(isOrderKey(row.order)).toBe(true)
        }
      }),
    )
  })

  it('stays under ten characters for 1,000 rows added at the end, or at the start', () => {
    expect(longestKeyOf(1_000, (rows) => rows.at(-1)?.id ?? null)).toBeLessThan(10)
    expect(longestKeyOf(1_000, () => null)).toBeLessThan(10)
  })

  it('grows by less than a third of a character a row when 1,000 are put into the same gap', () => {
    expect(longestKeyOf(1_000, (rows) => rows.find(({ id }) => id === 'row-0')?.id ?? null)).toBeLessThan(330)
  })

  it('puts a row after the pair where two people drew the same place', () => {
    const rows = [
      { id: 'hers', order: 'a5' },
      { id: 'his', order: 'a5' },
      { id: 'next', order: 'a6' },
    ]
    const order = orderAfter(rows, 'hers')
    expect(order > 'a5' && order < 'a6').toBe(true)
  })

  it('goes on where a row has no sound place', () => {
    const rows = [
      { id: 'sound', order: 'a5' },
      { id: 'spoilt', order: noOrder },
    ]
    expect(orderAfter(rows, 'spoilt') > 'a5').toBe(true)
    expect(isOrderKey(orderAfter([{ id: 'spoilt', order: noOrder }], null))).toBe(true)
  })

  it('takes for a place only what a place can be made beside', () => {
    const anyKey = fc.stringMatching(/^[Aa0Zz9]{0,30}$/)
    const keys = fc.oneof(anyKey, fc.string(), fc.constantFrom(`A${'0'.repeat(26)}`, `A${'0'.repeat(26)}1`, 'z'.repeat(28)))
    fc.assert(
      fc.property(keys, (order) => {
        fc.pre(isOrderKey(order))
        const rows = [{ id: 'row', order }]
        expect(orderAfter(rows, null) < order).toBe(true)
        expect(orderAfter(rows, 'row') > order).toBe(true)
      }),
    )
    for (const wrong of ['', 'a', 'a00', '0a', 'b1', '~', 'a 1', `A${'0'.repeat(26)}`, 'a0'.padEnd(5_000, 'V'), 7, null]) {
      expect(isOrderKey(wrong)).toBe(false)
    }
  })
})
