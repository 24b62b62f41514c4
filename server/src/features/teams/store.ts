import type { Insertable, Kysely, Updateable } from 'kysely'
import type { Person } from 'shared/people/schema'
import { presenceColors } from 'shared/sync/wire'
import type { EmergencyNotice, Meeting, MeetingPlan, NextMeeting } from 'shared/teams/schema'
import { gradeOrder } from '../../db/grade-order'
import type { CoachAssignmentsTable, Schema } from '../../db/schema'
import type { EmergencyAccessesTable, LeaderInvitationsTable, MeetingsTable } from '../../db/sharing-tables'
import type { TimeZone } from '../../lib/time-zone'
import { lastMeetingDay, nextMeeting } from './next-meeting'

type Db = Kysely<Schema>

/** Teams in use that a person is a member of, in the order in which they joined. */
export async function teamsOfMember(db: Db, personId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['teams.id', 'teams.name', 'teams.grade', 'teams.students'])
    .where('memberships.person_id', '=', personId)
    .where('memberships.left_at', 'is', null)
    .where('teams.archived_at', 'is', null)
    .orderBy('memberships.joined_at')
    .orderBy('teams.id')
    .execute()
}

/** Teams in use that a person follows as their coach and that have not paused it, by grade as the building orders them. */
export async function teamsOfCoach(db: Db, personId: string) {
  return db
    .selectFrom('coach_assignments')
    .innerJoin('teams', 'teams.id', 'coach_assignments.team_id')
    .select(['teams.id', 'teams.name', 'teams.grade', 'teams.students', 'coach_assignments.may_edit', 'coach_assignments.practice_shared'])
    .where('coach_assignments.person_id', '=', personId)
    .where('coach_assignments.paused_at', 'is', null)
    .where('teams.archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('teams.grade')
    .orderBy('teams.name')
    .orderBy('teams.id')
    .execute()
}

export async function findTeam(db: Db, teamId: string) {
  return db.selectFrom('teams').selectAll().where('id', '=', teamId).executeTakeFirst()
}

/** Members as they joined. */
export async function membersOf(db: Db, teamId: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'people.initials', 'people.color'])
    .where('memberships.team_id', '=', teamId)
    .where('memberships.left_at', 'is', null)
    .orderBy('memberships.joined_at')
    .orderBy('people.id')
    .execute()
  return rows.map(presentPerson)
}

export async function coachesOf(db: Db, teamId: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('coach_assignments')
    .innerJoin('people', 'people.id', 'coach_assignments.person_id')
    .select(['people.id', 'people.name', 'people.initials', 'people.color'])
    .where('coach_assignments.team_id', '=', teamId)
    .where('coach_assignments.paused_at', 'is', null)
    .orderBy('people.id')
    .execute()
  return rows.map(presentPerson)
}

/** The time zone of a team's building; null for the server's own. */
export async function timeZoneOf(db: Db, teamId: string): Promise<TimeZone> {
  const row = await db
    .selectFrom('teams')
    .innerJoin('buildings', 'buildings.building_id', 'teams.building_id')
    .select('buildings.time_zone')
    .where('teams.id', '=', teamId)
    .executeTakeFirst()
  return row?.time_zone ?? null
}

async function findPlanWithZone(db: Db, teamId: string) {
  return db
    .selectFrom('meeting_plans')
    .innerJoin('buildings', 'buildings.building_id', 'meeting_plans.building_id')
    .select(['weekday', 'time', 'minutes', 'until', 'made_at', 'buildings.time_zone'])
    .where('team_id', '=', teamId)
    .executeTakeFirst()
}

export async function findMeetingPlan(db: Db, teamId: string): Promise<MeetingPlan | null> {
  const plan = await findPlanWithZone(db, teamId)
  return plan === undefined ? null : { weekday: plan.weekday, time: plan.time, minutes: plan.minutes, until: plan.until }
}

/** The next time a team meets by its plan; null when it has none. */
export async function findNextMeeting(db: Db, teamId: string, now: number): Promise<NextMeeting | null> {
  const plan = await findPlanWithZone(db, teamId)
  return plan === undefined ? null : nextMeeting(plan, plan.time_zone, now)
}

/** The last day on which a team was to meet by its plan, while nobody has said whether it did. */
export async function findMeetingToRecord(db: Db, teamId: string, now: number): Promise<string | null> {
  const plan = await findPlanWithZone(db, teamId)
  const date = plan === undefined ? null : lastMeetingDay(plan, plan.made_at, plan.time_zone, now)
  if (date === null) return null
  const [latest] = await meetingsSince(db, teamId, date)
  return latest === undefined ? date : null
}

export async function saveMeetingPlan(db: Db, of: { teamId: string; buildingId: string }, plan: MeetingPlan, now: number): Promise<void> {
  const { weekday, time, minutes, until } = plan
  const values = { weekday, time, minutes, until, made_at: now }
  await db
    .insertInto('meeting_plans')
    .values({ team_id: of.teamId, building_id: of.buildingId, ...values })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(values))
    .execute()
}

/** Returns whether there was one. */
export async function deleteMeetingPlan(db: Db, teamId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('meeting_plans').where('team_id', '=', teamId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Meetings on record from this day on, latest first. With their reasons: for team and coach alone. */
export async function meetingsSince(db: Db, teamId: string, date: string): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meetings')
    .select(['date', 'met', 'reason'])
    .where('team_id', '=', teamId)
    .where('date', '>=', date)
    .orderBy('date', 'desc')
    .execute()
  return rows.map(({ met, ...meeting }) => ({ ...meeting, met: met === 1 }))
}

/** Once per team and day: what is said last holds. */
export async function saveMeeting(db: Db, meeting: Insertable<MeetingsTable>): Promise<void> {
  const { met, reason, recorded_by, recorded_at } = meeting
  await db
    .insertInto('meetings')
    .values(meeting)
    .onConflict((conflict) => conflict.columns(['team_id', 'date']).doUpdateSet({ met, reason, recorded_by, recorded_at }))
    .execute()
}

/** Returns whether there was one. */
export async function deleteMeeting(db: Db, teamId: string, date: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('meetings').where('team_id', '=', teamId).where('date', '=', date).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Every coach of a team, paused ones too, and what the team lets them do. */
export async function coachAssignmentsOf(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('coach_assignments')
    .innerJoin('people', 'people.id', 'coach_assignments.person_id')
    .select(['people.id', 'people.name', 'people.initials', 'people.color', 'may_edit', 'paused_at', 'practice_shared'])
    .where('coach_assignments.team_id', '=', teamId)
    .orderBy('people.id')
    .execute()
  return rows.map((row) => ({
    person: presentPerson(row),
    mayEdit: row.may_edit === 1,
    paused: row.paused_at !== null,
    practiceShared: row.practice_shared === 1,
  }))
}

type CoachSetting = Updateable<Pick<CoachAssignmentsTable, 'may_edit' | 'paused_at' | 'practice_shared'>>

export async function setCoach(db: Db, teamId: string, personId: string, setting: CoachSetting): Promise<void> {
  await db
    .updateTable('coach_assignments')
    .set(setting)
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .execute()
}

/** People of a building who lead it and can sign in, by name. */
export async function leadersOf(db: Db, buildingId: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select(['people.id', 'people.name', 'people.initials', 'people.color'])
    .where('roles.building_id', '=', buildingId)
    .where('roles.role', '=', 'leader')
    .where('people.deactivated_at', 'is', null)
    .where('people.removed_at', 'is', null)
    .execute()
  return rows.map(presentPerson).sort((a, b) => a.name.localeCompare(b.name))
}

export async function insertInvitation(db: Db, invitation: LeaderInvitationsTable): Promise<void> {
  await db.insertInto('leader_invitations').values(invitation).execute()
}

/** A team's invitations that were not withdrawn and end after a moment, soonest first. */
export async function invitationsEndingAfter(db: Db, teamId: string, moment: number) {
  const rows = await db
    .selectFrom('leader_invitations')
    .innerJoin('people', 'people.id', 'leader_invitations.person_id')
    .innerJoin('people as inviters', 'inviters.id', 'leader_invitations.invited_by')
    .select(['leader_invitations.id', 'leader_invitations.starts_at', 'leader_invitations.ends_at', 'inviters.name as invitedBy'])
    .select(['people.id as personId', 'people.name', 'people.initials', 'people.color'])
    .where('team_id', '=', teamId)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', moment)
    .orderBy('starts_at')
    .orderBy('leader_invitations.id')
    .execute()
  return rows.map(({ id, starts_at, ends_at, invitedBy, personId, ...person }) => ({
    ...{ id, startsAt: starts_at, endsAt: ends_at, invitedBy },
    person: presentPerson({ id: personId, ...person }),
  }))
}

/** Invitations of a leader that end after a moment, with the teams that gave them, soonest first. */
export async function invitationsOfLeader(db: Db, personId: string, moment: number) {
  return db
    .selectFrom('leader_invitations')
    .innerJoin('teams', 'teams.id', 'leader_invitations.team_id')
    .select(['leader_invitations.id', 'leader_invitations.starts_at', 'teams.id as teamId', 'teams.name'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', moment)
    .where('teams.archived_at', 'is', null)
    .orderBy('starts_at')
    .orderBy(gradeOrder)
    .orderBy('teams.grade')
    .orderBy('teams.name')
    .orderBy('leader_invitations.id')
    .execute()
}

/** Whom it was for; undefined when the team has none of this id that still holds. */
export async function withdrawInvitation(db: Db, teamId: string, id: string, now: number): Promise<string | undefined> {
  const row = await db
    .updateTable('leader_invitations')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('team_id', '=', teamId)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', now)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

/** An admin's access to a team's pages as it stands: when it ends. */
export async function findOpenEmergency(db: Db, teamId: string, personId: string, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('emergency_accesses')
    .select('ends_at')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('ends_at', '>', now)
    .orderBy('ends_at', 'desc')
    .executeTakeFirst()
  return row?.ends_at ?? null
}

export async function insertEmergency(db: Db, access: EmergencyAccessesTable): Promise<void> {
  await db.insertInto('emergency_accesses').values(access).execute()
}

/** Returns the ids of what was open. */
export async function endEmergencies(db: Db, teamId: string, personId: string, now: number): Promise<string[]> {
  const rows = await db
    .updateTable('emergency_accesses')
    .set({ ends_at: now })
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('ends_at', '>', now)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Who opened a team's pages in an emergency from a moment on, latest first. With their reasons: for the team. */
export async function emergenciesSince(db: Db, teamId: string, moment: number): Promise<EmergencyNotice[]> {
  return db
    .selectFrom('emergency_accesses')
    .innerJoin('people', 'people.id', 'emergency_accesses.person_id')
    .select(['emergency_accesses.id', 'people.name as by', 'starts_at as startsAt', 'ends_at as endsAt', 'reason'])
    .where('team_id', '=', teamId)
    .where('starts_at', '>', moment)
    .orderBy('starts_at', 'desc')
    .orderBy('emergency_accesses.id')
    .execute()
}

/** Who has a look at a team's room now without being of the team: by its invitation, or in an emergency. */
export async function visitorsOf(db: Db, teamId: string, now: number) {
  const invited = await db
    .selectFrom('leader_invitations')
    .innerJoin('people', 'people.id', 'leader_invitations.person_id')
    .innerJoin('roles', (join) => join.onRef('roles.person_id', '=', 'people.id').on('roles.role', '=', 'leader'))
    .select(['people.id as personId', 'people.name', 'ends_at as until'])
    .where('team_id', '=', teamId)
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('people.id')
    .execute()
  const emergency = await db
    .selectFrom('emergency_accesses')
    .innerJoin('people', 'people.id', 'emergency_accesses.person_id')
    .innerJoin('roles', (join) => join.onRef('roles.person_id', '=', 'people.id').on('roles.role', '=', 'admin'))
    .select(['people.id as personId', 'people.name', 'ends_at as until'])
    .where('team_id', '=', teamId)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('people.id')
    .execute()
  return [
    ...invited.map((visitor) => ({ ...visitor, as: 'invited' as const })),
    ...emergency.map((visitor) => ({ ...visitor, as: 'emergency' as const })),
  ]
}

function presentPerson({ id, name, initials, color }: { id: string; name: string; initials: string; color: string }): Person {
  return { id, name, initials, color: presenceColors.find((known) => known === color) ?? presenceColors[0] }
}
