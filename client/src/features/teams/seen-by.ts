import type { TeamPage } from 'shared/teams/schema'
import type { Visibility } from '../../components/visibility-chip'

/** Who sees what a team keeps with its coach, today: a paused coach does not. */
export function seenBy({ coaches }: TeamPage): Visibility {
  return coaches.some(({ paused }) => !paused) ? 'team-coach' : 'team'
}
