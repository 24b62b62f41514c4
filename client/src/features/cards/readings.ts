import type { CardBreakdown, CardCell } from 'shared/cards/schema'
import { type Band, directionOf, type Points, pointsBetween } from 'shared/data/bands'

/** What the bands of one group say of its way, first wave to last. */
export type Reading =
  | { kind: 'up' | 'down' | 'unclear'; before: Band; after: Band }
  /** Looked at once. */
  | { kind: 'now'; after: Band }

/** Null where there is nothing to show. */
export function readingOf(looks: CardCell['looks']): Reading | null {
  const shown = (looks ?? []).flatMap((look) => look ?? [])
  const [first] = shown
  const last = shown.at(-1)
  if (first === undefined || last === undefined) return null
  if (shown.length === 1) return { kind: 'now', after: last.band }
  return { kind: directionOf(first.band, last.band), before: first.band, after: last.band }
}

/** The distance between two groups, before and after, as far as their bands tell. */
export interface Gap {
  /** The group that was ahead at first. */
  ahead: CardCell
  behind: CardCell
  before: Points
  after: Points
  change: 'smaller' | 'larger' | 'unclear'
}

/**
 * The gap of a breakdown into two groups that are both shown before and after. Null where the bands do not tell who is
 * ahead, before or after.
 */
export function gapOf({ cells }: CardBreakdown): Gap | null {
  const [a, b] = cells
  if (a === undefined || b === undefined || cells.length !== 2) return null
  const [ofA, ofB] = [readingOf(a.looks), readingOf(b.looks)]
  if (ofA === null || ofB === null || ofA.kind === 'now' || ofB.kind === 'now') return null
  const isAAhead = ofA.before.low > ofB.before.high
  if (!isAAhead && ofB.before.low <= ofA.before.high) return null
  const [ahead, behind, first, second] = isAAhead ? [a, b, ofA, ofB] : [b, a, ofB, ofA]
  const before = pointsBetween(first.before, second.before)
  const after = pointsBetween(first.after, second.after)
  if (after.high <= 0) return null
  const change = after.high < before.low ? 'smaller' : after.low > before.high ? 'larger' : 'unclear'
  return { ahead, behind, before, after, change }
}

