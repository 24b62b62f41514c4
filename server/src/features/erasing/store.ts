import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { ErasuresTable } from '../../db/erasing-tables'
import type { CycleStatesTable, Schema } from '../../db/schema'
import type { Transaction } from '../../db/transaction'
import type { WordsColumn } from './words-columns'

type Db = Kysely<Schema>

// Scope

/** The cycles of a team, or of the whole building, oldest first. */
export async function cyclesIn(db: Db, { buildingId, teamId }: { buildingId: string; teamId: string | null }) {
  let query = db.selectFrom('cycles').select(['id', 'team_id', 'number']).where('building_id', '=', buildingId)
  if (teamId !== null) query = query.where('team_id', '=', teamId)
  return query.orderBy('opened_at').orderBy('id').execute()
}

/** Of a building, archived ones too; null for all of them. */
export async function teamsIn(db: Db, { buildingId, teamId }: { buildingId: string; teamId: string | null }): Promise<string[]> {
  let query = db.selectFrom('teams').select('id').where('building_id', '=', buildingId)
  if (teamId !== null) query = query.where('id', '=', teamId)
  return (await query.orderBy('id').execute()).map(({ id }) => id)
}

export async function documentsOf(db: Db, cycleId: string) {
  return db
    .selectFrom('documents')
    .select(['id', 'building_id', 'kind', 'cycle_id', 'epoch', 'generation', 'head_seq'])
    .where('cycle_id', '=', cycleId)
    .orderBy('id')
    .execute()
}

export async function countPictures(db: Db, cycleIds: readonly string[]): Promise<number> {
  let pictures = 0
  for (const cycleId of cycleIds) {
    const { count } = await db
      .selectFrom('images')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('cycle_id', '=', cycleId)
      .executeTakeFirstOrThrow()
    pictures += Number(count)
  }
  return pictures
}

/** Names of everybody who works in the building. */
export async function namesOfPeople(db: Db, buildingId: string): Promise<string[]> {
  const rows = await db.selectFrom('people').select('name').where('building_id', '=', buildingId).where('removed_at', 'is', null).execute()
  return rows.map(({ name }) => name)
}

export async function hasBuilding(db: Db, buildingId: string): Promise<boolean> {
  return (await db.selectFrom('buildings').select('building_id').where('building_id', '=', buildingId).executeTakeFirst()) !== undefined
}

// Documents

/** The rows of a document's log after `seq`, in order. */
export async function rowsAfter(db: Db, documentId: string, seq: number) {
  return db
    .selectFrom('document_updates')
    .select(['seq', 'bytes'])
    .where('document_id', '=', documentId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
}

export interface NewBeginning {
  documentId: string
  buildingId: string
  epoch: number
  generation: number
  seq: number
  checksum: string
  bytes: Uint8Array
  at: number
}

/**
 * Puts a state in the place of a document's log: nothing of the old epoch stays. The state is a snapshot under the next
 * number, so that what counts by numbers (visits, journals, projections) goes on counting.
 */
export async function beginAnew(transaction: Transaction, { documentId, buildingId, epoch, generation, seq, checksum, bytes, at }: NewBeginning): Promise<void> {
  for (const table of ['document_updates', 'document_snapshots', 'client_ids'] as const) {
    await transaction.deleteFrom(table).where('document_id', '=', documentId).execute()
  }
  await transaction
    .insertInto('document_snapshots')
    .values({ id: randomUUID(), building_id: buildingId, document_id: documentId, epoch, generation, seq, created_at: at, checksum, bytes })
    .execute()
  await transaction.updateTable('documents').set({ epoch, head_seq: seq }).where('id', '=', documentId).execute()
  await transaction
    .insertInto('erased_documents')
    .values({ document_id: documentId, building_id: buildingId, epoch })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ epoch }))
    .execute()
}

export async function keepState(transaction: Transaction, state: CycleStatesTable): Promise<void> {
  const { projected_seq, updated_at } = state
  await transaction
    .insertInto('cycle_states')
    .values(state)
    .onConflict((conflict) => conflict.columns(['cycle_id', 'kind']).doUpdateSet({ projected_seq, updated_at, state: state.state }))
    .execute()
}

/** The versions of a cycle that hold this document. */
export async function versionsOf(db: Db, documentId: string) {
  return db.selectFrom('version_documents').select(['version_id', 'document_id', 'epoch', 'seq', 'checksum', 'bytes']).where('document_id', '=', documentId).execute()
}

export async function keepVersion(transaction: Transaction, of: { version_id: string; document_id: string }, kept: { bytes: Uint8Array; checksum: string }): Promise<void> {
  await transaction.updateTable('version_documents').set(kept).where('version_id', '=', of.version_id).where('document_id', '=', of.document_id).execute()
}

export async function dropVersion(transaction: Transaction, of: { version_id: string; document_id: string }): Promise<void> {
  await transaction.deleteFrom('version_documents').where('version_id', '=', of.version_id).where('document_id', '=', of.document_id).execute()
}

// Words in other tables

const wordsRow = z.looseObject({ words: z.string() })

/** What a column of words holds for this cycle or team, with the keys of each row. */
export async function readWords(db: Db, { table, column, keys, by }: WordsColumn, owner: string): Promise<{ keys: string[]; words: string }[]> {
  const { rows } = await sql<unknown>`
    select ${sql.join(keys.map((key) => sql.ref(key)))}, ${sql.ref(column)} as words
    from ${sql.table(table)} where ${sql.ref(by)} = ${owner} and ${sql.ref(column)} is not null`.execute(db)
  return z.parse(z.array(wordsRow), rows).map((row) => ({ words: row.words, keys: keys.map((key) => String(row[key])) }))
}

export async function writeWords(transaction: Transaction, { table, column, keys }: WordsColumn, row: readonly string[], words: string): Promise<void> {
  const isRow = sql.join(keys.map((key, index) => sql`${sql.ref(key)} = ${row[index]}`), sql` and `)
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${words} where ${isRow}`.execute(transaction)
}

// The register

export async function keepErasure(transaction: Transaction, erasure: ErasuresTable): Promise<void> {
  const { finished_at, report } = erasure
  await transaction
    .insertInto('erasures')
    .values(erasure)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ finished_at, report }))
    .execute()
}

/** Of a team, with those of the whole building; of a building all of them. Latest first. */
export async function erasuresOf(db: Db, buildingId: string, teamId: string | null): Promise<ErasuresTable[]> {
  let query = db.selectFrom('erasures').selectAll().where('building_id', '=', buildingId)
  if (teamId !== null) query = query.where((where) => where.or([where('team_id', '=', teamId), where('team_id', 'is', null)]))
  return query.orderBy('asked_at', 'desc').orderBy('id').execute()
}

export async function allErasures(db: Db): Promise<ErasuresTable[]> {
  return db.selectFrom('erasures').selectAll().orderBy('asked_at').orderBy('id').execute()
}

export async function hasPerson(db: Db, personId: string): Promise<boolean> {
  return (await nameOfPerson(db, personId)) !== null
}

export async function nameOfPerson(db: Db, personId: string): Promise<string | null> {
  return (await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst())?.name ?? null
}

/** Epochs of documents in which something was erased. */
export async function erasedEpochs(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('erased_documents').select(['document_id', 'epoch']).execute()
  return new Map(rows.map(({ document_id, epoch }) => [document_id, epoch]))
}

export async function erasedEpochsOf(db: Db, documentIds: readonly string[]): Promise<Map<string, number>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db.selectFrom('erased_documents').select(['document_id', 'epoch']).where('document_id', 'in', [...documentIds]).execute()
  return new Map(rows.map(({ document_id, epoch }) => [document_id, epoch]))
}

export async function latestErasure(db: Db, buildingId: string): Promise<number | null> {
  const row = await db
    .selectFrom('erasures')
    .select(({ fn }) => fn.max<number | null>('finished_at').as('latest'))
    .where('building_id', '=', buildingId)
    .executeTakeFirst()
  return row?.latest ?? null
}
