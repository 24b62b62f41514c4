import { strategyShown } from 'shared/dashboards/strategy-shown'
import type { Transaction } from '../../db/transaction'
import { readView } from './state'
import { noteStep } from './store'

interface Projected {
  cycleId: string
  kind: 'cycle' | 'practice'
  buildingId: string
  seq: number
  view: unknown
  at: number
}

/**
 * Notes where a cycle's team is, in the transaction that keeps the state which says so (docs/sync.md L8). It is a
 * journal: nothing makes it again, and nothing else of the room is in it.
 */
export async function journalStep(transaction: Transaction, projected: Projected): Promise<void> {
  if (projected.kind !== 'cycle') return
  const { cycleId: cycle_id, buildingId: building_id, seq, at, view } = projected
  await noteStep(transaction, { cycle_id, building_id, seq, at, step: readView(view).step ?? 'C' })
}

/**
 * What others than its team and its coach may see of a room, as one string to compare: the step and, once the team has
 * gone on from choosing it, the strategy's name.
 */
export function seenByTheBuilding(view: unknown): string {
  const { step, chosenStrategy } = readView(view)
  return JSON.stringify([step ?? 'C', strategyShown(step ?? 'C', chosenStrategy)])
}
