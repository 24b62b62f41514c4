import { describe, expect, it } from 'vitest'
import { rules } from './publisher'
import { attackRandom } from './random-run'
import { smallUniverses, tryAll } from './universe'

const seed = 20261122

describe('an attacker who knows the rule and compares every table of a small world', () => {
  it.each(
    smallUniverses.map(
      (universe) =>
        [`${universe.breakdowns.join(' and ')} cells, ${universe.from} to ${universe.to} children`, universe] as const,
    ),
  )(
    'learns no value of a hidden group: %s',
    (_, universe) => {
      expect(tryAll(universe, rules.whole).pinned).toEqual([])
    },
    60_000,
  )

  it('learns values once the gate is off, and once no second group is hidden', () => {
    const world = { ...smallUniverses[1]!, to: 12 }
    expect(tryAll(world, rules['without the gate']).pinned.length).toBeGreaterThan(0)
    expect(tryAll(world, rules['without hiding a second group']).pinned.length).toBeGreaterThan(0)
  }, 60_000)
})

describe('an attacker who knows the rule and tries random linked tables', () => {
  it(`learns no value of a hidden group in 2,000 of them (seed ${seed})`, () => {
    const { pinned, hidden, shown } = attackRandom(seed, 0, 2_000, rules.whole)
    expect(pinned).toEqual([])
    expect(hidden).toBeGreaterThan(10_000)
    expect(shown).toBeGreaterThan(10_000)
  }, 240_000)

  it('learns values once no second group is hidden', () => {
    expect(
      attackRandom(seed, 0, 200, rules['without hiding a second group'], [{ steps: 400, offers: 200, detours: 100 }]).pinned
        .length,
    ).toBeGreaterThan(0)
  }, 60_000)
})
