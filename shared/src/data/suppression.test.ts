import { describe, expect, it } from 'vitest'
import { defaultSettings } from './bands'
import type { LinkedTables } from './linked-tables'
import { type Outside, suppress } from './suppression'

type Pair = readonly [n: number | null, met: number | null]

/** One measure of one whole: by wave the whole, and breakdowns of cells a, b, c … */
function tables(...waves: { whole: Pair; by?: Pair[][] }[]): LinkedTables {
  const tally = ([n, met]: Pair) => ({ n, met })
  const names = (waves[0]?.by ?? []).map((cells, index) => cells.map((_, cell) => `${'abcdefgh'[cell]}${index || ''}`))
  const read = ({ whole, by = [] }: { whole: Pair; by?: Pair[][] }) => ({
    whole: tally(whole),
    ...Object.fromEntries(
      names.flatMap((cells, index) => cells.map((name, cell) => [name, tally(by[index]?.[cell] ?? [null, null])] as const)),
    ),
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
  return {
    ...measure?.groups,
    ...Object.fromEntries(Object.entries(measure?.others ?? {}).map(([id, other]) => [`rest of ${id}`, other])),
  }
}

function hiddenIn(given: LinkedTables, minimum = 10): string[] {
  return Object.entries(outsideOf(given, minimum)).flatMap(([group, outside]) => (outside === 'hidden' ? [group] : []))
}

describe('small numbers, outside the team', () => {
  it('show nothing of a whole under the minimum, nor of its groups', () => {
    expect(
      hiddenIn(
        tables({
          whole: [9, 4],
          by: [
            [
              [5, 2],
              [4, 2],
            ],
          ],
        }),
      ),
    ).toEqual(['whole', 'a', 'b'])
    expect(hiddenIn(tables({ whole: [10, 4] }))).toEqual([])
    expect(hiddenIn(tables({ whole: [29, 4] }), 30)).toEqual(['whole'])
  })

  it('take children whom no group names for a group of their own', () => {
    expect(
      hiddenIn(
        tables({
          whole: [60, 30],
          by: [
            [
              [25, 10],
              [31, 18],
            ],
          ],
        }),
      ),
    ).toEqual(['a', 'rest of b0'])
    expect(hiddenIn(tables({ whole: [60, 30], by: [[[25, 10]]] }))).toEqual([])
  })

  it('hide a small group, and with it the next smallest', () => {
    expect(
      hiddenIn(
        tables({
          whole: [71, 29],
          by: [
            [
              [9, 1],
              [62, 28],
            ],
          ],
        }),
      ),
    ).toEqual(['a', 'b'])
    expect(
      hiddenIn(
        tables({
          whole: [71, 29],
          by: [
            [
              [31, 10],
              [18, 11],
              [14, 5],
              [5, 2],
              [3, 1],
            ],
          ],
        }),
      ),
    ).toEqual(['c', 'd', 'e'])
  })

  it('hide a group of nobody like any other', () => {
    expect(
      hiddenIn(
        tables({
          whole: [60, 30],
          by: [
            [
              [0, 0],
              [25, 10],
              [35, 20],
            ],
          ],
        }),
      ),
    ).toEqual(['a', 'b'])
  })

  it('hide no more than two where these are enough', () => {
    expect(
      hiddenIn(
        tables({
          whole: [60, 30],
          by: [
            [
              [6, 3],
              [7, 4],
              [20, 10],
              [27, 13],
            ],
          ],
        }),
      ),
    ).toEqual(['a', 'b'])
  })

  it('take of two equal groups the one that stands first, whatever their results', () => {
    for (const met of [0, 7, 20]) {
      expect(
        hiddenIn(
          tables({
            whole: [65, 20 + met],
            by: [
              [
                [5, 0],
                [20, met],
                [20, 10],
                [20, 10],
              ],
            ],
          }),
        ),
      ).toEqual(['a', 'b'])
    }
  })

  it('hide in every wave what one wave hides', () => {
    const given = tables(
      {
        whole: [60, 30],
        by: [
          [
            [10, 3],
            [20, 12],
            [30, 15],
          ],
        ],
      },
      {
        whole: [60, 30],
        by: [
          [
            [9, 3],
            [21, 12],
            [30, 15],
          ],
        ],
      },
    )
    expect(outsideOf(given)).toMatchObject({ a: 'hidden', b: 'hidden', c: [{ size: { from: 21 } }, { size: { from: 21 } }] })
  })

  it('hide in every table what one table hides: a grade within the school', () => {
    const given: LinkedTables = {
      groups: ['school', 'grade', 'rest', 'learners', 'others'],
      measures: [
        {
          id: 'm',
          waves: [
            {
              id: '1',
              tallies: Object.fromEntries(
                Object.entries({ school: [90, 45], grade: [8, 4], rest: [82, 41], learners: [3, 1], others: [5, 3] }).map(
                  ([group, [n = 0, met = 0]]) => [group, { n, met }],
                ),
              ),
            },
          ],
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
    const one = tables({
      whole: [60, 30],
      by: [
        [
          [9, 3],
          [20, 12],
          [31, 15],
        ],
      ],
    })
    const measure = (id: string, small: number) => ({
      id,
      waves: [
        {
          id: '1',
          tallies: {
            [`${id}w`]: { n: 60, met: 30 },
            [`${id}a`]: { n: small, met: 3 },
            [`${id}b`]: { n: 20, met: 12 },
            [`${id}c`]: { n: 40 - small, met: 15 },
          },
        },
      ],
      breakdowns: [{ id: 'b', of: `${id}w`, cells: [`${id}a`, `${id}b`, `${id}c`] }],
    })
    const both: LinkedTables = {
      groups: ['x', 'y'].flatMap((id) => ['w', 'a', 'b', 'c'].map((cell) => `${id}${cell}`)),
      measures: [measure('x', 9), measure('y', 12)],
      together: ['a', 'b', 'c'].map((cell) => [`x${cell}`, `y${cell}`]),
    }
    expect(hiddenIn(one)).toEqual(['a', 'b'])
    expect(
      suppress(both, defaultSettings).map(({ groups }) => Object.values(groups).map((outside) => outside === 'hidden')),
    ).toEqual([
      [false, true, true, false],
      [false, true, true, false],
    ])
  })

  it('leave out a whole breakdown in a wave in which a number is missing or cannot be', () => {
    const faults: Pair[][] = [
      [
        [30, null],
        [30, 15],
      ],
      [
        [null, null],
        [30, 15],
      ],
      [
        [30, 31],
        [30, 15],
      ],
      [
        [31, 15],
        [30, 15],
      ],
      [
        [30, 15],
        [30, 16],
      ],
      [
        [29, 0],
        [30, 28],
      ],
    ]
    for (const by of faults) {
      const outside = outsideOf(
        tables(
          { whole: [60, 30], by: [by] },
          {
            whole: [60, 30],
            by: [
              [
                [30, 15],
                [30, 15],
              ],
            ],
          },
        ),
      )
      expect(outside).toMatchObject({ whole: [{}, {}], a: [null, {}], b: [null, {}] })
    }
  })

  it('show nothing where the whole itself is missing or cannot be', () => {
    for (const whole of [
      [null, 30],
      [60, null],
      [60, 61],
    ] as Pair[]) {
      expect(
        outsideOf(
          tables({
            whole,
            by: [
              [
                [30, 15],
                [30, 15],
              ],
            ],
          }),
        ),
      ).toEqual({ whole: [null], a: [null], b: [null] })
    }
  })

  it('hide more where the hidden could only be all or none: the gate', () => {
    // A class of ten or more in which at most a fifth met, and a group of ten of whom exactly those did.
    const forced = tables({
      whole: [20, 4],
      by: [
        [
          [10, 4],
          [4, 0],
          [6, 0],
        ],
      ],
    })
    expect(hiddenIn(forced)).toEqual(['a', 'b', 'c'])
    expect(
      hiddenIn(
        tables({
          whole: [20, 10],
          by: [
            [
              [10, 4],
              [4, 2],
              [6, 4],
            ],
          ],
        }),
      ),
    ).toEqual(['b', 'c'])
  })
})
