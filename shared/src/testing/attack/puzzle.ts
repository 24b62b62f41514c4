import type { LinkedTables } from '../../data/linked-tables'
import type { Outside, SuppressedMeasure } from '../../data/suppression'

/** A sum that everybody knows to hold: a whole and its parts, "other / unknown" among them. */
export interface Sum {
  whole: number
  parts: readonly number[]
}

/** Children, and those of them who met: by wave, then by group. */
export interface Counts {
  n: number[][]
  met: number[][]
}

/** One measure as the attacker writes it down from outside. Groups are numbered. */
export interface Puzzle {
  /** Its place among the measures. */
  measure: number
  names: readonly string[]
  sums: readonly Sum[]
  waves: number
  /** By group: what is shown of it in each wave. */
  answers: readonly Outside[]
  /** Hidden groups that a sum ties to something. */
  secret: readonly number[]
}

const rest = (breakdown: string): string => `the rest of ${breakdown}`

/** Writes down a measure's groups and what is said of them. An "other / unknown" that nobody is in is left out. */
export function puzzleOf(tables: LinkedTables, published: readonly SuppressedMeasure[], index: number): Puzzle {
  const measure = tables.measures[index]
  const seen = published[index]
  if (!measure || !seen) throw new Error('no such measure')
  const names = [...Object.keys(seen.groups), ...Object.keys(seen.others).map(rest)]
  const answers = [...Object.values(seen.groups), ...Object.values(seen.others)]
  const sums = measure.breakdowns.map(({ id, of, cells }) => ({
    whole: names.indexOf(of),
    parts: [...cells, rest(id)].map((name) => names.indexOf(name)).filter((place) => place >= 0),
  }))
  const secret = names.flatMap((_, place) =>
    answers[place] === 'hidden' && sums.some(({ whole, parts }) => whole === place || parts.includes(place)) ? [place] : [],
  )
  return { measure: index, names, sums, waves: measure.waves.length, answers, secret }
}

/** The true counts of a measure, in the puzzle's order. */
export function countsOf({ measure, names, sums }: Puzzle, tables: LinkedTables): Counts {
  const waves = tables.measures[measure]?.waves ?? []
  const read = (count: 'n' | 'met'): number[][] =>
    waves.map(({ tallies }) => {
      const counts = names.map((name) => tallies[name]?.[count] ?? 0)
      for (const { whole, parts } of sums) {
        const other = parts.find((place) => names[place]?.startsWith(rest('')))
        if (other === undefined) continue
        counts[other] = parts.reduce(
          (left, place) => (place === other ? left : left - (counts[place] ?? 0)),
          counts[whole] ?? 0,
        )
      }
      return counts
    })
  return { n: read('n'), met: read('met') }
}

/** The same tables with other counts for the puzzle's measure. */
export function withCounts(tables: LinkedTables, { measure, names }: Puzzle, { n, met }: Counts): LinkedTables {
  const measures = tables.measures.map((each, index) => {
    if (index !== measure) return each
    const waves = each.waves.map(({ id, tallies }, wave) => {
      const changed = Object.keys(tallies).map((name) => {
        const place = names.indexOf(name)
        return [name, { n: n[wave]?.[place] ?? 0, met: met[wave]?.[place] ?? 0 }] as const
      })
      return { id, tallies: Object.fromEntries(changed) }
    })
    return { ...each, waves }
  })
  return { ...tables, measures }
}

/** How far counts are from what is shown, in children or so; 0 where everything shown would look as it does. */
export function distance({ answers, waves }: Puzzle, { n, met }: Counts): number {
  let far = 0
  answers.forEach((answer, place) => {
    if (answer === 'hidden') return
    for (let wave = 0; wave < waves; wave++) {
      const look = answer[wave]
      if (!look) continue
      const children = n[wave]?.[place] ?? 0
      const percent = children > 0 ? Math.round((100 * (met[wave]?.[place] ?? 0)) / children) : 0
      const { size, band } = look
      far += outOf(children, size.from, size.to ?? Infinity) + (outOf(percent, band.low, band.high) * children) / 100
    }
  })
  return far
}

function outOf(value: number, low: number, high: number): number {
  return Math.max(0, low - value, value - high)
}
