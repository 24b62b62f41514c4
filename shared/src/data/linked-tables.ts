import type { Tally } from './data-sets'

/** A group of children splits into cells; whoever is in none of them is "other / unknown". */
export interface Breakdown {
  id: string
  of: string
  cells: readonly string[]
}

/** One measure: who met the mark, wave by wave. */
export interface MeasureTables {
  id: string
  waves: readonly { id: string; tallies: Readonly<Record<string, Tally>> }[]
  breakdowns: readonly Breakdown[]
}

/**
 * Everything that is shown together, or could be laid side by side: tables that share a group name it by the same id.
 * A grade within its school: `{ of: 'school', cells: ['grade3', 'grade4'] }` beside `{ of: 'grade3', cells: […] }`.
 */
export interface LinkedTables {
  /** Every group of children, in the fixed order that decides ties: never by result. */
  groups: readonly string[]
  measures: readonly MeasureTables[]
  /** Groups that are the same children in other words: hidden in one table, hidden in all. */
  together?: readonly (readonly string[])[]
}

/** A split whose numbers are all there and fit: `of` is the sum of `cells`, by place in {@link Looks.n}. */
export interface Equation {
  of: number
  cells: readonly number[]
}

/** One wave of one measure, by place of the group. What is missing or does not fit is −1, and in no equation. */
export interface Looks {
  n: number[]
  met: number[]
  equations: Equation[]
}

/** Linked tables made whole: with a group for everybody whom a breakdown does not name. */
export interface WholeTables {
  /** How many groups there are, the implicit ones last. */
  size: number
  /** The implicit "other / unknown" groups, by place of their measure and id of their breakdown. */
  others: { measure: number; breakdown: string; place: number }[]
  /** By measure, by wave. */
  looks: Looks[][]
  together: number[][]
}

const absent = -1

/**
 * Rule 1: makes tables whole. Where a split does not fit in a wave (a count is missing, more met than there are
 * children, groups that add up to more than the whole), nothing of it counts in that wave: its cells have no result
 * there, whichever of them is at fault.
 */
export function makeWhole({ groups, measures, together = [] }: LinkedTables): WholeTables {
  const places = new Map(groups.map((group, place) => [group, place]))
  const placeOf = (group: string): number => {
    const place = places.get(group)
    if (place === undefined) throw new RangeError(`no such group: ${group}`)
    return place
  }
  const others: WholeTables['others'] = []
  const sameOther = new Map<string, number[]>()
  let size = groups.length
  const looks = measures.map((measure, measureIndex) => {
    const splits = measure.breakdowns.map(({ of, cells }) => ({ of: placeOf(of), cells: [...new Set(cells)].map(placeOf) }))
    const waves = measure.waves.map(({ tallies }) => soundLooks(groups, tallies, splits))
    measure.breakdowns.forEach(({ id }, index) => {
      const rests = waves.map((wave) => restOf(wave, splits[index]))
      if (!rests.some((rest) => rest !== null && rest.n > 0)) return
      const place = size++
      others.push({ measure: measureIndex, breakdown: id, place })
      sameOther.set(id, [...(sameOther.get(id) ?? []), place])
      splits[index]?.cells.push(place)
      rests.forEach((rest, wave) => setTally(waves[wave], place, rest))
    })
    return waves.map((wave) => ({ ...wave, equations: splits.filter((split) => isUsable(wave, split)) }))
  })
  for (const look of looks.flat()) pad(look, size)
  return { size, others, looks, together: [...together.map((same) => same.map(placeOf)), ...sameOther.values()] }
}

type Split = { of: number; cells: number[] }
type Counted = Pick<Looks, 'n' | 'met'>

/** Reads a wave, and takes out of it whatever a split that does not fit has touched, until nothing more falls out. */
function soundLooks(groups: readonly string[], tallies: Readonly<Record<string, Tally>>, splits: readonly Split[]): Counted {
  const wave: Counted = { n: [], met: [] }
  groups.forEach((group, place) => setTally(wave, place, soundTally(tallies[group])))
  for (let before = -1, after = 0; before !== after;) {
    before = after
    for (const split of splits) {
      if (!isUsable(wave, split) || restOf(wave, split) === null) for (const cell of split.cells) setTally(wave, cell, null)
    }
    after = wave.n.filter((n) => n === absent).length
  }
  return wave
}

function soundTally(tally: Tally | undefined): { n: number; met: number } | null {
  if (!tally || tally.n === null || tally.met === null) return null
  const { n, met } = tally
  return Number.isInteger(n) && Number.isInteger(met) && met >= 0 && met <= n ? { n, met } : null
}

function isUsable(wave: Counted, { of, cells }: Split): boolean {
  return cells.length > 0 && [of, ...cells].every((place) => (wave.n[place] ?? absent) !== absent)
}

/** Whom the cells leave out; null where they do not fit into the whole. */
function restOf(wave: Counted, split: Split | undefined): { n: number; met: number } | null {
  if (!split || !isUsable(wave, split)) return null
  const sum = (counts: readonly number[]): number => split.cells.reduce((total, cell) => total + (counts[cell] ?? 0), 0)
  const rest = { n: (wave.n[split.of] ?? 0) - sum(wave.n), met: (wave.met[split.of] ?? 0) - sum(wave.met) }
  return rest.n >= 0 && rest.met >= 0 && rest.met <= rest.n ? rest : null
}

function setTally(wave: Counted | undefined, place: number, tally: { n: number; met: number } | null): void {
  if (!wave) return
  wave.n[place] = tally?.n ?? absent
  wave.met[place] = tally?.met ?? absent
}

function pad({ n, met }: Counted, size: number): void {
  for (let place = 0; place < size; place++) {
    n[place] ??= absent
    met[place] ??= absent
  }
}
