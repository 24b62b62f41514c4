import type { CycleView } from '../cycles/document'
import { readTheory } from '../cycles/theory-of-action'
import type { SuppressionSettings } from '../data/bands'
import { readDataSets } from '../data/data-sets'
import { showOutside } from '../data/outside'
import { findStrategy } from '../strategies/library'
import type { SharedCard } from './schema'

/** Whose card it is, and the building's rule for small numbers. */
export interface CardOf {
  team: { id: string; name: string; grade: string }
  cycle: { id: string; number: number }
  settings: SuppressionSettings
}

/**
 * The card of a cycle as it stands in the team's room. Pure: the preview, the published copy and the tests make the same.
 * Every number comes through the suppression (data/suppression.ts), and no text but what the card names is read:
 * source notes, evidence, owners, dissent, the goal's baseline and the prediction stay with the team.
 * @param view the team's room, projected
 */
export function makeCard(view: CycleView, { team, cycle, settings }: CardOf): SharedCard {
  const { clauses, thenStudents, asShownBy, by, because } = readTheory(view)
  const { results, somethingHidden } = showOutside(readDataSets(view), settings)
  return {
    team: { id: team.id, name: team.name, grade: team.grade },
    cycle: { id: cycle.id, number: cycle.number },
    question: view.inquiryQuestion.trim(),
    strategy: { name: view.chosenStrategy.trim(), libraryId: findStrategy(view.chosenStrategyId)?.id ?? null },
    theory: { ifs: clauses.map(({ text }) => text), thenStudents, asShownBy, by, because },
    goal: goalOf(view),
    results,
    decisions: view.decisions.flatMap(({ kind, text, onSharedCard }) =>
      onSharedCard && text.trim() ? [{ kind, text: text.trim() }] : [],
    ),
    numbers: { minimum: settings.minimum, somethingHidden },
  }
}

function goalOf(view: CycleView): SharedCard['goal'] {
  const goal = {
    measure: view.goalMeasure.trim(),
    target: view.goalTarget,
    by: view.goalBy,
    forWhom: view.goalForWhom.trim(),
  }
  return goal.measure || goal.forWhom || goal.target !== null ? goal : null
}
