import { may } from 'shared/access/policy'
import type { Standing } from 'shared/access/standing'
import type { LeaderInvitation, MyInvitation, TeamPage } from 'shared/teams/schema'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { day } from '../../lib/clock'
import { addDays, dayIn, type TimeZone } from '../../lib/time-zone'
import type { TeamDependencies } from './dependencies'
import { meetingsKeptInSight } from './meetings'
import * as store from './store'

const visitorsInSight = 90 * day

/**
 * A team's own page. A coach finds there what the team has decided about them, not about another coach; one whom it has
 * paused, that and who is in the team and when it meets next.
 */
export async function readTeamPage(
  dependencies: TeamDependencies,
  teamId: string,
  { id: readerId, standing }: { id: string; standing: Standing },
): Promise<TeamPage> {
  const { database, now, cyclesOf } = dependencies
  const { read } = database
  const team = await store.findTeam(read, teamId)
  if (team === undefined) throw notThere()
  const zone = await store.timeZoneOf(read, teamId)
  const today = dayIn(zone, now())
  const isPaused = (await cyclesOf(teamId)).some(({ closed, paused }) => !closed && paused)
  const isMember = standing.toTeam.kind === 'member'
  const inside = may('read meetings', standing)
  const coaches = await store.coachAssignmentsOf(read, teamId)
  return {
    team: { id: team.id, name: team.name, grade: team.grade, students: team.students },
    as: isMember ? 'member' : 'coach',
    mayRun: may('run the team', standing),
    today,
    timeZone: zone,
    members: await store.membersOf(read, teamId),
    coaches: isMember ? coaches : coaches.filter(({ person }) => person.id === readerId),
    nextMeeting: isPaused ? null : await store.findNextMeeting(read, teamId, now()),
    meetingPlan: inside ? await store.findMeetingPlan(read, teamId) : null,
    meetingToRecord: isMember && !isPaused ? await store.findMeetingToRecord(read, teamId, now()) : null,
    meetings: inside ? await store.meetingsSince(read, teamId, addDays(today, -meetingsKeptInSight)) : [],
    invitations: inside ? await readInvitations(dependencies, teamId, zone) : [],
    emergencies: isMember ? await store.emergenciesSince(read, teamId, now() - visitorsInSight) : [],
  }
}

/** Today's and those to come, soonest first; then those that are over, latest first. */
async function readInvitations({ database, now }: TeamDependencies, teamId: string, zone: TimeZone): Promise<LeaderInvitation[]> {
  const all = await store.invitationsEndingAfter(database.read, teamId, now() - visitorsInSight)
  const isOver = ({ endsAt }: { endsAt: number }) => endsAt <= now()
  return [...all.filter((each) => !isOver(each)), ...all.filter(isOver).reverse()].map(({ id, person, startsAt, invitedBy }) => ({
    ...{ id, person, invitedBy },
    date: dayIn(zone, startsAt),
  }))
}

/** Teams that have invited a leader, for today or a day to come. The cycle is named on the day alone. */
export async function readMyInvitations(dependencies: TeamDependencies, by: By): Promise<{ invitations: MyInvitation[] }> {
  const { database, now, cyclesOf } = dependencies
  const rows = await store.invitationsOfLeader(database.read, by.id, now())
  const invitations = rows.map(async ({ id, starts_at, teamId, name }): Promise<MyInvitation> => {
    const isToday = starts_at <= now()
    const open = isToday ? (await cyclesOf(teamId)).find(({ closed }) => !closed) : undefined
    const date = dayIn(await store.timeZoneOf(database.read, teamId), starts_at)
    return { id, team: { id: teamId, name }, date, isToday, cycleId: open?.id ?? null }
  })
  return { invitations: await Promise.all(invitations) }
}
