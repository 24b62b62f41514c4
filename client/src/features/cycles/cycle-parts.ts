import { createContext, type ReactNode, use } from 'react'

interface Head {
  cycleId: string
  /** The documents are there: what comes now moves what is being read. */
  isShown: boolean
  /** Not in projector view, which is the step alone. */
  isFullPage: boolean
}

/** What other features put on the cycle page; app/ composes it. */
export interface CycleParts {
  /** Above the step: what somebody should know before they read on. */
  head?: (head: Head) => ReactNode
}

export const CyclePartsContext = createContext<CycleParts>({})

export function useCycleParts(): CycleParts {
  return use(CyclePartsContext)
}
