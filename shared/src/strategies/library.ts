import { anySubjectStrategies } from './any-subject'
import type { Grade, Strategy } from './guide'
import { mathematicsStrategies } from './mathematics'
import { readingStrategies } from './reading'

/**
 * The strategy library (product.md, "Strategy library"): recommendations of What Works Clearinghouse practice guides, and
 * cooperative learning. It stands in the order of its sources: never by level, tier or effect size.
 */
export const strategyLibrary: readonly Strategy[] = [
  ...readingStrategies,
  ...mathematicsStrategies,
  ...anySubjectStrategies,
]

const byId = new Map(strategyLibrary.map((strategy) => [strategy.id, strategy]))

/** The entry that a document refers to; null when the team wrote its own, or the library no longer has it. */
export function findStrategy(id: string | null): Strategy | null {
  return (id !== null && byId.get(id)) || null
}

/** Entries whose guide covers this grade, in the library's order. */
export function strategiesForGrade(grade: Grade): readonly Strategy[] {
  return strategyLibrary.filter(({ grades }) => grades.includes(grade))
}
