import { createContext, use } from 'react'
import type { Comparison, Version } from 'shared/history/schema'

/** What stands on the two sides, in short, and what the ids in them mean. */
interface Compared {
  earlier: string
  later: string
  names: Comparison['names']
  /** The version that can be brought back: the earlier one, where the later is now. */
  restorable: Version | null
}

export const ComparedContext = createContext<Compared>({ earlier: '', later: '', names: {}, restorable: null })

export function useCompared(): Compared {
  return use(ComparedContext)
}
