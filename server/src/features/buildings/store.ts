import type { Insertable, Kysely, Updateable } from 'kysely'
import type { BuildingRole } from 'shared/access/standing'
import type { BuildingsTable, PeopleTable, Schema, SchoolYearsTable, TeamsTable } from '../../db/schema'

type Db = Kysely<Schema>

/** Is anything set up on this server? */
export async function hasBuilding(db: Db): Promise<boolean> {
  return (await db.selectFrom('buildings').select('building_id').limit(1).executeTakeFirst()) !== undefined
}

export async function insertBuilding(db: Db, building: Insertable<BuildingsTable>): Promise<void> {
  await db.insertInto('buildings').values(building).execute()
}

export async function insertSchoolYear(db: Db, year: SchoolYearsTable): Promise<void> {
  await db.insertInto('school_years').values(year).execute()
}

export async function insertPerson(db: Db, person: Insertable<PeopleTable>, roles: readonly BuildingRole[]): Promise<void> {
  await db.insertInto('people').values(person).execute()
  const { id: person_id, building_id } = person
  if (roles.length > 0) await db.insertInto('roles').values(roles.map((role) => ({ building_id, person_id, role }))).execute()
}

export async function insertTeams(db: Db, teams: Insertable<TeamsTable>[]): Promise<void> {
  if (teams.length > 0) await db.insertInto('teams').values(teams).execute()
}

export async function findBuilding(db: Db, buildingId: string) {
  return db.selectFrom('buildings').selectAll().where('building_id', '=', buildingId).executeTakeFirstOrThrow()
}

/** The school year that is going on, or the last one that was begun. */
export async function findSchoolYear(db: Db, buildingId: string) {
  return db
    .selectFrom('school_years')
    .select(['id', 'starts_on', 'ends_on', 'ended_at'])
    .where('building_id', '=', buildingId)
    .orderBy('ended_at', (order) => order.asc().nullsFirst())
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()
}

export async function updateSchoolYear(db: Db, id: string, days: Pick<SchoolYearsTable, 'starts_on' | 'ends_on'>): Promise<void> {
  await db.updateTable('school_years').set(days).where('id', '=', id).execute()
}

export async function updateBuilding(db: Db, buildingId: string, change: Updateable<BuildingsTable>): Promise<void> {
  await db.updateTable('buildings').set(change).where('building_id', '=', buildingId).execute()
}

/** Who signed which words of the agreement, and when. */
export async function findSignature(db: Db, buildingId: string) {
  return db
    .selectFrom('buildings')
    .innerJoin('people', 'people.id', 'buildings.agreement_signed_by')
    .select(['people.name as signed_by', 'agreement_signed_at as signed_at', 'agreement_version as version'])
    .where('buildings.building_id', '=', buildingId)
    .executeTakeFirst()
}

export async function findAgreementView(db: Db, personId: string) {
  return db.selectFrom('agreement_views').select(['version', 'seen_at']).where('person_id', '=', personId).executeTakeFirst()
}

export async function keepAgreementView(db: Db, view: Schema['agreement_views']): Promise<void> {
  await db
    .insertInto('agreement_views')
    .values(view)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ version: view.version, seen_at: view.seen_at }))
    .execute()
}

/** An entry of the audit log, as the place after which a page of it begins. */
export async function findAuditEntry(db: Db, buildingId: string, id: string) {
  return db.selectFrom('audit_log').select(['id', 'at']).where('id', '=', id).where('building_id', '=', buildingId).executeTakeFirst()
}

/** The latest entries, or those before one of them; with names where the ids are of people, teams, cycles or buildings. */
export async function auditEntries(db: Db, buildingId: string, before: { id: string; at: number } | null, limit: number) {
  const all = db
    .selectFrom('audit_log')
    .leftJoin('people as doer', 'doer.id', 'audit_log.person_id')
    .leftJoin('people as subject', 'subject.id', 'audit_log.about')
    .leftJoin('cycles', 'cycles.id', 'audit_log.about')
    .leftJoin('teams', (join) => join.on(({ eb, or }) => or([eb('teams.id', '=', eb.ref('audit_log.about')), eb('teams.id', '=', eb.ref('cycles.team_id'))])))
    .leftJoin('buildings', 'buildings.building_id', 'audit_log.about')
    .select(['audit_log.id', 'audit_log.at', 'audit_log.what', 'audit_log.about', 'audit_log.source', 'audit_log.address'])
    .select(['doer.name as who', 'subject.name as person', 'teams.name as team', 'cycles.number as cycle', 'buildings.name as building'])
    .where('audit_log.building_id', '=', buildingId)
  const page =
    before === null
      ? all
      : all.where(({ eb, or, and }) =>
          or([eb('audit_log.at', '<', before.at), and([eb('audit_log.at', '=', before.at), eb('audit_log.id', '<', before.id)])]),
        )
  return page.orderBy('audit_log.at', 'desc').orderBy('audit_log.id', 'desc').limit(limit).execute()
}
