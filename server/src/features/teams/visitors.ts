import { ClearCycleError } from 'shared/errors'
import type { Relation } from 'shared/access/standing'
import { newId } from 'shared/document/table'
import type { EmergencyAccess } from 'shared/teams/schema'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { hour } from '../../lib/clock'
import { addDays, dayIn, isDay, momentIn } from '../../lib/time-zone'
import type { TeamDependencies } from './dependencies'
import * as store from './store'

const invitedAheadDays = 120
const mostInvitations = 40
/** How long an admin who must look may look. */
export const emergencyLasts = 2 * hour

/**
 * Lets a leader read the team's pages on one day, from its first to its last moment by the building's clock. Inviting
 * the same leader for the same day again is the same invitation. Returns its id.
 */
export async function inviteLeader(
  dependencies: TeamDependencies,
  teamId: string,
  { personId, date }: { personId: string; date: string },
  by: By,
): Promise<string> {
  const { database, now, audit, raiseAccessVersions, accessChanged, changed } = dependencies
  const zone = await store.timeZoneOf(database.read, teamId)
  const today = dayIn(zone, now())
  if (!isDay(date) || date < today || date > addDays(today, invitedAheadDays)) {
    throw refused('date', `Choose today or a day of the next ${invitedAheadDays} days.`)
  }
  const leaders = await store.leadersOf(database.read, by.buildingId)
  if (!leaders.some(({ id }) => id === personId)) throw refused('personId', 'Choose one of your building’s leaders.')
  const members = await store.membersOf(database.read, teamId)
  if (members.some(({ id }) => id === personId)) throw refused('personId', 'They are in your team already.')
  const startsAt = momentIn(zone, date, '00:00')
  const endsAt = momentIn(zone, addDays(date, 1), '00:00')
  const id = await inTransaction(database, async (transaction) => {
    const standing = await store.invitationsEndingAfter(transaction, teamId, now())
    const same = standing.find((invitation) => invitation.person.id === personId && invitation.startsAt === startsAt)
    if (same !== undefined) return same.id
    if (standing.length >= mostInvitations) {
      throw new ClearCycleError('conflict', 'Your team has many invitations open. Withdraw one first.')
    }
    const fresh = newId()
    await store.insertInvitation(transaction, {
      ...{ id: fresh, building_id: by.buildingId, team_id: teamId, person_id: personId, invited_by: by.id },
      ...{ starts_at: startsAt, ends_at: endsAt, withdrawn_at: null },
    })
    await raiseAccessVersions(transaction, teamId)
    await audit(transaction, by, { what: 'leader invited', about: fresh })
    return fresh
  })
  accessChanged(personId)
  changed?.(teamId)
  return id
}

/** Takes an invitation back: a leader who is looking is out within a second. */
export async function withdrawInvitation(
  { database, now, audit, raiseAccessVersions, accessChanged, changed }: TeamDependencies,
  { teamId, invitationId }: { teamId: string; invitationId: string },
  by: By,
): Promise<void> {
  const personId = await inTransaction(database, async (transaction) => {
    const invited = await store.withdrawInvitation(transaction, teamId, invitationId, now())
    if (invited === undefined) throw notThere()
    await raiseAccessVersions(transaction, teamId)
    await audit(transaction, by, { what: 'invitation withdrawn', about: invitationId })
    return invited
  })
  accessChanged(personId)
  changed?.(teamId)
}

/** Opens a team's pages, read-only, to an admin who says why. The reason is for the team and is not in the audit log. */
export async function openInEmergency(
  { database, now, audit, raiseAccessVersions, accessChanged, changed }: TeamDependencies,
  teamId: string,
  { reason, relation }: { reason: string; relation: Relation },
  by: By,
): Promise<void> {
  const reads = relation.kind === 'member' || relation.kind === 'invited' || (relation.kind === 'coach' && !relation.paused)
  if (reads) throw new ClearCycleError('conflict', 'This team’s pages are open to you already.')
  await inTransaction(database, async (transaction) => {
    if ((await store.findOpenEmergency(transaction, teamId, by.id, now())) !== null) {
      throw new ClearCycleError('conflict', 'You have opened this team’s pages already. End that first to open them anew.')
    }
    const id = newId()
    await store.insertEmergency(transaction, {
      ...{ id, building_id: by.buildingId, team_id: teamId, person_id: by.id, reason },
      ...{ starts_at: now(), ends_at: now() + emergencyLasts },
    })
    await raiseAccessVersions(transaction, teamId)
    await audit(transaction, by, { what: 'opened in an emergency', about: id })
  })
  accessChanged(by.id)
  changed?.(teamId)
}

export async function endEmergency(
  { database, now, audit, raiseAccessVersions, accessChanged, changed }: TeamDependencies,
  teamId: string,
  by: By,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const ended = await store.endEmergencies(transaction, teamId, by.id, now())
    if (ended.length === 0) return
    await raiseAccessVersions(transaction, teamId)
    for (const id of ended) await audit(transaction, by, { what: 'emergency access ended', about: id })
  })
  accessChanged(by.id)
  changed?.(teamId)
}

/** What of a team is open to this admin now. The team's cycles are named only while its pages are. */
export async function readEmergency({ database, now, cyclesOf }: TeamDependencies, teamId: string, by: By): Promise<EmergencyAccess> {
  const team = await store.findTeam(database.read, teamId)
  if (team === undefined) throw notThere()
  const endsAt = await store.findOpenEmergency(database.read, teamId, by.id, now())
  const cycles = endsAt === null ? [] : await cyclesOf(teamId)
  return {
    team: { id: team.id, name: team.name },
    open: endsAt === null ? null : { endsAt, cycles: cycles.map(({ id, number, closed }) => ({ id, number, closed })) },
  }
}

function refused(path: string, message: string): ClearCycleError {
  return new ClearCycleError('bad-request', message, [{ path, message }])
}
