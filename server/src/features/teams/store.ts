import type { Kysely } from 'kysely'
import type { Person } from 'shared/people/schema'
import { presenceColors } from 'shared/sync/wire'
import type { NextMeeting } from 'shared/teams/schema'
import type { Schema } from '../../db/schema'
import { nextMeeting } from './next-meeting'

type Db = Kysely<Schema>

/** Teams that a person is a member of, in the order in which they joined. */
export async function teamsOfMember(db: Db, personId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['teams.id', 'teams.name', 'teams.grade', 'teams.students'])
    .where('memberships.person_id', '=', personId)
    .where('memberships.left_at', 'is', null)
    .orderBy('memberships.joined_at')
    .orderBy('teams.id')
    .execute()
}

/** Teams that a person follows as their coach and that have not paused it, by grade as the building orders them. */
export async function teamsOfCoach(db: Db, personId: string) {
  return db
    .selectFrom('coach_assignments')
    .innerJoin('teams', 'teams.id', 'coach_assignments.team_id')
    .select(['teams.id', 'teams.name', 'teams.grade', 'teams.students', 'coach_assignments.may_edit', 'coach_assignments.practice_shared'])
    .where('coach_assignments.person_id', '=', personId)
    .where('coach_assignments.paused_at', 'is', null)
    .orderBy('teams.created_at')
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

/** The next time a team meets by its plan; null when it has none. */
export async function findNextMeeting(db: Db, teamId: string, now: number): Promise<NextMeeting | null> {
  const plan = await db.selectFrom('meeting_plans').selectAll().where('team_id', '=', teamId).executeTakeFirst()
  return plan === undefined ? null : nextMeeting(plan, now)
}

function presentPerson({ id, name, initials, color }: { id: string; name: string; initials: string; color: string }): Person {
  return { id, name, initials, color: presenceColors.find((known) => known === color) ?? presenceColors[0] }
}
