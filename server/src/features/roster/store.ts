import type { Kysely } from 'kysely'
import * as z from 'zod'
import { gradeOrder } from '../../db/grade-order'
import type { PeopleTable, Schema, TeamsTable } from '../../db/schema'
import type { Transaction } from '../../db/transaction'
import type { BuildingNow, Said } from './plan'

type Db = Kysely<Schema>

const saidSchema = z.object({ name: z.string(), email: z.nullable(z.string()), grade: z.nullable(z.string()) })

/** Everybody who was not removed and every team that is not archived, with who is what and where. */
export async function readBuilding(db: Db, buildingId: string): Promise<BuildingNow & { name: string }> {
  const building = await db.selectFrom('buildings').select('name').where('building_id', '=', buildingId).executeTakeFirstOrThrow()
  const people = await db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'sourced_id', 'roster', 'deactivated_at'])
    .where('building_id', '=', buildingId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const roles = await db.selectFrom('roles').select(['person_id', 'role']).where('building_id', '=', buildingId).execute()
  const teams = await readTeams(db, buildingId)
  const memberships = await db
    .selectFrom('memberships')
    .select(['person_id', 'team_id'])
    .where('building_id', '=', buildingId)
    .where('left_at', 'is', null)
    .execute()
  const has = (personId: string, role: string) => roles.some((row) => row.person_id === personId && row.role === role)
  return {
    name: building.name,
    teams: teams.map(({ id, name, grade, sourced_id }) => ({ id, name, grade, isOfRoster: sourced_id !== null })),
    people: people.map(({ id, name, email, sourced_id, roster, deactivated_at }) => ({
      ...{ id, name, email, sourcedId: sourced_id, said: readSaid(roster), isActive: deactivated_at === null },
      ...{ isAdmin: has(id, 'admin'), isLeader: has(id, 'leader') },
      teamIds: memberships.filter(({ person_id }) => person_id === id).map(({ team_id }) => team_id),
    })),
  }
}

async function readTeams(db: Db, buildingId: string) {
  return db
    .selectFrom('teams')
    .select(['id', 'name', 'grade', 'sourced_id'])
    .where('building_id', '=', buildingId)
    .where('archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('grade')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

function readSaid(roster: string | null): Said | null {
  if (roster === null) return null
  const said = saidSchema.safeParse(JSON.parse(roster))
  return said.success ? said.data : null
}

export async function facesOf(db: Db, buildingId: string) {
  return db.selectFrom('people').select(['initials', 'color']).where('building_id', '=', buildingId).execute()
}

export async function insertTeam(
  transaction: Transaction,
  team: Pick<TeamsTable, 'id' | 'building_id' | 'name' | 'grade' | 'created_at'> & { sourced_id: string },
): Promise<void> {
  await transaction.insertInto('teams').values({ ...team, students: 0 }).execute()
}

export async function insertPerson(
  transaction: Transaction,
  person: Pick<PeopleTable, 'id' | 'building_id' | 'name' | 'initials' | 'color' | 'email' | 'created_at'> & { sourced_id: string },
): Promise<void> {
  await transaction.insertInto('people').values({ ...person, deactivated_at: null }).execute()
}

export async function updatePerson(
  transaction: Transaction,
  personId: string,
  set: { name?: string; email?: string | null; sourced_id?: string; deactivated_at?: number | null; roster?: string },
): Promise<void> {
  await transaction.updateTable('people').set(set).where('id', '=', personId).execute()
}

export async function joinTeam(
  transaction: Transaction,
  membership: { building_id: string; team_id: string; person_id: string; joined_at: number },
): Promise<void> {
  await transaction
    .insertInto('memberships')
    .values({ ...membership, left_at: null })
    .onConflict((conflict) => conflict.columns(['team_id', 'person_id']).doUpdateSet({ joined_at: membership.joined_at, left_at: null }))
    .execute()
}

export async function leaveTeam(transaction: Transaction, teamId: string, personId: string, now: number): Promise<void> {
  await transaction
    .updateTable('memberships')
    .set({ left_at: now })
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .execute()
}

export async function grantLeader(transaction: Transaction, buildingId: string, personId: string): Promise<void> {
  await transaction
    .insertInto('roles')
    .values({ building_id: buildingId, person_id: personId, role: 'leader' })
    .onConflict((conflict) => conflict.columns(['person_id', 'role']).doNothing())
    .execute()
}

/** Teams that somebody is in, follows as a coach, or may look into today. */
export async function teamsOpenTo(db: Db, personId: string): Promise<string[]> {
  const ties = ['memberships', 'coach_assignments', 'leader_invitations', 'emergency_accesses'] as const
  const found = await Promise.all(
    ties.map((table) => db.selectFrom(table).select('team_id').distinct().where('person_id', '=', personId).execute()),
  )
  return [...new Set(found.flat().map(({ team_id }) => team_id))]
}
