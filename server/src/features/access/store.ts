import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema'
import type { Transaction } from '../../db/transaction'

type Db = Kysely<Schema>

/** What the tables say of a person and a team, at a moment: membership, coaching, invitation, emergency. */
export async function tiesToTeam(db: Db, teamId: string, personId: string, now: number) {
  const of = { teamId, personId }
  // Who is let in nowhere keeps their place in a team, and nothing of it is open to them meanwhile.
  if (!(await isLetIn(db, personId))) return { membership: undefined, coaching: undefined, invitation: undefined, emergency: undefined }
  const [membership, coaching, invitation, emergency] = await Promise.all([
    findMembership(db, of),
    findCoaching(db, of),
    findInvitation(db, of, now),
    findEmergency(db, of, now),
  ])
  return { membership, coaching, invitation, emergency }
}

async function isLetIn(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('deactivated_at').where('id', '=', personId).executeTakeFirst()
  return row?.deactivated_at === null
}

interface Of {
  teamId: string
  personId: string
}

async function findMembership(db: Db, { teamId, personId }: Of) {
  return db
    .selectFrom('memberships')
    .select('joined_at')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
}

async function findCoaching(db: Db, { teamId, personId }: Of) {
  return db
    .selectFrom('coach_assignments')
    .select(['may_edit', 'paused_at', 'practice_shared'])
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Good only while the person is a leader. */
async function findInvitation(db: Db, { teamId, personId }: Of, now: number) {
  return db
    .selectFrom('leader_invitations')
    .innerJoin('roles', 'roles.person_id', 'leader_invitations.person_id')
    .select('leader_invitations.ends_at')
    .where('roles.role', '=', 'leader')
    .where('team_id', '=', teamId)
    .where('leader_invitations.person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('ends_at', 'desc')
    .executeTakeFirst()
}

/** Good only while the person is an admin. */
async function findEmergency(db: Db, { teamId, personId }: Of, now: number) {
  return db
    .selectFrom('emergency_accesses')
    .innerJoin('roles', 'roles.person_id', 'emergency_accesses.person_id')
    .select('emergency_accesses.ends_at')
    .where('roles.role', '=', 'admin')
    .where('team_id', '=', teamId)
    .where('emergency_accesses.person_id', '=', personId)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('ends_at', 'desc')
    .executeTakeFirst()
}

export async function rolesOf(db: Db, personId: string) {
  const rows = await db.selectFrom('roles').select('role').where('person_id', '=', personId).orderBy('role').execute()
  return rows.map(({ role }) => role)
}

export async function isInAnyTeam(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .select('team_id')
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function teamById(db: Db, teamId: string) {
  return db.selectFrom('teams').select(['id as team_id', 'building_id']).where('id', '=', teamId).executeTakeFirst()
}

export async function teamOfCycle(db: Db, cycleId: string) {
  return db
    .selectFrom('cycles')
    .leftJoin('shared_cards', 'shared_cards.cycle_id', 'cycles.id')
    .select(['cycles.team_id', 'cycles.building_id', 'shared_cards.published_at', 'shared_cards.shared_with_teams'])
    .where('cycles.id', '=', cycleId)
    .executeTakeFirst()
}

export async function teamOfImage(db: Db, imageId: string) {
  return db
    .selectFrom('images')
    .innerJoin('cycles', 'cycles.id', 'images.cycle_id')
    .select(['cycles.team_id', 'cycles.building_id'])
    .where('images.id', '=', imageId)
    .executeTakeFirst()
}

/**
 * Raises the access version of every document of a team, in the transaction of the change to who may read or edit
 * them: what is on its way from somebody who has just lost their place is then not kept (docs/sync.md A2).
 */
export async function raiseAccessVersions(transaction: Transaction, teamId: string): Promise<void> {
  await transaction
    .updateTable('documents')
    .set((row) => ({ access_version: row('access_version', '+', 1) }))
    .where('cycle_id', 'in', (select) => select.selectFrom('cycles').select('id').where('team_id', '=', teamId))
    .execute()
}
