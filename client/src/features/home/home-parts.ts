import { createContext, type ReactNode, use } from 'react'
import type { TeamHome } from 'shared/teams/schema'

/** What other features put on Home; app/ composes it. */
export interface HomeParts {
  /** Above everything: what concerns this person beside their teams. */
  top?: ReactNode
  /** Right under a team's name: what the team must know. */
  ofTeam?: (team: TeamHome) => ReactNode
  /** Beside who wrote since this person looked: what changed. */
  underChanges?: (team: TeamHome) => ReactNode
  /** Under a team's next meeting. */
  underMeeting?: (team: TeamHome) => ReactNode
}

export const HomePartsContext = createContext<HomeParts>({})

export function useHomeParts(): HomeParts {
  return use(HomePartsContext)
}
