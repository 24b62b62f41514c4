/**
 * The gate (product.md, "Small numbers", rules 3 and 6): is there, for every hidden group, more than one value that fits
 * everything shown? The gate looks for another table that fits and in which the group's children, those of them who
 * met, and its percentage are different. It finds one or hides more: it may hide too much, never too little.
 */
import { bandOf, type Tier } from './bands'
import type { Equation, Looks } from './linked-tables'

type Next = (places: readonly number[]) => number | undefined

/** What to hide because a hidden group could be worked out; undefined when none can. */
export function pinnedGroup(
  looks: readonly Looks[],
  hidden: readonly boolean[],
  tiers: readonly Tier[],
  next: Next,
): number[] | undefined {
  for (const wave of looks) {
    const search = new Search(wave, hidden, tiers)
    const places = new Set(wave.equations.flatMap(({ cells }) => cells.filter((cell) => hidden[cell])))
    for (const place of places) {
      if (search.isFree(place)) continue
      const more = nearest(wave.equations, place, next)
      if (more !== undefined) return [more]
    }
  }
  return undefined
}

/** The smallest shown group of a split that holds `place`; then its whole; then whatever else is shown in the wave. */
function nearest(equations: readonly Equation[], place: number, next: Next): number | undefined {
  const around = equations.filter(({ cells }) => cells.includes(place))
  return (
    next(around.flatMap(({ cells }) => [...cells])) ??
    next(around.map(({ of }) => of)) ??
    next(equations.flatMap(({ of, cells }) => [of, ...cells]))
  )
}

/** One more or one fewer child, and of those who met. */
const steps = [
  [0, 1],
  [0, -1],
  [-1, 0],
  [1, 1],
  [1, 0],
  [-1, -1],
] as const

/** More tries than this in one search means: not found. */
const mostTries = 400

/** Looks for other tables that fit one wave. Values are put back after each search. */
class Search {
  private readonly n: number[]
  private readonly met: number[]
  private readonly moved = new Set<number>()
  private tries = 0

  constructor(
    private readonly wave: Looks,
    private readonly hidden: readonly boolean[],
    private readonly tiers: readonly Tier[],
  ) {
    this.n = [...wave.n]
    this.met = [...wave.met]
  }

  /** Do other tables fit in which this hidden group has another size, another number who met, another percentage? */
  isFree(place: number): boolean {
    const found = [[this.wave.n[place] ?? 0, this.wave.met[place] ?? 0]]
    for (const [n, met] of steps) {
      this.tries = 0
      if (!this.move(place, n, met)) continue
      found.push([(this.wave.n[place] ?? 0) + n, (this.wave.met[place] ?? 0) + met])
      if (differ(found)) return true
    }
    return false
  }

  /** Can the group change by this much, once the rest of the table has made up for it? */
  private move(place: number, n: number, met: number): boolean {
    if (++this.tries > mostTries || !this.take(place, n, met)) return false
    this.moved.add(place)
    const canBe = this.balance()
    this.moved.delete(place)
    this.put(place, -n, -met)
    return canBe
  }

  /** Lets other groups make up for what the moved ones changed. */
  private balance(): boolean {
    for (const { of, cells } of this.wave.equations) {
      const n = this.sum(this.n, cells) - (this.n[of] ?? 0)
      const met = this.sum(this.met, cells) - (this.met[of] ?? 0)
      if (n === 0 && met === 0) continue
      const open = [...cells, of].filter((each) => !this.moved.has(each))
      const hiddenFirst = [...open.filter((each) => this.hidden[each]), ...open.filter((each) => !this.hidden[each])]
      return hiddenFirst.some((each) => (each === of ? this.move(each, n, met) : this.move(each, -n, -met)))
    }
    return true
  }

  private take(place: number, n: number, met: number): boolean {
    this.put(place, n, met)
    if (this.fits(place)) return true
    this.put(place, -n, -met)
    return false
  }

  private put(place: number, n: number, met: number): void {
    this.n[place] = (this.n[place] ?? 0) + n
    this.met[place] = (this.met[place] ?? 0) + met
  }

  /** A hidden group may be anything; a shown one still looks as it does. */
  private fits(place: number): boolean {
    const n = this.n[place] ?? 0
    const met = this.met[place] ?? 0
    if (met < 0 || met > n) return false
    if (this.hidden[place]) return true
    const least = this.tiers[0]?.size.from ?? 0
    if (n < least) return false
    const was = bandOf(this.tiers, this.wave.n[place] ?? 0, this.wave.met[place] ?? 0)
    const is = bandOf(this.tiers, n, met)
    return was.size.from === is.size.from && was.band.low === is.band.low && was.band.high === is.band.high
  }

  private sum(counts: readonly number[], places: readonly number[]): number {
    return places.reduce((total, place) => total + (counts[place] ?? 0), 0)
  }
}

/** Two sizes, two numbers who met, and two percentages among these? */
function differ(found: readonly number[][]): boolean {
  const percents = found.flatMap(([n = 0, met = 0]) => (n > 0 ? [met / n] : []))
  return [found.map(([n]) => n), found.map(([, met]) => met), percents].every((values) => new Set(values).size > 1)
}
