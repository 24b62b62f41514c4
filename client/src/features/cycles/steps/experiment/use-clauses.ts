import { useMemo } from 'react'
import { readTheory } from 'shared/cycles/theory-of-action'
import { type ClauseTries, triesByClause } from 'shared/cycles/tries'
import { useCycleView, usePersonalView, usePracticeView } from '../../views'

/** The *if* clauses of the theory of action that have words, in order. */
export function useClauses(): { id: string; text: string }[] {
  const view = useCycleView()
  return useMemo(() => readTheory(view).clauses, [view])
}

/** How much each clause was tried, and by how many of us; null for who may not see tries. */
export function useClauseTries(): ClauseTries[] | null {
  const view = useCycleView()
  const practice = usePracticeView()
  const personal = usePersonalView()
  return useMemo(() => practice && triesByClause(view, practice, personal), [view, practice, personal])
}
