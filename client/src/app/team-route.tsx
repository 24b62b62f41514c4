import { useParams } from 'react-router'
import { JoinPanel } from '../features/joining/components/join-panel'
import { TeamPage } from '../features/teams/components/team-page'
import '../lib/joining-messages'
import '../lib/team-messages'
import { EraseInTeamPart } from './erasing-parts'

/** `/teams/<team>`: the team's own affairs. */
export function TeamRoute() {
  const { teamId = '' } = useParams()
  return <TeamPage key={teamId} teamId={teamId} joining={<JoinPanel teamId={teamId} />} erasing={<EraseInTeamPart teamId={teamId} />} />
}
