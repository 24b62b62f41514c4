/** Draws tables at random that fit what is shown. Only what is shown goes in: no count that is behind it. */
import * as prng from 'lib0/prng'
import { type Bounds, Narrowing } from './narrowing'
import { type Shown, wholePercent } from './bands'
import type { Equation } from './linked-tables'

/** A wave of a measure as it is seen from outside. By place of the group: shown, hidden, or not counted in this wave. */
export interface SeenWave {
  groups: readonly (Shown | 'hidden' | null)[]
  equations: readonly Equation[]
}

/** A table drawn for one wave: children and those who met by place of the group; −1 for groups that are not counted. */
export interface DrawnWave {
  n: readonly number[]
  met: readonly number[]
}

/**
 * Draws a table for every wave of a measure; null where this try led nowhere.
 * @param waves of the same groups and splits where `sameSizes`: then every group has one size in all of them
 */
export function drawMeasure(waves: readonly SeenWave[], sameSizes: boolean, minimum: number, random: prng.PRNG): DrawnWave[] | null {
  const plans = waves[0] ? makePlans(waves[0], random) : []
  if (sameSizes) return drawTogether(waves, plans, minimum, random)
  const drawn: DrawnWave[] = []
  for (const wave of waves) {
    const one = drawTogether([wave], plans, minimum, random)?.[0]
    if (!one) return null
    drawn.push(one)
  }
  return drawn
}

function drawTogether(waves: readonly SeenWave[], plans: readonly Plan[], minimum: number, random: prng.PRNG): DrawnWave[] | null {
  const [first] = waves
  if (!first) return []
  const narrowing = new Narrowing(waves)
  const places = first.groups.map((_, place) => place)
  if (!narrowing.settle() || !plans.every((plan) => follow(plan, narrowing, minimum, random))) return null
  if (!fixAll(narrowing, narrowing.sizes, shuffled(places, random), random)) return null
  narrowing.fitResults((wave, place) => metWithin(waves[wave]?.groups[place] ?? null, narrowing.sizes.low[place] ?? 0))
  if (!narrowing.settle()) return null
  for (const result of narrowing.results) if (!fixAll(narrowing, result, shuffled(places, random), random)) return null
  return narrowing.results.map(({ low }) => ({ n: narrowing.sizes.low, met: low }))
}

/**
 * Why the hidden cells of a split may be hidden: `small` are under the minimum; `next` (where there is one) is the next
 * larger, hidden with them because they are too few, and then not larger than any of `shown`.
 */
interface Plan {
  small: readonly number[]
  next: number | null
  shown: readonly number[]
}

/** A plan for every split whose whole is shown, drawn anew for each table. */
function makePlans({ groups, equations }: SeenWave, random: prng.PRNG): Plan[] {
  return equations.flatMap(({ of, cells }) => {
    const hidden = shuffled(cells.filter((cell) => groups[cell] === 'hidden'), random)
    if (groups[of] === 'hidden' || hidden.length === 0) return []
    const next = prng.bool(random) ? (hidden.pop() ?? null) : null
    return [{ small: hidden, next, shown: cells.filter((cell) => groups[cell] !== 'hidden') }]
  })
}

function follow({ small, next, shown }: Plan, narrowing: Narrowing, minimum: number, random: prng.PRNG): boolean {
  const { low, high } = narrowing.sizes
  let left = next !== null && small.length > 1 ? minimum - 1 : Infinity
  for (const place of small) {
    const least = low[place] ?? 0
    const size = prng.int32(random, least, Math.max(least, Math.min(high[place] ?? 0, minimum - 1, left)))
    if (!fix(narrowing, narrowing.sizes, place, size)) return false
    left -= size
  }
  if (next === null) return true
  const most = Math.min(high[next] ?? 0, ...shown.map((place) => high[place] ?? 0))
  const least = Math.max(low[next] ?? 0, minimum)
  if (least > most) return false
  const size = prng.int32(random, least, most)
  for (const place of shown) low[place] = Math.max(low[place] ?? 0, place < next ? size + 1 : size)
  return shown.every((place) => (low[place] ?? 0) <= (high[place] ?? 0)) && fix(narrowing, narrowing.sizes, next, size)
}

/** The least and the most who can have met in a group of `n` that looks like this; the least above the most for none. */
function metWithin(group: Shown | 'hidden' | null, n: number): [low: number, high: number] {
  if (group === null) return [-1, -1]
  if (group === 'hidden') return [0, n]
  let low = Math.max(0, Math.floor(((group.band.low - 1) * n) / 100))
  while (low <= n && wholePercent(n, low) < group.band.low) low++
  let high = Math.min(n, Math.ceil(((group.band.high + 1) * n) / 100))
  while (high >= 0 && wholePercent(n, high) > group.band.high) high--
  return [low, high]
}

function fixAll(narrowing: Narrowing, bounds: Bounds, places: readonly number[], random: prng.PRNG): boolean {
  return places.every((place) => {
    const [low, high] = [bounds.low[place] ?? 0, bounds.high[place] ?? 0]
    return low === high || fix(narrowing, bounds, place, prng.int32(random, low, high))
  })
}

function fix(narrowing: Narrowing, bounds: Bounds, place: number, value: number): boolean {
  bounds.low[place] = value
  bounds.high[place] = value
  return narrowing.settle()
}

function shuffled(places: number[], random: prng.PRNG): number[] {
  for (let last = places.length - 1; last > 0; last--) {
    const other = prng.int32(random, 0, last)
    const [a, b] = [places[last] ?? 0, places[other] ?? 0]
    places[last] = b
    places[other] = a
  }
  return places
}
