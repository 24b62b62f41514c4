import type { FieldDifference } from 'shared/history/schema'
import { neverRestored, staysWhenAdded } from 'shared/history/rules'

/** What bringing a moment back would do, in numbers. */
export interface RestorePlan {
  /** Fields, tables and numbers that read again as they did. */
  fields: number
  /** Rows taken away since, that come back. */
  back: number
  /** Rows added since, that go to the Removed tray. */
  away: number
  /** Rows added since, that stay: what people have given or asked for. */
  stays: number
}

/** @param differences from the moment to now */
export function restorePlan(differences: readonly FieldDifference[]): RestorePlan {
  const plan: RestorePlan = { fields: 0, back: 0, away: 0, stays: 0 }
  for (const difference of differences) {
    if (neverRestored.has(difference.field)) continue
    if (difference.kind !== 'rows') {
      plan.fields++
      continue
    }
    const { rows, field } = difference
    plan.back += rows.filter(({ what }) => what === 'removed').length
    plan[staysWhenAdded.has(field) ? 'stays' : 'away'] += rows.filter(({ what }) => what === 'added').length
    if (rows.some(({ what, moved }) => what === 'changed' || moved)) plan.fields++
  }
  return plan
}

/** Would it change nothing? */
export function isIdle({ fields, back, away }: RestorePlan): boolean {
  return fields + back + away === 0
}
