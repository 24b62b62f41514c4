import { createContext, use } from 'react'
import type { Comparison } from 'shared/history/schema'

/** What stands on the two sides, in short, and what the ids in them mean. */
interface Compared {
  earlier: string
  later: string
  names: Comparison['names']
}

export const ComparedContext = createContext<Compared>({ earlier: '', later: '', names: {} })

export function useCompared(): Compared {
  return use(ComparedContext)
}
