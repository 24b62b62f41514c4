import type { Equation } from './linked-tables'

/** Sizes of the groups, wave by wave, and what ties them: rules 1 to 4 look at nothing else, so never at a result. */
export interface Sizes {
  /** How many groups there are. */
  size: number
  /** Every wave of every measure. */
  waves: readonly { n: readonly number[]; equations: readonly Equation[] }[]
  /** Groups that are the same children in other words. */
  together: readonly (readonly number[])[]
}

/**
 * Rules 1 to 4 of product.md, "Small numbers", until nothing changes: only ever more is hidden, so it ends.
 * @param already hidden for another reason
 * @returns by place of the group: is it hidden?
 */
export function hiddenByRules(sizes: Sizes, minimum: number, already: readonly boolean[] = []): boolean[] {
  const least = leastSizes(sizes)
  const hidden = least.map((n, place) => n < minimum || already[place] === true)
  for (;;) {
    const more = moreToHide(sizes, hidden, least, minimum)
    if (!more) return hidden
    for (const place of more) hidden[place] = true
  }
}

/** Children of each group in its smallest wave. */
function leastSizes({ size, waves }: Sizes): number[] {
  const least = Array.from({ length: size }, () => Infinity)
  for (const { n } of waves) {
    for (let place = 0; place < size; place++) {
      const here = n[place] ?? -1
      if (here >= 0 && here < (least[place] ?? 0)) least[place] = here
    }
  }
  return least
}

function moreToHide(
  { waves, together }: Sizes,
  hidden: readonly boolean[],
  least: readonly number[],
  minimum: number,
): readonly number[] | null {
  for (const same of together) {
    if (same.some((place) => hidden[place]) && same.some((place) => !hidden[place])) return same
  }
  for (const { n, equations } of waves) {
    for (const equation of equations) {
      const more = moreOf(equation, n, hidden, least, minimum)
      if (more) return more
    }
  }
  return null
}

/** Rules 1 and 3 for one split in one wave. */
function moreOf(
  { of, cells }: Equation,
  n: readonly number[],
  hidden: readonly boolean[],
  least: readonly number[],
  minimum: number,
): readonly number[] | null {
  let count = 0
  let children = 0
  let next = -1
  for (const cell of cells) {
    if (hidden[cell]) {
      count++
      children += n[cell] ?? 0
    } else if (next < 0 || isBefore(cell, next, least)) next = cell
  }
  if (hidden[of]) return next < 0 ? null : cells
  if (count === 0 || (count > 1 && children >= minimum)) return null
  // With every cell hidden and the rule still broken, the whole is the hidden cell in other words.
  return [next < 0 ? of : next]
}

/** The smaller is hidden first; of two of a size, the one that stands first in the table. */
function isBefore(place: number, other: number, least: readonly number[]): boolean {
  const by = (least[place] ?? 0) - (least[other] ?? 0)
  return by < 0 || (by === 0 && place < other)
}
