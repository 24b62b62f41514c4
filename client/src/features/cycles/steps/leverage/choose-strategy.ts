import type { CycleDocument } from 'shared/cycles/document'

export interface Choice {
  strategy: string
  /** Of the library; null for one of the team's own. */
  strategyId: string | null
}

/**
 * Puts a strategy into the field of the chosen one, in place of what stands there, as one step of undo. Two people who
 * choose at the same moment see both in the field: shared text never drops words.
 * @returns what stood there before, to put back
 */
export function chooseStrategy(cycle: CycleDocument, { strategy, strategyId }: Choice): Choice {
  const text = cycle.text('chosenStrategy')
  const before = { strategy: text.toString(), strategyId: cycle.get('chosenStrategyId') }
  cycle.transact(() => {
    if (before.strategy !== strategy) {
      text.delete(0, text.length)
      text.insert(0, strategy)
    }
    cycle.set('chosenStrategyId', strategyId)
  })
  return before
}
