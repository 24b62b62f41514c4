import { type DataSet, hasContent } from 'shared/data/data-sets'
import { compareWaves, type Gap, type GroupImpact, impactOf } from 'shared/data/impact'

/** A sentence of the reading, by its key in the catalogue (`children.*`), with its numbers. */
export type Sentence =
  | { key: 'more' | 'fewer' | 'same'; count: number; notYet: number }
  | { key: 'moreWith'; count: number; groupCount: number; group: GroupImpact; notYet: number }
  | { key: 'now'; met: number; n: number; notYet: number }
  | { key: 'sizes'; met: number; n: number; before: number; beforeN: number; notYet: number }
  | { key: 'groupMore' | 'groupFewer' | 'groupSame'; group: GroupImpact; count: number; notYet: number }
  | { key: 'groupNow'; group: GroupImpact; met: number; n: number }
  | { key: 'groupSizes'; group: GroupImpact; met: number; n: number; before: number; beforeN: number }
  | { key: 'gap' | 'gapSame' | 'gapNow'; before: number; after: number }
  | { key: 'gapTurned'; before: number; after: number; group: GroupImpact }

/**
 * A result as it is to be read: children first, then groups, then the gap in whole points (look.md). Groups of fewer
 * than ten are left to be drawn child by child. Empty while nothing complete has been typed.
 * @param breakdownId whose groups are named; everyone alone when null
 */
export function childrenFirst(dataSet: DataSet, breakdownId: string | null): Sentence[] {
  const impact = impactOf(dataSet)
  const latest = dataSet.waves.findLast((wave) => hasContent(dataSet, wave))
  if (dataSet.content !== 'counts' || !latest) return []
  const { whole, breakdowns } = impact ?? compareWaves(latest, latest)
  const breakdown = breakdowns.find(({ id }) => id === breakdownId)
  const groups = breakdown?.groups ?? []
  const gap = breakdown?.gap ?? null
  const behind = groups.find(({ id }) => id === gap?.behind)
  const together = impact && behind ? wholeWithGroup(whole, behind) : null
  const sentences = together
    ? [together]
    : [wholeSentence(whole, impact !== null), ...groups.map((group) => groupSentence(group, impact !== null))]
  return [...sentences, gap && gapSentence(gap, groups, impact !== null)].filter((sentence) => sentence !== null)
}

/** "13 more children, 7 of them English learners": only when the same children were looked at and both numbers rose. */
function wholeWithGroup(whole: GroupImpact, group: GroupImpact): Sentence | null {
  const count = whole.changeInChildren
  const groupCount = group.changeInChildren
  if (count === null || groupCount === null || group.notYet === null || group.eachCounts !== null) return null
  if (whole.sizeChanged || group.sizeChanged || groupCount < 1 || groupCount > count) return null
  return { key: 'moreWith', count, groupCount, group, notYet: group.notYet }
}

function wholeSentence({ before, after, changeInChildren, notYet, sizeChanged }: GroupImpact, compared: boolean): Sentence | null {
  if (after.met === null || after.n === null || notYet === null) return null
  if (!compared || changeInChildren === null) return { key: 'now', met: after.met, n: after.n, notYet }
  if (sizeChanged && before.met !== null && before.n !== null) {
    return { key: 'sizes', met: after.met, n: after.n, before: before.met, beforeN: before.n, notYet }
  }
  const key = changeInChildren > 0 ? 'more' : changeInChildren < 0 ? 'fewer' : 'same'
  return { key, count: Math.abs(changeInChildren), notYet }
}

function groupSentence(group: GroupImpact, compared: boolean): Sentence | null {
  const { before, after, changeInChildren, notYet, sizeChanged, eachCounts } = group
  if (eachCounts !== null || after.met === null || after.n === null || notYet === null) return null
  if (!compared || changeInChildren === null) return { key: 'groupNow', group, met: after.met, n: after.n }
  if (sizeChanged && before.met !== null && before.n !== null) {
    return { key: 'groupSizes', group, met: after.met, n: after.n, before: before.met, beforeN: before.n }
  }
  const key = changeInChildren > 0 ? 'groupMore' : changeInChildren < 0 ? 'groupFewer' : 'groupSame'
  return { key, group, count: Math.abs(changeInChildren), notYet }
}

function gapSentence(gap: Gap, groups: readonly GroupImpact[], compared: boolean): Sentence | null {
  // A gap to a group of fewer than ten moves by more than a tenth with one child: it is not said.
  if (groups.some(({ eachCounts }) => eachCounts !== null)) return null
  const before = Math.round(gap.before)
  const after = Math.round(gap.after)
  if (!compared) return { key: 'gapNow', before, after }
  const overtaker = groups.find(({ id }) => id === gap.behind)
  if (after < 0 && overtaker) return { key: 'gapTurned', before, after: -after, group: overtaker }
  return { key: before === after ? 'gapSame' : 'gap', before, after: after === 0 ? 0 : after }
}
