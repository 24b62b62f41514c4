import type { Insertable, Kysely } from 'kysely'
import type { PeopleTable, Schema } from '../../db/schema'
import type { JoinCodesTable, JoinRequestsTable } from '../../db/sign-in-tables'
import type { Transaction } from '../../db/transaction'

type Db = Kysely<Schema>

/** A team's code while it is good. */
export async function codeOfTeam(db: Db, teamId: string, now: number) {
  return db.selectFrom('join_codes').select(['code', 'expires_at']).where('team_id', '=', teamId).where('expires_at', '>', now).executeTakeFirst()
}

/** The team's code from now on, in place of the one before. */
export async function keepCode(transaction: Transaction, row: JoinCodesTable): Promise<void> {
  const { code, created_at, expires_at } = row
  await transaction
    .insertInto('join_codes')
    .values(row)
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet({ code, created_at, expires_at }))
    .execute()
}

/** Whose team a code opens the door of, while it is good and the team takes people in. */
export async function teamOfCode(db: Db, code: string, now: number) {
  return db
    .selectFrom('join_codes')
    .innerJoin('teams', 'teams.id', 'join_codes.team_id')
    .innerJoin('buildings', 'buildings.building_id', 'teams.building_id')
    .select(['teams.id as teamId', 'teams.name as teamName', 'buildings.building_id as buildingId'])
    .select(['buildings.name as buildingName', 'buildings.passwords'])
    .where('join_codes.code', '=', code)
    .where('join_codes.expires_at', '>', now)
    .where('teams.archived_at', 'is', null)
    .executeTakeFirst()
}

export async function isMember(db: Db, teamId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .select('joined_at')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function isWaiting(db: Db, teamId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('join_requests')
    .select('id')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function countWaiting(db: Db, teamId: string): Promise<number> {
  const { count } = await db
    .selectFrom('join_requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('team_id', '=', teamId)
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Who waits at a team's door, longest first; nobody who has been put in by another road, and nobody who is gone. */
export async function waitingAt(db: Db, teamId: string) {
  return db
    .selectFrom('join_requests')
    .innerJoin('people', 'people.id', 'join_requests.person_id')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.team_id', '=', 'join_requests.team_id').onRef('memberships.person_id', '=', 'people.id').on('memberships.left_at', 'is', null),
    )
    .select(['join_requests.id', 'join_requests.asked_at', 'people.id as personId', 'people.name', 'people.initials', 'people.color', 'people.email'])
    .where('join_requests.team_id', '=', teamId)
    .where('join_requests.decided_at', 'is', null)
    .where('people.deactivated_at', 'is', null)
    .where('memberships.person_id', 'is', null)
    .orderBy('join_requests.asked_at')
    .orderBy('join_requests.id')
    .execute()
}

export async function insertRequest(db: Db, request: JoinRequestsTable): Promise<void> {
  await db.insertInto('join_requests').values(request).execute()
}

export async function findRequest(db: Db, teamId: string, requestId: string) {
  return db
    .selectFrom('join_requests')
    .innerJoin('people', 'people.id', 'join_requests.person_id')
    .select(['join_requests.person_id', 'join_requests.let_in', 'join_requests.decided_at', 'people.deactivated_at'])
    .where('join_requests.id', '=', requestId)
    .where('join_requests.team_id', '=', teamId)
    .executeTakeFirst()
}

export async function decide(db: Db, requestId: string, decision: Pick<JoinRequestsTable, 'decided_at' | 'decided_by' | 'let_in'>): Promise<void> {
  await db.updateTable('join_requests').set(decision).where('id', '=', requestId).execute()
}

export async function joinTeam(db: Db, membership: { building_id: string; team_id: string; person_id: string; joined_at: number }): Promise<void> {
  await db
    .insertInto('memberships')
    .values({ ...membership, left_at: null })
    .onConflict((conflict) => conflict.columns(['team_id', 'person_id']).doUpdateSet({ joined_at: membership.joined_at, left_at: null }))
    .execute()
}

export async function isAddressTaken(db: Db, buildingId: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('building_id', '=', buildingId)
    .where(({ fn }) => fn<string>('lower', ['email']), '=', email)
    .executeTakeFirst()
  return row !== undefined
}

export async function facesOf(db: Db, buildingId: string) {
  return db.selectFrom('people').select(['initials', 'color']).where('building_id', '=', buildingId).execute()
}

export async function insertPerson(db: Db, person: Insertable<PeopleTable>): Promise<void> {
  await db.insertInto('people').values(person).execute()
}

/** Is the building the demo school, in which nobody registers? */
export async function isDemo(db: Db, buildingId: string): Promise<boolean> {
  const row = await db.selectFrom('buildings').select('demo').where('building_id', '=', buildingId).executeTakeFirst()
  return row?.demo === 1
}
