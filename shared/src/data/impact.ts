import type { ClauseTries } from '../cycles/tries'
import { type DataSet, hasContent, type Tally, type WaveOfData } from './data-sets'

/** What is odd about a tally, to be said kindly: "12 met, but only 9 children: which number is right?" */
export type TallyFault = 'more-met-than-children'

/** A tally with its share. `percent` is unrounded (0–100); null while a number is missing, nobody was looked at or it is at fault. */
export interface Share {
  n: number | null
  met: number | null
  percent: number | null
  fault: TallyFault | null
}

/** Before → after of one group, children first. Null wherever a number is missing. */
export interface GroupImpact {
  /** A cell's id, or `whole`. */
  id: string
  label: string
  before: Share
  after: Share
  /** Children who met the mark after, less those before. */
  changeInChildren: number | null
  /** Children of the later wave who have not met the mark yet. */
  notYet: number | null
  /** Points by which one child moves the share (100/n), where there are fewer than ten; else null. */
  eachCounts: number | null
  /** The later wave looked at another number of children than the first. */
  sizeChanged: boolean
}

/** Distance between two groups, in unrounded points: the one ahead at first less the other. Below 0: overtaken. */
export interface Gap {
  ahead: string
  behind: string
  before: number
  after: number
}

export interface Impact {
  before: WaveOfData
  after: WaveOfData
  whole: GroupImpact
  breakdowns: { id: string; name: string; groups: GroupImpact[]; gap: Gap | null }[]
}

/** Fewer children than this are drawn child by child (product.md, "Small numbers": inside the team). */
export const fewChildren = 10

export function shareOf({ n, met }: Tally): Share {
  if (n !== null && met !== null && met > n) return { n, met, percent: null, fault: 'more-met-than-children' }
  return { n, met, percent: n !== null && met !== null && n > 0 ? (100 * met) / n : null, fault: null }
}

/** Compares the baseline of a data set of counts with its last later wave that has content; null while there is none. */
export function impactOf(set: DataSet): Impact | null {
  if (set.content !== 'counts') return null
  const before = set.waves.find((wave) => wave.wave === 'baseline' && hasContent(set, wave))
  const after = set.waves.findLast((wave) => (wave.wave === 'mid' || wave.wave === 'end') && hasContent(set, wave))
  return before && after ? compareWaves(before, after) : null
}

/** Compares two waves of one data set of counts, whole group and every cell. */
export function compareWaves(before: WaveOfData, after: WaveOfData): Impact {
  const breakdowns = after.breakdowns.map(({ id, name, cells }) => {
    const earlier = before.breakdowns.find((breakdown) => breakdown.id === id)?.cells ?? []
    const groups = cells.map((cell) => {
      const tally = earlier.find((other) => other.id === cell.id)?.value ?? { n: null, met: null }
      return groupImpact(cell.id, cell.label, tally, cell.value)
    })
    return { id, name, groups, gap: gapOf(groups) }
  })
  return { before, after, whole: groupImpact('whole', '', before.whole, after.whole), breakdowns }
}

/**
 * The gap of a breakdown of exactly two groups, before → after. With more than two there is no one gap, and null is
 * returned; so too while a share is missing. Grade 3 of product.md: 30.2 → 13.8.
 */
export function gapOf(groups: readonly GroupImpact[]): Gap | null {
  const [first, second] = groups
  if (!first || !second || groups.length !== 2) return null
  const shares = [first.before, second.before, first.after, second.after].map(({ percent }) => percent)
  const [firstBefore, secondBefore, firstAfter, secondAfter] = shares
  if (firstBefore == null || secondBefore == null || firstAfter == null || secondAfter == null) return null
  const isFirstAhead = firstBefore > secondBefore || (firstBefore === secondBefore && firstAfter >= secondAfter)
  const sign = isFirstAhead ? 1 : -1
  return {
    ahead: isFirstAhead ? first.id : second.id,
    behind: isFirstAhead ? second.id : first.id,
    before: sign * (firstBefore - secondBefore),
    after: sign * (firstAfter - secondAfter),
  }
}

/** A clause tried at least this often, and by at least two of us where that is known, has been tried enough to judge. */
export const enoughTries = 6
const enoughTriers = 2

/**
 * Reads a result as "not yet tried enough to judge" (product.md, Assess). The numbers of the rule are ours:
 * - the result is weak: the whole group's later share is below what was expected (the prediction, else the goal), or
 *   without either has not risen;
 * - and some clause of the theory has hardly been tried: fewer than six times, or by one of us alone.
 * False while there is no result, or no clause: then there is nothing to say.
 * @param expected percent, from `predictedPercent ?? goalTarget`
 */
export function notTriedEnough(whole: GroupImpact, expected: number | null, tries: readonly ClauseTries[]): boolean {
  const before = whole.before.percent
  const after = whole.after.percent
  if (after === null || (expected === null && before === null)) return false
  const isWeak = expected !== null ? after < expected : before !== null && after <= before
  return isWeak && tries.some((clause) => clause.clause !== null && hardlyTried(clause))
}

/** Has this clause been tried too little to judge it? See {@link notTriedEnough}. */
export function hardlyTried({ count, triers }: ClauseTries): boolean {
  return count < enoughTries || (triers !== null && triers < enoughTriers)
}

function groupImpact(id: string, label: string, earlier: Tally, later: Tally): GroupImpact {
  const before = shareOf(earlier)
  const after = shareOf(later)
  const isSound = before.fault === null && after.fault === null
  const size = after.n ?? before.n
  return {
    id,
    label,
    before,
    after,
    changeInChildren: isSound && before.met !== null && after.met !== null ? after.met - before.met : null,
    notYet: after.fault === null && after.n !== null && after.met !== null ? after.n - after.met : null,
    eachCounts: size !== null && size > 0 && size < fewChildren ? 100 / size : null,
    sizeChanged: before.n !== null && after.n !== null && before.n !== after.n,
  }
}
