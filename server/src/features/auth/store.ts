import type { Kysely } from 'kysely'
import type { Role } from 'shared/people/schema'
import type { Schema, SessionsTable } from '../../db/schema'

type Db = Kysely<Schema>

/** A session, also one that has run out and not been taken away yet, with the person whose it is. */
export async function findSession(db: Db, idHash: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .selectAll('sessions')
    .select(['people.name', 'people.initials', 'people.color'])
    .where('sessions.id_hash', '=', idHash)
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()
}

export async function insertSession(db: Db, session: SessionsTable): Promise<void> {
  await db.insertInto('sessions').values(session).execute()
}

/** Moves a session's end, unless it has ended meanwhile. */
export async function extendSession(db: Db, idHash: string, usedAt: number, expiresAt: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_used_at: usedAt, expires_at: expiresAt })
    .where('id_hash', '=', idHash)
    .where('last_used_at', '<', usedAt)
    .execute()
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
}

/** Returns the hashes of the sessions that it ended. */
export async function deleteSessionsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db.deleteFrom('sessions').where('person_id', '=', personId).returning('id_hash').execute()
  return rows.map(({ id_hash }) => id_hash)
}

/** Returns the hashes of the sessions that it ended. */
export async function deleteExpiredSessions(db: Db, now: number): Promise<string[]> {
  const rows = await db.deleteFrom('sessions').where('expires_at', '<=', now).returning('id_hash').execute()
  return rows.map(({ id_hash }) => id_hash)
}

/** When the next session ends; null when there is none. */
export async function nextExpiry(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('sessions')
    .select((select) => select.fn.min('expires_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

export async function findPerson(db: Db, personId: string) {
  return db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', personId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
}

export async function findBuilding(db: Db, buildingId: string) {
  return db.selectFrom('buildings').selectAll().where('building_id', '=', buildingId).executeTakeFirstOrThrow()
}

/** Roles that come on top of being a teacher. */
export async function findRoles(db: Db, personId: string): Promise<Role[]> {
  const rows = await db.selectFrom('roles').select('role').where('person_id', '=', personId).orderBy('role').execute()
  return rows.map(({ role }) => role)
}

/** The person's key; `fresh` becomes it where there is none yet. */
export async function keepLocalKey(
  db: Db,
  owner: { buildingId: string; personId: string; fresh: Uint8Array; now: number },
): Promise<Uint8Array> {
  await db
    .insertInto('local_keys')
    .values({ building_id: owner.buildingId, person_id: owner.personId, key: owner.fresh, created_at: owner.now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
  const row = await db
    .selectFrom('local_keys')
    .select('key')
    .where('person_id', '=', owner.personId)
    .executeTakeFirstOrThrow()
  return row.key
}
