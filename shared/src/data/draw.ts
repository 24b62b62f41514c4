/** Draws tables at random that fit what is shown. Only what is shown goes in: no count that is behind it. */
import * as prng from 'lib0/prng'
import { type Shown, wholePercent } from './bands'
import type { Equation } from './linked-tables'

/** A wave of a measure as it is seen from outside. By place of the group: shown, hidden, or not counted in this wave. */
export interface SeenWave {
  groups: readonly (Shown | 'hidden' | null)[]
  equations: readonly Equation[]
}

/** Inclusive bounds of every group's number. */
interface Bounds {
  low: number[]
  high: number[]
}

/** No group of a school is larger; a bound for groups of which nothing is known. */
const largest = 1_000

/** Draws a number of children for every group, or null where this try led nowhere; −1 for groups that are not counted. */
export function drawSizes({ groups, equations }: SeenWave, minimum: number, random: prng.PRNG): number[] | null {
  const bounds: Bounds = {
    low: groups.map((group) => (group === null ? -1 : group === 'hidden' ? 0 : group.size.from)),
    high: groups.map((group) => (group === null ? -1 : group === 'hidden' ? largest : (group.size.to ?? largest))),
  }
  const places = groups.map((_, place) => place)
  const hidden = shuffled(places.filter((place) => groups[place] === 'hidden'), random)
  // Hidden groups are small, or the next larger to them: all of them small, or all but one.
  const open = prng.bool(random) ? hidden.pop() : undefined
  const shown = shuffled(places.filter((place) => groups[place] !== 'hidden'), random)
  if (!narrow(bounds, equations)) return null
  for (const place of hidden) {
    const low = bounds.low[place] ?? 0
    const high = Math.max(low, Math.min(bounds.high[place] ?? 0, minimum - 1))
    if (!fix(bounds, equations, place, prng.int32(random, low, high))) return null
  }
  return fixAll(bounds, equations, open === undefined ? shown : [...shown, open], random)
}

/** Draws how many met for every group, given how many children there are; null where no table fits these sizes. */
export function drawMet({ groups, equations }: SeenWave, n: readonly number[], random: prng.PRNG): number[] | null {
  const bounds: Bounds = { low: [], high: [] }
  groups.forEach((group, place) => {
    const [low, high] = group === null ? [-1, -1] : metWithin(group, n[place] ?? 0)
    bounds.low[place] = low
    bounds.high[place] = high
  })
  if (bounds.low.some((low, place) => low > (bounds.high[place] ?? 0)) || !narrow(bounds, equations)) return null
  return fixAll(bounds, equations, shuffled(groups.map((_, place) => place), random), random)
}

/** The least and the most who can have met in a group of `n` that looks like this; the least above the most for none. */
function metWithin(group: Shown | 'hidden', n: number): [low: number, high: number] {
  if (group === 'hidden') return [0, n]
  let low = Math.max(0, Math.floor(((group.band.low - 1) * n) / 100))
  while (low <= n && wholePercent(n, low) < group.band.low) low++
  let high = Math.min(n, Math.ceil(((group.band.high + 1) * n) / 100))
  while (high >= 0 && wholePercent(n, high) > group.band.high) high--
  return [low, high]
}

function fixAll(bounds: Bounds, equations: readonly Equation[], places: readonly number[], random: prng.PRNG): number[] | null {
  for (const place of places) {
    const [low, high] = [bounds.low[place] ?? 0, bounds.high[place] ?? 0]
    if (low < high && !fix(bounds, equations, place, prng.int32(random, low, high))) return null
  }
  return bounds.low
}

function fix(bounds: Bounds, equations: readonly Equation[], place: number, value: number): boolean {
  bounds.low[place] = value
  bounds.high[place] = value
  return narrow(bounds, equations)
}

/** Narrows bounds by every sum, until nothing changes. False where nothing fits. */
function narrow({ low, high }: Bounds, equations: readonly Equation[]): boolean {
  for (let changed = true; changed; ) {
    changed = false
    for (const { of, cells } of equations) {
      let [least, most] = [0, 0]
      for (const cell of cells) {
        least += low[cell] ?? 0
        most += high[cell] ?? 0
      }
      const wholeLow = Math.max(low[of] ?? 0, least)
      const wholeHigh = Math.min(high[of] ?? 0, most)
      if (wholeLow > wholeHigh) return false
      changed ||= wholeLow !== low[of] || wholeHigh !== high[of]
      low[of] = wholeLow
      high[of] = wholeHigh
      for (const cell of cells) {
        const [cellLow, cellHigh] = [low[cell] ?? 0, high[cell] ?? 0]
        const newLow = Math.max(cellLow, wholeLow - (most - cellHigh))
        const newHigh = Math.min(cellHigh, wholeHigh - (least - cellLow))
        if (newLow > newHigh) return false
        if (newLow === cellLow && newHigh === cellHigh) continue
        changed = true
        low[cell] = newLow
        high[cell] = newHigh
        least += newLow - cellLow
        most += newHigh - cellHigh
      }
    }
  }
  return true
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
