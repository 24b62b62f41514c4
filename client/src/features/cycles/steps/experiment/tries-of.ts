import type { PracticeView } from 'shared/cycles/document'

export type Try = PracticeView['tries'][number]

/**
 * The team's tries of one clause, latest first; those without a date last, and ties as they stand.
 * @param clause null: those that name none of the known clauses
 */
export function triesOf(tries: readonly Try[], clause: string | null, known: readonly { id: string }[]): Try[] {
  const belongs = (reference: string | null) =>
    clause === null ? !known.some(({ id }) => id === reference) : reference === clause
  return tries
    .filter((each) => belongs(each.clause))
    .toSorted((a, b) => ((a.date ?? '') === (b.date ?? '') ? 0 : (a.date ?? '') < (b.date ?? '') ? 1 : -1))
}
