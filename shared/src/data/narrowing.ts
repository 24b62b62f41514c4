import type { SeenWave } from './draw'
import type { Equation } from './linked-tables'

/** Inclusive bounds by place of the group. */
export interface Bounds {
  low: number[]
  high: number[]
}

/** No group of a school is larger; a bound for groups of which nothing is known. */
const largest = 1_000

/** Rounds of narrowing before the bounds are taken as they are: they need not be the narrowest, only right. */
const mostRounds = 2

/**
 * What the sizes of groups, and in each wave the children who met, can be at the least and at the most. Narrows by the
 * sums (a whole is the sum of its cells) and by the bands (between these percents of the children met).
 */
export class Narrowing {
  readonly sizes: Bounds
  /** By wave. */
  readonly results: Bounds[]
  private readonly equations: readonly Equation[]

  constructor(private readonly waves: readonly SeenWave[]) {
    const groups = waves[0]?.groups ?? []
    this.equations = waves[0]?.equations ?? []
    this.sizes = {
      low: groups.map((group) => (group === null ? -1 : group === 'hidden' ? 0 : group.size.from)),
      high: groups.map((group) => (group === null ? -1 : group === 'hidden' ? largest : (group.size.to ?? largest))),
    }
    this.results = waves.map(() => ({
      low: groups.map((group) => (group === null ? -1 : 0)),
      high: groups.map((group) => (group === null ? -1 : largest)),
    }))
  }

  /** Narrows all bounds by sums and bands. False where nothing fits. */
  settle(): boolean {
    for (let round = 0; round < mostRounds; round++) {
      let narrowed = this.settleSums(this.sizes)
      for (let wave = 0; wave < this.waves.length; wave++) {
        narrowed = worse(narrowed, worse(this.settleSums(this.results[wave]), this.narrowByBands(wave)))
        if (narrowed === 'nothing fits') return false
      }
      if (narrowed !== 'narrower') return narrowed === 'the same'
    }
    return true
  }

  /** Gives a group one value, and narrows its bounds by the sums alone. False where nothing fits. */
  fix(bounds: Bounds, place: number, value: number): boolean {
    bounds.low[place] = value
    bounds.high[place] = value
    return this.settleSums(bounds) !== 'nothing fits'
  }

  /** Is one value left to every group, and do all the sums hold? */
  isTable(): boolean {
    return [this.sizes, ...this.results].every(
      ({ low, high }) =>
        low.every((value, place) => value === high[place]) &&
        this.equations.every(({ of, cells }) => low[of] === cells.reduce((total, cell) => total + (low[cell] ?? 0), 0)),
    )
  }

  private settleSums(bounds: Bounds | undefined): Narrowed {
    let narrowed: Narrowed = 'the same'
    for (let round = 0; bounds && round < mostRounds; round++) {
      const now = narrowBySums(bounds, this.equations)
      narrowed = worse(narrowed, now)
      if (now !== 'narrower') break
    }
    return narrowed
  }

  /** Sets what can have met in every wave, once the sizes are known. */
  fitResults(within: (wave: number, place: number) => [low: number, high: number]): void {
    this.results.forEach((bounds, wave) => {
      bounds.low.forEach((_, place) => {
        const [low, high] = within(wave, place)
        bounds.low[place] = Math.max(low, bounds.low[place] ?? 0)
        bounds.high[place] = Math.min(high, bounds.high[place] ?? 0)
      })
    })
  }

  private narrowByBands(wave: number): Narrowed {
    const result = this.results[wave]
    if (!result) return 'the same'
    let narrowed: Narrowed = 'the same'
    const groups = this.waves[wave]?.groups ?? []
    for (let place = 0; place < groups.length; place++) {
      const group = groups[place] ?? null
      if (group === null) continue
      // Half a point off either end: bands are of rounded percents.
      const least = group === 'hidden' ? 0 : Math.max(0, group.band.low - 0.5) / 100
      const most = group === 'hidden' ? 1 : Math.min(100, group.band.high + 0.5) / 100
      const [nLow, nHigh] = [this.sizes.low[place] ?? 0, this.sizes.high[place] ?? 0]
      const [metLow, metHigh] = [result.low[place] ?? 0, result.high[place] ?? 0]
      const one = tighten(result, place, Math.ceil(nLow * least - slack), Math.floor(nHigh * most + slack))
      const two = tighten(
        this.sizes,
        place,
        Math.ceil(metLow / most - slack),
        least > 0 ? Math.floor(metHigh / least + slack) : nHigh,
      )
      if (one === 'nothing fits' || two === 'nothing fits') return 'nothing fits'
      if (one === 'narrower' || two === 'narrower') narrowed = 'narrower'
    }
    return narrowed
  }
}

/** Guards whole numbers against the last digit of a division. */
const slack = 1e-9

type Narrowed = 'narrower' | 'the same' | 'nothing fits'

function worse(a: Narrowed, b: Narrowed): Narrowed {
  if (a === 'nothing fits' || b === 'nothing fits') return 'nothing fits'
  return a === 'narrower' ? a : b
}

function tighten({ low, high }: Bounds, place: number, least: number, most: number): Narrowed {
  const [wasLow, wasHigh] = [low[place] ?? 0, high[place] ?? 0]
  const newLow = Math.max(wasLow, least)
  const newHigh = Math.min(wasHigh, most)
  if (newLow > newHigh) return 'nothing fits'
  if (newLow === wasLow && newHigh === wasHigh) return 'the same'
  low[place] = newLow
  high[place] = newHigh
  return 'narrower'
}

function narrowBySums({ low, high }: Bounds, equations: readonly Equation[]): Narrowed {
  let isNarrower = false
  for (const { of, cells } of equations) {
    let [least, most] = [0, 0]
    for (const cell of cells) {
      least += low[cell] ?? 0
      most += high[cell] ?? 0
    }
    const wholeLow = Math.max(low[of] ?? 0, least)
    const wholeHigh = Math.min(high[of] ?? 0, most)
    if (wholeLow > wholeHigh) return 'nothing fits'
    if (wholeLow !== low[of] || wholeHigh !== high[of]) isNarrower = true
    low[of] = wholeLow
    high[of] = wholeHigh
    for (const cell of cells) {
      const [cellLow, cellHigh] = [low[cell] ?? 0, high[cell] ?? 0]
      const newLow = Math.max(cellLow, wholeLow - (most - cellHigh))
      const newHigh = Math.min(cellHigh, wholeHigh - (least - cellLow))
      if (newLow > newHigh) return 'nothing fits'
      if (newLow === cellLow && newHigh === cellHigh) continue
      isNarrower = true
      low[cell] = newLow
      high[cell] = newHigh
      least += newLow - cellLow
      most += newHigh - cellHigh
    }
  }
  return isNarrower ? 'narrower' : 'the same'
}
