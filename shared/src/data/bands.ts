/**
 * How the results of a group are told outside its team: how large it is, roughly, and in which band its percentage
 * lies. Never a count (product.md, "Small numbers", rule 5).
 */

/** Children of a group, roughly. `to` null: this many or more. */
export interface SizeTier {
  from: number
  to: number | null
}

/**
 * A percentage, roughly: whole percents, both ends included. Low 0 reads "≤ high %", high 100 reads "≥ low %", and equal
 * ends are one whole percent.
 */
export interface Band {
  low: number
  high: number
}

/** All that anybody outside learns of a group's result in one wave. */
export interface Shown {
  size: SizeTier
  band: Band
}

/** The cut of bands for groups of at least `from` children: bands `width` wide, closed to "≤ end" and "≥ 100 − end". */
export interface TierCut {
  from: number
  width: number
  end: number
}

/** What a building sets. {@link defaultSettings} are the product's. */
export interface SuppressionSettings {
  /** A group of fewer children is never shown: 5 to 30. */
  minimum: number
  /** By size, the smallest first. */
  tiers: readonly TierCut[]
}

export const leastMinimum = 5
export const mostMinimum = 30

export const defaultSettings: SuppressionSettings = {
  minimum: 10,
  tiers: [
    { from: 10, width: 10, end: 20 },
    { from: 21, width: 10, end: 10 },
    { from: 41, width: 5, end: 5 },
    { from: 101, width: 1, end: 2 },
    { from: 301, width: 1, end: 1 },
  ],
}

/** Widths that divide a hundred percent evenly. */
export const bandWidths = [1, 2, 5, 10, 20] as const
/** A closed end says no less than this. */
export const widestEnd = 40

/**
 * May a building cut its bands so? It may tell less than the product's own bands do, never more: those are what the rule
 * was attacked with (docs/small-numbers.md).
 */
export function isAtLeastAsWide(tiers: readonly TierCut[]): boolean {
  return (
    tiers.length === defaultSettings.tiers.length &&
    defaultSettings.tiers.every((own, index) => {
      const cut = tiers[index]
      return (
        cut?.from === own.from &&
        cut.width >= own.width &&
        bandWidths.some((width) => width === cut.width) &&
        Number.isInteger(cut.end) &&
        cut.end >= own.end &&
        cut.end <= widestEnd
      )
    })
  )
}

interface Tier {
  size: SizeTier
  cut: TierCut
}

/** A tier that would hold fewer sizes than this says too exactly how many children there are: it joins the next. */
const fewestSizes = 10

/**
 * The tiers that a minimum leaves: the first begins at the minimum itself. One that the minimum cuts short joins the
 * next, with the wider bands of the two.
 * @throws RangeError where the settings are none: a minimum outside 5–30, tiers that do not rise, bands without width
 */
export function tiersOf({ minimum, tiers }: SuppressionSettings): Tier[] {
  if (!Number.isInteger(minimum) || minimum < leastMinimum || minimum > mostMinimum) {
    throw new RangeError(`the minimum is a whole number from ${leastMinimum} to ${mostMinimum}`)
  }
  const cuts = tiers.map((cut, index) => ({ cut, from: cut.from, to: (tiers[index + 1]?.from ?? Infinity) - 1 }))
  const sound = cuts.every(
    ({ cut, from, to }) =>
      [cut.from, cut.width, cut.end].every((part) => Number.isInteger(part) && part >= 1) && cut.end < 50 && to >= from,
  )
  if (!sound || cuts.length === 0) throw new RangeError('tiers rise, and have bands of at least one percent')
  const standing = cuts
    .filter(({ to }) => to >= minimum)
    .map((tier, index) => (index === 0 ? { ...tier, from: minimum } : tier))
  const [first, second, ...rest] = standing
  if (first && second && first.to - first.from + 1 < fewestSizes) {
    const wider = {
      from: minimum,
      width: Math.max(first.cut.width, second.cut.width),
      end: Math.max(first.cut.end, second.cut.end),
    }
    standing.splice(0, standing.length, { cut: wider, from: minimum, to: second.to }, ...rest)
  }
  return standing.map(({ cut, from, to }) => ({ cut, size: { from, to: to === Infinity ? null : to } }))
}

/** `met` of `n` as a whole percent, halves up: 29 of 71 is 41. For `n` above 0. */
export function wholePercent(n: number, met: number): number {
  return Math.floor((200 * met + n) / (2 * n))
}

/**
 * The tier and the band of a group.
 * @param n children, at least the minimum
 * @param met of them, 0 to n
 */
export function bandOf(tiers: readonly Tier[], n: number, met: number): Shown {
  const tier = tiers.findLast(({ size }) => n >= size.from)
  if (!tier) throw new RangeError('a group under the minimum has no band')
  return { size: tier.size, band: bandIn(tier.cut, wholePercent(n, met)) }
}

function bandIn({ width, end }: TierCut, percent: number): Band {
  if (percent <= end) return { low: 0, high: end }
  if (percent >= 100 - end) return { low: 100 - end, high: 100 }
  const start = percent - (percent % width)
  return { low: Math.max(start, end + 1), high: Math.min(start + width - 1, 99 - end) }
}

export type { Tier }

/** A distance in points, roughly, as two bands allow it: `low` and `high` may be below 0. */
export interface Points {
  low: number
  high: number
}

/** How far band `a` lies above band `b`, in points: made from the bands, never from what is behind them. */
export function pointsBetween(a: Band, b: Band): Points {
  return { low: a.low - b.high, high: a.high - b.low }
}

/** What two bands of one group say of its way from one wave to the next: `unclear` while they could be the same. */
export function directionOf(before: Band, after: Band): 'up' | 'down' | 'unclear' {
  if (after.low > before.high) return 'up'
  return after.high < before.low ? 'down' : 'unclear'
}
