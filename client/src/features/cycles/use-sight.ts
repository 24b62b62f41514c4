import type { Visibility } from '../../components/visibility-chip'
import { useCycle } from './cycle-context'

/** Who else than the team's members sees this cycle now. */
export interface WhoSees {
  /** Names of coaches whom the team has not paused. */
  coaches: string[]
  /** … of those who also see tries and attributions. */
  triesCoaches: string[]
  /** … of those who are paused, and see nothing. */
  paused: string[]
  /** Leaders whom the team has invited for today. */
  invited: string[]
  /** Admins in an emergency. */
  emergency: string[]
}

export function useSight(): WhoSees {
  const { coaches, visitors } = useCycle().sight
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name)
  const active = coaches.filter(({ paused }) => !paused)
  return {
    coaches: names(active),
    triesCoaches: names(active.filter(({ practiceShared }) => practiceShared)),
    paused: names(coaches.filter(({ paused }) => paused)),
    invited: names(visitors.filter((visitor) => visitor.as === 'invited')),
    emergency: names(visitors.filter((visitor) => visitor.as === 'emergency')),
  }
}

/** What a chip must say of a part of the page today: what stands in the code holds only while coach and visitors are as usual. */
export function useTrueVisibility(usual: Visibility): { visibility: Visibility; visitors: string[] } {
  const { coaches, triesCoaches, invited, emergency } = useSight()
  switch (usual) {
    // Of a cycle's parts, these are the tries and what made the difference: visitors never see them.
    case 'team':
      return { visibility: triesCoaches.length > 0 ? 'team-coach' : 'team', visitors: [] }
    case 'team-coach':
      return { visibility: coaches.length > 0 ? 'team-coach' : 'team', visitors: [...invited, ...emergency] }
    case 'only-you':
    case 'shared-card':
    case 'building':
    case 'asked':
      return { visibility: usual, visitors: [] }
    default:
      return usual satisfies never
  }
}
