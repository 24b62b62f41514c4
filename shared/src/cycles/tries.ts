import type { CycleView, PersonalView, PracticeView } from './document'
import { readTheory } from './theory-of-action'

/** How much one *if* clause was tried. Counts of deeds, shown to the team alone; never by person, except my own. */
export interface ClauseTries {
  /** Null: tries that name no clause of the theory as it stands now. */
  clause: string | null
  text: string
  count: number
  /** How many of us; null where it is not known. */
  triers: number | null
  /** How many of these I wrote; null for who has no personal document here. */
  mine: number | null
  /** What got in the way, in the team's words. */
  inTheWay: string[]
}

/** Tries by clause, in the order of the sentence; last, if there are any, those that serve none. */
export function triesByClause(view: CycleView, practice: PracticeView, personal: PersonalView | null): ClauseTries[] {
  const { clauses } = readTheory(view)
  const known = new Set(clauses.map(({ id }) => id))
  const myCopies = personal && new Set(personal.copies.map(({ copy }) => copy))
  const count = (clause: string | null, text: string, belongs: (reference: string | null) => boolean): ClauseTries => {
    const tries = practice.tries.filter((each) => belongs(each.clause))
    return {
      clause,
      text,
      count: tries.length,
      triers: clause === null ? null : (practice.triers[clause] ?? null),
      mine: myCopies && tries.filter(({ id }) => myCopies.has(id)).length,
      inTheWay: practice.inTheWay.flatMap((each) => (belongs(each.clause) && each.text.trim() ? [each.text.trim()] : [])),
    }
  }
  const others = count(null, '', (reference) => reference === null || !known.has(reference))
  return [
    ...clauses.map(({ id, text }) => count(id, text, (reference) => reference === id)),
    ...(others.count > 0 || others.inTheWay.length > 0 ? [others] : []),
  ]
}

/** What puzzles us and was brought to the table, in order. */
export function puzzlesForTheTable(practice: PracticeView): { id: string; puzzle: string; clause: string | null }[] {
  return practice.tries.flatMap(({ id, puzzle, clause, toTheTable }) =>
    toTheTable ? [{ id, puzzle: puzzle.trim(), clause }] : [],
  )
}
