import { createContext, use } from 'react'
import type { CycleDetail } from 'shared/cycles/schema'
import type { Versions } from 'shared/history/schema'

/** The cycle whose history this page shows, and the moments that are kept of it. */
export interface History extends Versions {
  cycle: CycleDetail
}

export const HistoryContext = createContext<History | null>(null)

export function useHistoryOf(): History {
  const history = use(HistoryContext)
  if (!history) throw new Error('useHistoryOf outside a history page')
  return history
}
