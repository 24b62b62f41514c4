import type { Insertable, Kysely, Updateable } from 'kysely'
import type { BuildingRole } from 'shared/access/standing'
import { gradeOrder } from '../../db/grade-order'
import type { PeopleTable, Schema } from '../../db/schema'

type Db = Kysely<Schema>

/** Everybody who has not left for good, by name. */
export async function allPeople(db: Db, buildingId: string) {
  return db
    .selectFrom('people')
    .selectAll()
    .where('building_id', '=', buildingId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function isDemo(db: Db, buildingId: string): Promise<boolean> {
  const row = await db.selectFrom('buildings').select('demo').where('building_id', '=', buildingId).executeTakeFirst()
  return row?.demo === 1
}

export async function buildingName(db: Db, buildingId: string): Promise<string> {
  const row = await db.selectFrom('buildings').select('name').where('building_id', '=', buildingId).executeTakeFirstOrThrow()
  return row.name
}

export async function findPerson(db: Db, buildingId: string, personId: string) {
  return db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', personId)
    .where('building_id', '=', buildingId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export async function insertPerson(db: Db, person: Insertable<PeopleTable>): Promise<void> {
  await db.insertInto('people').values(person).execute()
}

export async function updatePerson(db: Db, personId: string, change: Updateable<PeopleTable>): Promise<void> {
  await db.updateTable('people').set(change).where('id', '=', personId).execute()
}

export async function allRoles(db: Db, buildingId: string) {
  return db.selectFrom('roles').select(['person_id', 'role']).where('building_id', '=', buildingId).orderBy('role').execute()
}

export async function rolesOf(db: Db, personId: string): Promise<BuildingRole[]> {
  const rows = await db.selectFrom('roles').select('role').where('person_id', '=', personId).orderBy('role').execute()
  return rows.map(({ role }) => role)
}

export async function replaceRoles(db: Db, buildingId: string, personId: string, roles: readonly BuildingRole[]): Promise<void> {
  await db.deleteFrom('roles').where('person_id', '=', personId).execute()
  const rows = roles.map((role) => ({ building_id: buildingId, person_id: personId, role }))
  if (rows.length > 0) await db.insertInto('roles').values(rows).execute()
}

/** Is there an admin beside this person who can sign in? */
export async function hasOtherAdmin(db: Db, buildingId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select('people.id')
    .where('roles.building_id', '=', buildingId)
    .where('role', '=', 'admin')
    .where('people.id', '!=', personId)
    .where('people.deactivated_at', 'is', null)
    .where('people.removed_at', 'is', null)
    .where(({ exists, or, selectFrom }) =>
      or([
        exists(selectFrom('passwords').select('person_id').whereRef('passwords.person_id', '=', 'people.id')),
        exists(selectFrom('identities').select('person_id').whereRef('identities.person_id', '=', 'people.id')),
        // In the demo everybody can sign in, by a click.
        exists(selectFrom('buildings').select('demo').whereRef('buildings.building_id', '=', 'people.building_id').where('demo', '=', 1)),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Who is in which team. */
export async function allMemberships(db: Db, buildingId: string) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['memberships.person_id', 'teams.id', 'teams.name'])
    .where('memberships.building_id', '=', buildingId)
    .where('left_at', 'is', null)
    .where('teams.archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('teams.grade')
    .orderBy('teams.name')
    .orderBy('teams.id')
    .execute()
}

export async function allCoaching(db: Db, buildingId: string) {
  return db
    .selectFrom('coach_assignments')
    .innerJoin('teams', 'teams.id', 'coach_assignments.team_id')
    .select(['coach_assignments.person_id', 'teams.id', 'teams.name'])
    .where('coach_assignments.building_id', '=', buildingId)
    .where('teams.archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('teams.grade')
    .orderBy('teams.name')
    .orderBy('teams.id')
    .execute()
}

/** Teams that take people in. */
export async function openTeams(db: Db, buildingId: string) {
  return db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where('building_id', '=', buildingId)
    .where('archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('grade')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function allPasswords(db: Db, buildingId: string) {
  return db.selectFrom('passwords').select('person_id').where('building_id', '=', buildingId).execute()
}

/** Who signs in by which provider; its name where the building still has it, otherwise its issuer. */
export async function allIdentities(db: Db, buildingId: string) {
  return db
    .selectFrom('identities')
    .leftJoin('sign_in_providers', (join) =>
      join.onRef('sign_in_providers.issuer', '=', 'identities.issuer').onRef('sign_in_providers.building_id', '=', 'identities.building_id'),
    )
    .select(['identities.person_id', 'identities.issuer', 'sign_in_providers.name'])
    .where('identities.building_id', '=', buildingId)
    .execute()
}

/** Invitations that are still good. */
export async function openInvitations(db: Db, buildingId: string, now: number) {
  return db
    .selectFrom('one_time_links')
    .select(['person_id', 'expires_at'])
    .where('building_id', '=', buildingId)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

export async function insertMemberships(db: Db, rows: Insertable<Schema['memberships']>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('memberships').values(rows).execute()
}

/** Teams whose documents this person may open, by whatever right. */
export async function teamsOpenTo(db: Db, personId: string): Promise<string[]> {
  const [members, coaches, invited, emergencies] = await Promise.all([
    db.selectFrom('memberships').select('team_id').where('person_id', '=', personId).where('left_at', 'is', null).execute(),
    db.selectFrom('coach_assignments').select('team_id').where('person_id', '=', personId).execute(),
    db.selectFrom('leader_invitations').select('team_id').where('person_id', '=', personId).where('withdrawn_at', 'is', null).execute(),
    db.selectFrom('emergency_accesses').select('team_id').where('person_id', '=', personId).execute(),
  ])
  return [...new Set([...members, ...coaches, ...invited, ...emergencies].map(({ team_id }) => team_id))]
}

export async function endCoaching(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('coach_assignments').where('person_id', '=', personId).execute()
}

/** Ends what a person was to teams; what they wrote there stays. */
export async function endTies(db: Db, personId: string, now: number): Promise<void> {
  await endCoaching(db, personId)
  await db.updateTable('memberships').set({ left_at: now }).where('person_id', '=', personId).where('left_at', 'is', null).execute()
  await db
    .updateTable('leader_invitations')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute()
  await db.updateTable('emergency_accesses').set({ ends_at: now }).where('person_id', '=', personId).where('ends_at', '>', now).execute()
}

/** Takes away every way in, and what the server keeps only about this person. Their sessions are ended beside it. */
export async function deleteTraces(db: Db, personId: string): Promise<void> {
  const tables = ['identities', 'passwords', 'one_time_links', 'local_keys', 'agreement_views', 'visits_to_cycles', 'join_requests', 'roles'] as const
  for (const table of tables) {
    await db.deleteFrom(table).where('person_id', '=', personId).execute()
  }
}

/** Deletes a person's own documents with every row of their logs. Returns their ids. */
export async function deletePersonalDocuments(db: Db, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('documents').select('id').where('kind', '=', 'personal').where('owner_id', '=', personId).execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) {
    await db.deleteFrom('document_updates').where('document_id', 'in', ids).execute()
    await db.deleteFrom('documents').where('id', 'in', ids).execute()
  }
  return ids
}
