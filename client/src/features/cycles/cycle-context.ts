import { createContext, use } from 'react'
import type { CycleDetail } from 'shared/cycles/schema'

export const CycleContext = createContext<CycleDetail | null>(null)

/** The cycle that this page shows: its team, members, dates. Its words are in the room (sync/). */
export function useCycle(): CycleDetail {
  const cycle = use(CycleContext)
  if (!cycle) throw new Error('useCycle outside a cycle page')
  return cycle
}
