import type { Kysely } from 'kysely'
import { gradeOrder } from '../../db/grade-order'
import type { Schema, SchoolYearsTable } from '../../db/schema'
import { tables } from '../../db/tables'
import type { Transaction } from '../../db/transaction'

type Db = Kysely<Schema>

export async function findBuilding(db: Db, buildingId: string) {
  return db.selectFrom('buildings').selectAll().where('building_id', '=', buildingId).executeTakeFirstOrThrow()
}

/** Real ones: the demo school keeps everything until it is put back. */
export async function keptBuildings(db: Db) {
  return db.selectFrom('buildings').select(['building_id', 'retention_years']).where('demo', '=', 0).execute()
}

// School years

/** Latest first. */
export async function schoolYears(db: Db, buildingId: string): Promise<SchoolYearsTable[]> {
  return db.selectFrom('school_years').selectAll().where('building_id', '=', buildingId).orderBy('starts_on', 'desc').orderBy('id').execute()
}

export async function insertSchoolYear(transaction: Transaction, year: SchoolYearsTable): Promise<void> {
  await transaction.insertInto('school_years').values(year).execute()
}

export async function endSchoolYear(transaction: Transaction, id: string, now: number): Promise<void> {
  await transaction.updateTable('school_years').set({ ended_at: now }).where('id', '=', id).execute()
}

export async function countOpenCycles(db: Db, buildingId: string): Promise<number> {
  const { count } = await db
    .selectFrom('cycles')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('building_id', '=', buildingId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Cycles of the year that ends: those that are open are closed with it. Returns the ids of these. */
export async function archiveCycles(transaction: Transaction, buildingId: string, yearId: string | null, now: number): Promise<string[]> {
  const open = await transaction
    .updateTable('cycles')
    .set({ closed_at: now })
    .where('building_id', '=', buildingId)
    .where('closed_at', 'is', null)
    .returning('id')
    .execute()
  await transaction
    .updateTable('cycles')
    .set(({ fn, val }) => ({ archived_at: now, school_year_id: fn.coalesce('school_year_id', val(yearId)) }))
    .where('building_id', '=', buildingId)
    .where('archived_at', 'is', null)
    .execute()
  return open.map(({ id }) => id)
}

/** Teams in use, as the building ordered them. */
export async function teamsInUse(db: Db, buildingId: string) {
  return db
    .selectFrom('teams')
    .select(['id', 'name', 'grade'])
    .where('building_id', '=', buildingId)
    .where('archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('grade')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function renameTeam(transaction: Transaction, teamId: string, words: { name: string; grade: string }): Promise<void> {
  await transaction.updateTable('teams').set(words).where('id', '=', teamId).execute()
}

// Retention

/** Closed cycles, with the last day of the school year that they were opened in, where it is known. */
export async function closedCycles(db: Db, buildingId: string) {
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .leftJoin('school_years', 'school_years.id', 'cycles.school_year_id')
    .select(['cycles.id', 'cycles.number', 'cycles.closed_at', 'teams.name as team', 'school_years.ends_on'])
    .where('cycles.building_id', '=', buildingId)
    .where('cycles.closed_at', 'is not', null)
    .orderBy(gradeOrder)
    .orderBy('teams.grade')
    .orderBy('teams.name')
    .orderBy('teams.id')
    .orderBy('cycles.number')
    .execute()
  return rows.map(({ closed_at, ...row }) => ({ ...row, closedAt: closed_at ?? 0 }))
}

export async function countAudit(db: Db, buildingId: string, upTo: number): Promise<number> {
  const { count } = await db
    .selectFrom('audit_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('building_id', '=', buildingId)
    .where('at', '<=', upTo)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A cycle with all that hangs on it. Returns the ids of its documents. */
export async function deleteCycle(transaction: Transaction, cycleId: string): Promise<string[]> {
  const documents = await transaction.selectFrom('documents').select('id').where('cycle_id', '=', cycleId).execute()
  const ids = documents.map(({ id }) => id)
  for (const id of ids) await transaction.deleteFrom('document_updates').where('document_id', '=', id).execute()
  const hanging = [
    ...['ask_answers', 'asks', 'card_openings', 'guest_links', 'shared_cards', 'step_changes'],
    ...['visits_to_cycles', 'cycle_states', 'images', 'documents'],
  ] as const
  for (const table of hanging) await transaction.deleteFrom(table).where('cycle_id', '=', cycleId).execute()
  await transaction.updateTable('cycles').set({ previous_cycle_id: null }).where('previous_cycle_id', '=', cycleId).execute()
  await transaction.deleteFrom('cycles').where('id', '=', cycleId).execute()
  return ids
}

/** What of that age hangs on no cycle: the record, meetings, who came to look, who asked to come in. */
export async function deleteOldRecords(transaction: Transaction, buildingId: string, upTo: { day: string; at: number }): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('audit_log')
    .where('building_id', '=', buildingId)
    .where('at', '<=', upTo.at)
    .executeTakeFirst()
  await transaction.deleteFrom('meetings').where('building_id', '=', buildingId).where('date', '<=', upTo.day).execute()
  for (const table of ['leader_invitations', 'emergency_accesses'] as const) {
    await transaction.deleteFrom(table).where('building_id', '=', buildingId).where('ends_at', '<=', upTo.at).execute()
  }
  await transaction.deleteFrom('join_requests').where('building_id', '=', buildingId).where('asked_at', '<=', upTo.at).execute()
  return Number(numDeletedRows)
}

/** Links and codes that have been over for a while: they open nothing, and nobody needs to know of them. */
export async function deleteSpent(transaction: Transaction, overSince: number): Promise<void> {
  await transaction.deleteFrom('one_time_links').where('expires_at', '<=', overSince).execute()
  await transaction.deleteFrom('join_codes').where('expires_at', '<=', overSince).execute()
  await transaction.deleteFrom('pending_sign_ins').where('expires_at', '<=', overSince).execute()
}

// The end of the contract

/** Everything of a building, table by table. Returns how many rows went, of each table that had any. */
export async function eraseBuilding(transaction: Transaction, buildingId: string): Promise<{ table: string; rows: number }[]> {
  await transaction.updateTable('cycles').set({ previous_cycle_id: null }).where('building_id', '=', buildingId).execute()
  const erased: { table: string; rows: number }[] = []
  for (const table of tables) {
    const { numDeletedRows } = await transaction.deleteFrom(table).where('building_id', '=', buildingId).executeTakeFirst()
    if (numDeletedRows > 0n) erased.push({ table, rows: Number(numDeletedRows) })
  }
  return erased
}

export async function everybody(db: Db, buildingId: string): Promise<string[]> {
  const rows = await db.selectFrom('people').select('id').where('building_id', '=', buildingId).execute()
  return rows.map(({ id }) => id)
}

export async function allDocuments(db: Db, buildingId: string): Promise<string[]> {
  const rows = await db.selectFrom('documents').select('id').where('building_id', '=', buildingId).execute()
  return rows.map(({ id }) => id)
}
