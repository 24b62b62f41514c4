import type { QueryClient } from '@tanstack/react-query'
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
  /** Called as soon as somebody comes to the page, before anything of it is there. */
  prepare?: (queries: QueryClient, cycleId: string) => void
  /** Above the step: what somebody should know before they read on. */
  head?: (head: Head) => ReactNode
}

export const CyclePartsContext = createContext<CycleParts>({})

export function useCycleParts(): CycleParts {
  return use(CyclePartsContext)
}
