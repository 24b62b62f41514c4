import { useParams } from 'react-router'
import { TeamPage } from '../features/teams/components/team-page'
import '../lib/team-messages'

/** `/teams/<team>`: the team's own affairs. */
export function TeamRoute() {
  const { teamId = '' } = useParams()
  return <TeamPage key={teamId} teamId={teamId} />
}
