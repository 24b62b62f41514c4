import type { Kysely } from 'kysely'
import type { Role } from 'shared/people/schema'
import type { Schema, SessionsTable } from '../../db/schema'
import type { IdentitiesTable, OneTimeLinksTable, PasswordsTable, PendingSignInsTable, SignInProvidersTable } from '../../db/sign-in-tables'

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

/** The building whose server this is: the first one in its database. */
export async function findOwnBuilding(db: Db) {
  return db.selectFrom('buildings').selectAll().orderBy('created_at').orderBy('building_id').limit(1).executeTakeFirst()
}

/** Sessions of a person that have not run out, latest use first. */
export async function sessionsOf(db: Db, personId: string, now: number): Promise<SessionsTable[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('last_used_at', 'desc')
    .execute()
}

/** Ends a session if it is this person's; false when it is not. */
export async function deleteOwnSession(db: Db, personId: string, idHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id_hash', '=', idHash)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** Ends a session if it is somebody else's than this person's; false when it is not. */
export async function deleteSessionUnlessOf(db: Db, idHash: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id_hash', '=', idHash)
    .where('person_id', '!=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** Whoever has this e-mail address in the building, with their password if they have one. */
export async function findAccount(db: Db, buildingId: string, email: string) {
  const rows = await db
    .selectFrom('people')
    .leftJoin('passwords', 'passwords.person_id', 'people.id')
    .select(['people.id', 'people.name', 'people.email', 'passwords.hash'])
    .where('people.building_id', '=', buildingId)
    .where((where) => where(where.fn<string>('lower', ['people.email']), '=', email.toLowerCase()))
    .where('people.deactivated_at', 'is', null)
    .orderBy('people.created_at')
    .execute()
  // Two people under one address would be the building's mistake; the one who can sign in is meant.
  return rows.find(({ hash }) => hash !== null) ?? rows[0]
}

export async function findPassword(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom('passwords').select('hash').where('person_id', '=', personId).executeTakeFirst()
  return row?.hash ?? null
}

export async function savePassword(db: Db, password: PasswordsTable): Promise<void> {
  const { hash, changed_at } = password
  await db
    .insertInto('passwords')
    .values(password)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at }))
    .execute()
}

/** The same password at another cost; unless it was changed meanwhile. */
export async function replaceHash(db: Db, personId: string, old: string, hash: string): Promise<void> {
  await db.updateTable('passwords').set({ hash }).where('person_id', '=', personId).where('hash', '=', old).execute()
}

/** Takes away links of this kind that the person has not used. */
export async function deleteOpenLinks(db: Db, personId: string, kind: OneTimeLinksTable['kind']): Promise<void> {
  await db
    .deleteFrom('one_time_links')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .execute()
}

export async function insertLink(db: Db, link: OneTimeLinksTable): Promise<void> {
  await db.insertInto('one_time_links').values(link).execute()
}

/** A link that can still be used, with whose it is. */
export async function findLink(db: Db, idHash: string, now: number) {
  return db
    .selectFrom('one_time_links')
    .innerJoin('people', 'people.id', 'one_time_links.person_id')
    .innerJoin('buildings', 'buildings.building_id', 'one_time_links.building_id')
    .select(['kind', 'person_id', 'one_time_links.building_id', 'expires_at', 'people.name', 'people.email', 'buildings.passwords'])
    .select('buildings.name as building_name')
    .where('id_hash', '=', idHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()
}

/** False: somebody has used it, or it has run out. */
export async function useLink(db: Db, idHash: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('id_hash', '=', idHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Returns the hashes of the sessions that it ended: all of this person's but the one that stays. */
export async function deleteOtherSessions(db: Db, personId: string, stays: string | null): Promise<string[]> {
  const rows = await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where('id_hash', '!=', stays ?? '')
    .returning('id_hash')
    .execute()
  return rows.map(({ id_hash }) => id_hash)
}

export async function providersOf(db: Db, buildingId: string): Promise<SignInProvidersTable[]> {
  return db.selectFrom('sign_in_providers').selectAll().where('building_id', '=', buildingId).orderBy('created_at').execute()
}

export async function findProvider(db: Db, providerId: string): Promise<SignInProvidersTable | undefined> {
  return db.selectFrom('sign_in_providers').selectAll().where('id', '=', providerId).executeTakeFirst()
}

export async function insertProvider(db: Db, provider: SignInProvidersTable): Promise<void> {
  await db.insertInto('sign_in_providers').values(provider).execute()
}

export async function updateProvider(db: Db, { id, ...provider }: SignInProvidersTable): Promise<void> {
  await db.updateTable('sign_in_providers').set(provider).where('id', '=', id).execute()
}

/** Accounts that were linked through it stay: it may come back. */
export async function deleteProvider(db: Db, providerId: string): Promise<void> {
  await db.deleteFrom('pending_sign_ins').where('provider_id', '=', providerId).execute()
  await db.deleteFrom('sign_in_providers').where('id', '=', providerId).execute()
}

export async function setPasswords(db: Db, buildingId: string, on: boolean): Promise<void> {
  await db.updateTable('buildings').set({ passwords: on ? 1 : 0 }).where('building_id', '=', buildingId).execute()
}

export async function insertTrip(db: Db, trip: PendingSignInsTable): Promise<void> {
  await db.insertInto('pending_sign_ins').values(trip).execute()
}

export async function deleteOldTrips(db: Db, now: number): Promise<void> {
  await db.deleteFrom('pending_sign_ins').where('expires_at', '<=', now).execute()
}

/** Takes it away in the same breath, so that nobody finishes it twice. */
export async function takeTrip(db: Db, stateHash: string, browserHash: string, now: number): Promise<PendingSignInsTable | undefined> {
  return db
    .deleteFrom('pending_sign_ins')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

interface Identity {
  issuer: string
  subject: string
}

export async function findIdentity(db: Db, buildingId: string, { issuer, subject }: Identity) {
  return db
    .selectFrom('identities')
    .select('person_id')
    .where('building_id', '=', buildingId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

export async function insertIdentity(db: Db, identity: IdentitiesTable): Promise<void> {
  await db.insertInto('identities').values(identity).execute()
}

/** Issuers at which a person has an account that is theirs here. */
export async function issuersOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('identities').select('issuer').where('person_id', '=', personId).execute()
  return rows.map(({ issuer }) => issuer)
}
