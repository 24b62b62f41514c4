import { may } from 'shared/access/policy'
import { buildingRoles, type Standing } from 'shared/access/standing'
import { BoardPage } from '../features/board/components/board-page'
import { BoardNotYours } from '../features/board/components/board-not-yours'
import { CountsPage } from '../features/board/components/counts-page'
import '../lib/dashboard-messages'
import { useSession } from '../lib/session'
import { AnswersToAllPart, AsksToMePart } from './asks-parts'
import { InvitationsOnHome } from './team-on-home'

/** `/board`: all of it for those who work with teams, how many stand where for an admin alone. */
export function BoardRoute() {
  const { roles, teams } = useSession()
  const standing: Standing = {
    roles: buildingRoles.filter((role) => roles.includes(role)),
    teaches: teams.length > 0,
    toTeam: { kind: 'none' },
  }
  const leads = roles.includes('leader')
  const notes = (
    <>
      {leads && <AsksToMePart />}
      {leads && <InvitationsOnHome />}
      <AnswersToAllPart />
    </>
  )
  if (may('read the board', standing)) return <BoardPage notes={notes} />
  return may('read the counts', standing) ? <CountsPage /> : <BoardNotYours />
}
