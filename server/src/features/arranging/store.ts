import type { Insertable, Kysely, Updateable } from 'kysely'
import { gradeOrder } from '../../db/grade-order'
import type { Schema, TeamsTable } from '../../db/schema'

type Db = Kysely<Schema>

/** Every team; those in use first, as the building ordered them. */
export async function allTeams(db: Db, buildingId: string) {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('building_id', '=', buildingId)
    .orderBy('archived_at', (order) => order.asc().nullsFirst())
    .orderBy(gradeOrder)
    .orderBy('grade')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function findTeam(db: Db, buildingId: string, teamId: string) {
  return db.selectFrom('teams').selectAll().where('id', '=', teamId).where('building_id', '=', buildingId).executeTakeFirst()
}

export async function insertTeams(db: Db, teams: readonly Insertable<TeamsTable>[]): Promise<void> {
  if (teams.length > 0) await db.insertInto('teams').values([...teams]).execute()
}

export async function updateTeam(db: Db, teamId: string, change: Updateable<TeamsTable>): Promise<void> {
  if (Object.keys(change).length > 0) await db.updateTable('teams').set(change).where('id', '=', teamId).execute()
}

/** Everybody who may be put in a team: who is still here and let in. */
export async function placeablePeople(db: Db, buildingId: string) {
  return db
    .selectFrom('people')
    .leftJoin('roles', (join) => join.onRef('roles.person_id', '=', 'people.id').on('roles.role', '=', 'coach'))
    .select(['people.id', 'people.name', 'roles.role'])
    .where('people.building_id', '=', buildingId)
    .where('people.deactivated_at', 'is', null)
    .where('people.removed_at', 'is', null)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
}

/** Who is in which team of a building, also those who are deactivated: they keep their place. */
export async function allMembers(db: Db, buildingId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['memberships.team_id', 'people.id', 'people.name'])
    .where('memberships.building_id', '=', buildingId)
    .where('memberships.left_at', 'is', null)
    .orderBy('memberships.joined_at')
    .orderBy('people.id')
    .execute()
}

export async function allCoaches(db: Db, buildingId: string) {
  return db
    .selectFrom('coach_assignments')
    .innerJoin('people', 'people.id', 'coach_assignments.person_id')
    .select(['coach_assignments.team_id', 'people.id', 'people.name'])
    .where('coach_assignments.building_id', '=', buildingId)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
}

export interface Place {
  buildingId: string
  teamId: string
  personId: string
}

/** Puts somebody in a team, also somebody who has left it. False when they are in it already. */
export async function join(db: Db, { buildingId, teamId, personId }: Place, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('memberships')
    .values({ building_id: buildingId, team_id: teamId, person_id: personId, joined_at: now, left_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'person_id'])
        .doUpdateSet({ joined_at: now, left_at: null })
        .where('memberships.left_at', 'is not', null),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False when they are not in it. */
export async function leave(db: Db, { teamId, personId }: Omit<Place, 'buildingId'>, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('memberships')
    .set({ left_at: now })
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** False when they follow it already; whether the team has paused them or lets them edit stays as it is. */
export async function follow(db: Db, { buildingId, teamId, personId }: Place): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('coach_assignments')
    .values({ building_id: buildingId, team_id: teamId, person_id: personId, may_edit: 0, paused_at: null })
    .onConflict((conflict) => conflict.columns(['team_id', 'person_id']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function unfollow(db: Db, { teamId, personId }: Omit<Place, 'buildingId'>): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('coach_assignments')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function isMember(db: Db, { teamId, personId }: Omit<Place, 'buildingId'>): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .select('joined_at')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
