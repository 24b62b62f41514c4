import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomTrial } from '../testing/attack/random-tables'
import { seededRandom } from '../testing/random'
import type { SuppressionSettings } from './bands'
import { type LinkedTables, makeWhole } from './linked-tables'
import { hiddenByRules } from './rules'
import { suppress } from './suppression'

describe('small numbers, in any tables', () => {
  const trials = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => randomTrial(seededRandom(seed)))
  const isHiddenIn = (given: LinkedTables, settings: SuppressionSettings): boolean[] => {
    const whole = makeWhole(given)
    const measures = suppress(given, settings)
    const others = whole.others.map(({ measure, breakdown }) => measures[measure]?.others[breakdown] === 'hidden')
    return [...given.groups.map((group) => measures.some(({ groups }) => groups[group] === 'hidden')), ...others]
  }

  it('never show a group under the minimum, and hide none alone or too few', () => {
    fc.assert(
      fc.property(trials, ({ tables: given, settings }) => {
        const hidden = isHiddenIn(given, settings)
        for (const { n, equations } of makeWhole(given).looks.flat()) {
          n.forEach((children, place) => {
            if (children >= 0 && children < settings.minimum) expect(hidden[place]).toBe(true)
          })
          for (const { of, cells } of equations) {
            const inside = cells.filter((cell) => hidden[cell])
            if (hidden[of]) expect(inside).toEqual(cells)
            else if (inside.length > 0) {
              expect(inside.length).toBeGreaterThan(1)
              expect(inside.reduce((total, cell) => total + (n[cell] ?? 0), 0)).toBeGreaterThanOrEqual(settings.minimum)
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are the same whichever of the small groups has which numbers', () => {
    fc.assert(
      fc.property(trials, fc.integer({ min: 0, max: 99 }), ({ tables: given, settings }, pick) => {
        const measure = given.measures[pick % given.measures.length]
        const breakdown = measure?.breakdowns[pick % (measure.breakdowns.length || 1)]
        const small = (breakdown?.cells ?? []).filter((cell) =>
          measure?.waves.every(({ tallies }) => (tallies[cell]?.n ?? 0) < settings.minimum),
        )
        fc.pre(small.length > 1 && given.measures.length === 1 && given.groups[0] !== 'school')
        const turned = new Map(small.map((cell, index) => [cell, small[(index + 1) % small.length] ?? cell]))
        const measures = given.measures.map((each) => ({
          ...each,
          waves: each.waves.map(({ id, tallies }) => ({
            id,
            tallies: Object.fromEntries(
              Object.keys(tallies).map((group) => [group, tallies[turned.get(group) ?? group] ?? { n: 0, met: 0 }]),
            ),
          })),
        }))
        expect(suppress({ ...given, measures }, settings)).toEqual(suppress(given, settings))
      }),
      { numRuns: 60 },
    )
  })

  it('are settled: hiding what is hidden hides nothing more, and the gate only adds', () => {
    fc.assert(
      fc.property(trials, ({ tables: given, settings }) => {
        const whole = makeWhole(given)
        const sizes = { size: whole.size, waves: whole.looks.flat(), together: whole.together }
        const byRules = hiddenByRules(sizes, settings.minimum)
        const hidden = isHiddenIn(given, settings)
        expect(hiddenByRules(sizes, settings.minimum, byRules)).toEqual(byRules)
        expect(hiddenByRules(sizes, settings.minimum, hidden)).toEqual(hidden)
        byRules.forEach((is, place) => is && expect(hidden[place]).toBe(true))
      }),
      { numRuns: 100 },
    )
  })

  it('say nothing but sizes from and to, and bands low and high', () => {
    fc.assert(
      fc.property(trials, ({ tables: given, settings }) => {
        const allowed = new Set(settings.tiers.flatMap(({ from }) => [from, from - 1]).concat(settings.minimum))
        for (const outside of suppress(given, settings).flatMap(({ groups, others }) => [
          ...Object.values(groups),
          ...Object.values(others),
        ])) {
          if (outside === 'hidden') continue
          for (const look of outside) {
            expect(Object.keys(look ?? {})).toEqual(look ? ['size', 'band'] : [])
            if (look)
              expect([look.size.from, look.size.to ?? settings.minimum].every((bound) => allowed.has(bound))).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
