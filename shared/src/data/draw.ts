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
export function drawMeasure(
  waves: readonly SeenWave[],
  sameSizes: boolean,
  minimum: number,
  random: prng.PRNG,
): DrawnWave[] | null {
  const plans = waves[0] ? makePlans(waves[0]) : []
  if (sameSizes) return drawTogether(waves, plans, minimum, random)
  const drawn: DrawnWave[] = []
  for (const wave of waves) {
    const one = drawTogether([wave], plans, minimum, random)?.[0]
    if (!one) return null
    drawn.push(one)
  }
  return drawn
}

function drawTogether(
  waves: readonly SeenWave[],
  plans: readonly Plan[],
  minimum: number,
  random: prng.PRNG,
): DrawnWave[] | null {
  const [first] = waves
  if (!first) return []
  const narrowing = new Narrowing(waves)
  const places = first.groups.map((_, place) => place)
  if (!narrowing.settle() || !plans.every((plan) => follow(plan, narrowing, minimum, random)) || !narrowing.settle())
    return null
  if (!fixAll(narrowing, narrowing.sizes, shuffled(places, random), random)) return null
  narrowing.fitResults((wave, place) => metWithin(waves[wave]?.groups[place] ?? null, narrowing.sizes.low[place] ?? 0))
  if (!narrowing.settle()) return null
  for (const result of narrowing.results) if (!fixAll(narrowing, result, shuffled(places, random), random)) return null
  if (!narrowing.isTable()) return null
  return narrowing.results.map(({ low }) => ({ n: narrowing.sizes.low, met: low }))
}

/** The hidden and the shown cells of a split whose whole is shown. */
interface Plan {
  of: number
  hidden: readonly number[]
  shown: readonly number[]
  /** Hidden cells that another split could have hidden: here they may be of any size. */
  elsewhere: ReadonlySet<number>
}

function makePlans({ groups, equations }: SeenWave): Plan[] {
  return equations.flatMap((equation) => {
    const { of, cells } = equation
    const hidden = cells.filter((cell) => groups[cell] === 'hidden')
    if (groups[of] === 'hidden' || hidden.length === 0) return []
    const elsewhere = hidden.filter((cell) =>
      equations.some((other) => other.of === cell || (other !== equation && other.cells.includes(cell))),
    )
    return [{ of, hidden, shown: cells.filter((cell) => groups[cell] !== 'hidden'), elsewhere: new Set(elsewhere) }]
  })
}

/**
 * Gives the hidden cells of a split sizes for which the rules may have hidden them: all under the minimum; or all but
 * one, which is the next larger, and then not larger than any that is shown.
 */
function follow(plan: Plan, narrowing: Narrowing, minimum: number, random: prng.PRNG): boolean {
  const { low, high } = narrowing.sizes
  const next = nextLarger(plan, narrowing.sizes, minimum, random)
  let left = next !== null && plan.hidden.length > 2 ? minimum - 1 : Infinity
  for (const place of shuffled([...plan.hidden], random)) {
    if (place === next) continue
    const [least, most] = [low[place] ?? 0, Math.min(high[place] ?? 0, minimum - 1, left)]
    if (plan.elsewhere.has(place) && (least > most || prng.bool(random))) continue
    if (least > most) return false
    const size = prng.int32(random, least, most)
    if (!narrowing.fix(narrowing.sizes, place, size)) return false
    left -= size
  }
  return next === null || plan.elsewhere.has(next) || fixNext(next, plan, narrowing, minimum, random)
}

/** The cell that is hidden for being next larger, where there has to be one, else now and then; null for none. */
function nextLarger({ of, hidden, shown }: Plan, { low, high }: Bounds, minimum: number, random: prng.PRNG): number | null {
  const large = hidden.filter((place) => (low[place] ?? 0) >= minimum)
  const fewest = shown.reduce((left, place) => left - (high[place] ?? 0), low[of] ?? 0)
  const mostSmall = hidden.reduce((total, place) => total + Math.min(high[place] ?? 0, minimum - 1), 0)
  const could = large.length > 0 ? large : hidden.filter((place) => (high[place] ?? 0) >= minimum)
  if (could.length === 0 || (large.length === 0 && fewest <= mostSmall && prng.bool(random))) return null
  return could[prng.int32(random, 0, could.length - 1)] ?? null
}

function fixNext(next: number, { shown }: Plan, narrowing: Narrowing, minimum: number, random: prng.PRNG): boolean {
  const { low, high } = narrowing.sizes
  const most = Math.min(high[next] ?? 0, ...shown.map((place) => high[place] ?? 0))
  const least = Math.max(low[next] ?? 0, minimum)
  if (least > most) return false
  const size = prng.int32(random, least, most)
  for (const place of shown) low[place] = Math.max(low[place] ?? 0, place < next ? size + 1 : size)
  return shown.every((place) => (low[place] ?? 0) <= (high[place] ?? 0)) && narrowing.fix(narrowing.sizes, next, size)
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
    if (low === high) return true
    if (!narrowing.fix(bounds, place, prng.int32(random, low, high))) return false
    return bounds !== narrowing.sizes || narrowing.settle()
  })
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
