import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomTrial } from '../testing/attack/random-tables'
import { seededRandom } from '../testing/random'
import { defaultSettings } from './bands'
import { type LinkedTables, makeWhole } from './linked-tables'
import { hiddenByRules } from './rules'
import { type Outside, suppress } from './suppression'

type Pair = readonly [n: number | null, met: number | null]

/** One measure of one whole: by wave the whole, and breakdowns of cells a, b, c … */
function tables(...waves: { whole: Pair; by?: Pair[][] }[]): LinkedTables {
  const tally = ([n, met]: Pair) => ({ n, met })
  const names = (waves[0]?.by ?? []).map((cells, index) => cells.map((_, cell) => `${'abcdefgh'[cell]}${index || ''}`))
  const read = ({ whole, by = [] }: { whole: Pair; by?: Pair[][] }) => ({
    whole: tally(whole),
    ...Object.fromEntries(names.flatMap((cells, index) => cells.map((name, cell) => [name, tally(by[index]?.[cell] ?? [null, null])] as const))),
  })
  return {
    groups: ['whole', ...names.flat()],
    measures: [
      {
        id: 'm',
        waves: waves.map((wave, index) => ({ id: `${index}`, tallies: read(wave) })),
        breakdowns: names.map((cells, index) => ({ id: `b${index}`, of: 'whole', cells })),
      },
    ],
  }
}

function outsideOf(given: LinkedTables, minimum = 10): Record<string, Outside> {
  const [measure] = suppress(given, { ...defaultSettings, minimum })
  return { ...measure?.groups, ...Object.fromEntries(Object.entries(measure?.others ?? {}).map(([id, other]) => [`rest of ${id}`, other])) }
}

function hiddenIn(given: LinkedTables, minimum = 10): string[] {
  return Object.entries(outsideOf(given, minimum)).flatMap(([group, outside]) => (outside === 'hidden' ? [group] : []))
}

describe('small numbers, outside the team', () => {
  it('show nothing of a whole under the minimum, nor of its groups', () => {
    expect(hiddenIn(tables({ whole: [9, 4], by: [[[5, 2], [4, 2]]] }))).toEqual(['whole', 'a', 'b'])
    expect(hiddenIn(tables({ whole: [10, 4] }))).toEqual([])
    expect(hiddenIn(tables({ whole: [29, 4] }), 30)).toEqual(['whole'])
  })

  it('take children whom no group names for a group of their own', () => {
    expect(hiddenIn(tables({ whole: [60, 30], by: [[[25, 10], [31, 18]]] }))).toEqual(['a', 'rest of b0'])
    expect(hiddenIn(tables({ whole: [60, 30], by: [[[25, 10]]] }))).toEqual([])
  })

  it('hide a small group, and with it the next smallest', () => {
    expect(hiddenIn(tables({ whole: [71, 29], by: [[[9, 1], [62, 28]]] }))).toEqual(['a', 'b'])
    expect(hiddenIn(tables({ whole: [71, 29], by: [[[31, 10], [18, 11], [14, 5], [5, 2], [3, 1]]] }))).toEqual(['c', 'd', 'e'])
  })

  it('hide a group of nobody like any other', () => {
    expect(hiddenIn(tables({ whole: [60, 30], by: [[[0, 0], [25, 10], [35, 20]]] }))).toEqual(['a', 'b'])
  })

  it('hide no more than two where these are enough', () => {
    expect(hiddenIn(tables({ whole: [60, 30], by: [[[6, 3], [7, 4], [20, 10], [27, 13]]] }))).toEqual(['a', 'b'])
  })

  it('take of two equal groups the one that stands first, whatever their results', () => {
    for (const met of [0, 7, 20]) {
      expect(hiddenIn(tables({ whole: [65, 20 + met], by: [[[5, 0], [20, met], [20, 10], [20, 10]]] }))).toEqual(['a', 'b'])
    }
  })

  it('hide in every wave what one wave hides', () => {
    const given = tables({ whole: [60, 30], by: [[[10, 3], [20, 12], [30, 15]]] }, { whole: [60, 30], by: [[[9, 3], [21, 12], [30, 15]]] })
    expect(outsideOf(given)).toMatchObject({ a: 'hidden', b: 'hidden', c: [{ size: { from: 21 } }, { size: { from: 21 } }] })
  })

  it('hide in every table what one table hides: a grade within the school', () => {
    const given: LinkedTables = {
      groups: ['school', 'grade', 'rest', 'learners', 'others'],
      measures: [
        {
          id: 'm',
          waves: [{ id: '1', tallies: Object.fromEntries(Object.entries({ school: [90, 45], grade: [8, 4], rest: [82, 41], learners: [3, 1], others: [5, 3] }).map(([group, [n = 0, met = 0]]) => [group, { n, met }])) }],
          breakdowns: [
            { id: 'grades', of: 'school', cells: ['grade', 'rest'] },
            { id: 'language', of: 'grade', cells: ['learners', 'others'] },
          ],
        },
      ],
    }
    expect(hiddenIn(given)).toEqual(['grade', 'rest', 'learners', 'others'])
  })

  it('hide together what is the same children in another measure', () => {
    const one = tables({ whole: [60, 30], by: [[[9, 3], [20, 12], [31, 15]]] })
    const measure = (id: string, small: number) => ({
      id,
      waves: [{ id: '1', tallies: { [`${id}w`]: { n: 60, met: 30 }, [`${id}a`]: { n: small, met: 3 }, [`${id}b`]: { n: 20, met: 12 }, [`${id}c`]: { n: 40 - small, met: 15 } } }],
      breakdowns: [{ id: 'b', of: `${id}w`, cells: [`${id}a`, `${id}b`, `${id}c`] }],
    })
    const both: LinkedTables = {
      groups: ['x', 'y'].flatMap((id) => ['w', 'a', 'b', 'c'].map((cell) => `${id}${cell}`)),
      measures: [measure('x', 9), measure('y', 12)],
      together: ['a', 'b', 'c'].map((cell) => [`x${cell}`, `y${cell}`]),
    }
    expect(hiddenIn(one)).toEqual(['a', 'b'])
    expect(suppress(both, defaultSettings).map(({ groups }) => Object.values(groups).map((outside) => outside === 'hidden'))).toEqual([
      [false, true, true, false],
      [false, true, true, false],
    ])
  })

  it('leave out a whole breakdown in a wave in which a number is missing or cannot be', () => {
    const faults: Pair[][] = [
      [[30, null], [30, 15]],
      [[null, null], [30, 15]],
      [[30, 31], [30, 15]],
      [[31, 15], [30, 15]],
      [[30, 15], [30, 16]],
      [[29, 0], [30, 28]],
    ]
    for (const by of faults) {
      const outside = outsideOf(tables({ whole: [60, 30], by: [by] }, { whole: [60, 30], by: [[[30, 15], [30, 15]]] }))
      expect(outside).toMatchObject({ whole: [{}, {}], a: [null, {}], b: [null, {}] })
    }
  })

  it('show nothing where the whole itself is missing or cannot be', () => {
    for (const whole of [[null, 30], [60, null], [60, 61]] as Pair[]) {
      expect(outsideOf(tables({ whole, by: [[[30, 15], [30, 15]]] }))).toEqual({ whole: [null], a: [null], b: [null] })
    }
  })

  it('hide more where the hidden could only be all or none: the gate', () => {
    // A class of ten or more in which at most a fifth met, and a group of ten of whom exactly those did.
    const forced = tables({ whole: [20, 4], by: [[[10, 4], [4, 0], [6, 0]]] })
    expect(hiddenIn(forced)).toEqual(['a', 'b', 'c'])
    expect(hiddenIn(tables({ whole: [20, 10], by: [[[10, 4], [4, 2], [6, 4]]] }))).toEqual(['b', 'c'])
  })
})

describe('small numbers, in any tables', () => {
  const trials = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => randomTrial(seededRandom(seed)))
  const isHiddenIn = (given: LinkedTables, settings: typeof defaultSettings): boolean[] => {
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
        const small = (breakdown?.cells ?? []).filter((cell) => measure?.waves.every(({ tallies }) => (tallies[cell]?.n ?? 0) < settings.minimum))
        fc.pre(small.length > 1 && given.measures.length === 1 && given.groups[0] !== 'school')
        const turned = new Map(small.map((cell, index) => [cell, small[(index + 1) % small.length] ?? cell]))
        const measures = given.measures.map((each) => ({
          ...each,
          waves: each.waves.map(({ id, tallies }) => ({
            id,
            tallies: Object.fromEntries(Object.keys(tallies).map((group) => [group, tallies[turned.get(group) ?? group] ?? { n: 0, met: 0 }])),
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
        for (const outside of suppress(given, settings).flatMap(({ groups, others }) => [...Object.values(groups), ...Object.values(others)])) {
          if (outside === 'hidden') continue
          for (const look of outside) {
            expect(Object.keys(look ?? {})).toEqual(look ? ['size', 'band'] : [])
            if (look) expect([look.size.from, look.size.to ?? settings.minimum].every((bound) => allowed.has(bound))).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
