import { type Step, steps } from 'shared/cycles/steps'
import type { BuiltCycle } from './build-cycle'

/** Where a team has been, before the log of its room begins: as far apart as the cycle has had time. */
export function trailOf({ story }: BuiltCycle, now: number): { step: Step; seq: number; at: number }[] {
  const straightOn = steps.slice(0, steps.indexOf(story.room.step ?? 'C') + 1)
  const trail = story.trail ?? straightOn
  const until = story.closedAt ?? story.edits?.at(-1)?.at ?? now
  const between = (until - story.openedAt) / Math.max(1, trail.length)
  return trail.map((step, index) => ({ step, seq: index + 1 - trail.length, at: Math.round(story.openedAt + index * between) }))
}
