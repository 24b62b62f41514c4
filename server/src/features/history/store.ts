import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Step } from 'shared/cycles/steps'
import { sameVisit } from 'shared/history/rules'
import type { HistoryDocument } from 'shared/history/schema'
import type { CycleChangesTable, CycleVersionsTable, VersionDocumentsTable } from '../../db/history-tables'
import type { Schema } from '../../db/schema'

type Db = Kysely<Schema>

// Cycles

/** The shared documents of a cycle; never a personal one. */
export async function sharedDocuments(db: Db, cycleId: string) {
  return db
    .selectFrom('documents')
    .select(['id', 'kind', 'building_id', 'epoch', 'generation', 'head_seq'])
    .where('cycle_id', '=', cycleId)
    .where('kind', 'in', ['cycle', 'practice'])
    .orderBy('kind')
    .execute()
}

export async function zoneOf(db: Db, cycleId: string): Promise<string | null> {
  const row = await db
    .selectFrom('cycles')
    .innerJoin('buildings', 'buildings.building_id', 'cycles.building_id')
    .select('buildings.time_zone')
    .where('cycles.id', '=', cycleId)
    .executeTakeFirst()
  return row?.time_zone ?? null
}

/** What the projector keeps of a cycle's shared documents, as JSON. */
export async function statesOf(db: Db, cycleId: string) {
  return db.selectFrom('cycle_states').select(['kind', 'state']).where('cycle_id', '=', cycleId).execute()
}

export async function stateOf(db: Db, cycleId: string, kind: HistoryDocument): Promise<string | null> {
  const row = await db.selectFrom('cycle_states').select('state').where('cycle_id', '=', cycleId).where('kind', '=', kind).executeTakeFirst()
  return row?.state ?? null
}

export async function namesOf(db: Db, buildingId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'name']).where('building_id', '=', buildingId).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

// Versions

function versions(db: Db) {
  return db.selectFrom('cycle_versions').leftJoin('people', 'people.id', 'cycle_versions.person_id').selectAll('cycle_versions').select('people.name as person_name')
}
export type VersionRow = Selectable<CycleVersionsTable> & { person_name: string | null }

/** The latest first. */
export async function versionsOf(db: Db, cycleId: string): Promise<VersionRow[]> {
  return versions(db).where('cycle_id', '=', cycleId).orderBy('at', 'desc').orderBy('cycle_versions.id').execute()
}

export async function findVersion(db: Db, cycleId: string, versionId: string): Promise<VersionRow | undefined> {
  return versions(db).where('cycle_id', '=', cycleId).where('cycle_versions.id', '=', versionId).executeTakeFirst()
}

/** What a version holds, with the kind of each document. */
export async function documentsOfVersion(db: Db, versionId: string) {
  return db
    .selectFrom('version_documents')
    .innerJoin('documents', 'documents.id', 'version_documents.document_id')
    .selectAll('version_documents')
    .select('documents.kind')
    .where('version_id', '=', versionId)
    .orderBy('documents.kind')
    .execute()
}

/** Which rows the latest version ends with, by document; to see whether anything has been written since. */
export async function latestSeqs(db: Db, cycleId: string): Promise<Map<string, number>> {
  const latest = await db.selectFrom('cycle_versions').select('id').where('cycle_id', '=', cycleId).orderBy('at', 'desc').orderBy('id').limit(1).executeTakeFirst()
  if (latest === undefined) return new Map()
  const rows = await db.selectFrom('version_documents').select(['document_id', 'seq']).where('version_id', '=', latest.id).execute()
  return new Map(rows.map(({ document_id, seq }) => [document_id, seq]))
}

export async function hasVersion(db: Db, cycleId: string, kind: CycleVersionsTable['kind'], ref: string): Promise<boolean> {
  const row = await db.selectFrom('cycle_versions').select('id').where('cycle_id', '=', cycleId).where('kind', '=', kind).where('ref', '=', ref).executeTakeFirst()
  return row !== undefined
}

/** False, and nothing is kept, when there is one of this already, or a document has begun again or been restored meanwhile. */
export async function insertVersion(db: Db, version: Insertable<CycleVersionsTable>, documents: readonly Insertable<VersionDocumentsTable>[]): Promise<boolean> {
  for (const { document_id, epoch, generation } of documents) {
    const same = await db.selectFrom('documents').select('id').where('id', '=', document_id).where('epoch', '=', epoch).where('generation', '=', generation).executeTakeFirst()
    if (same === undefined) return false
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cycle_versions')
    .values(version)
    .onConflict((conflict) => conflict.columns(['cycle_id', 'kind', 'ref']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return false
  await db.insertInto('version_documents').values([...documents]).execute()
  return true
}

/**
 * The same moment, seen more sharply: what stood there when the restore itself began. Only over what it was made from: what
 * has been erased from the version meanwhile must not come back.
 */
export async function sharpen(db: Db, { versionId, documentId, from }: { versionId: string; documentId: string; from: string }, to: Pick<VersionDocumentsTable, 'bytes' | 'checksum'>): Promise<void> {
  await db
    .updateTable('version_documents')
    .set(to)
    .where('version_id', '=', versionId)
    .where('document_id', '=', documentId)
    .where('checksum', '=', from)
    .execute()
}

export async function countNamed(db: Db, cycleId: string): Promise<number> {
  const { count } = await db.selectFrom('cycle_versions').select(({ fn }) => fn.countAll<number>().as('count')).where('cycle_id', '=', cycleId).where('name', 'is not', null).executeTakeFirstOrThrow()
  return Number(count)
}

export async function nameVersion(db: Db, versionId: string, name: string | null, personId: string | null): Promise<void> {
  await db.updateTable('cycle_versions').set({ name, person_id: personId }).where('id', '=', versionId).execute()
}

export async function deleteVersions(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('version_documents').where('version_id', 'in', ids).execute()
  await db.deleteFrom('cycle_versions').where('id', 'in', ids).execute()
}

// When what was written

/** Steps that cycles went into since then, each with the one before it, where no version was taken of that yet. */
export async function stepsWithoutVersion(db: Db, since: number, cycleId?: string) {
  const rows = await db
    .selectFrom('step_changes')
    .select(['step_changes.cycle_id', 'step_changes.seq', 'step_changes.step', 'step_changes.at'])
    .where('step_changes.at', '>=', since)
    // Where a cycle was before its room's log began is nothing of which a copy could be made.
    .where('step_changes.seq', '>', 1)
    .$if(cycleId !== undefined, (query) => query.where('step_changes.cycle_id', '=', cycleId ?? ''))
    .orderBy('step_changes.cycle_id')
    .orderBy('step_changes.seq')
    .execute()
  const taken = await db.selectFrom('cycle_versions').select(['cycle_id', 'ref']).where('kind', '=', 'step').where('at', '>=', since).execute()
  const known = new Set(taken.map(({ cycle_id, ref }) => `${cycle_id}/${ref}`))
  return rows.filter(({ cycle_id, seq }) => !known.has(`${cycle_id}/${seq}`))
}

/** The step that the team was in before this row of the room's log. */
export async function stepBefore(db: Db, cycleId: string, seq: number): Promise<Step | null> {
  const row = await db.selectFrom('step_changes').select('step').where('cycle_id', '=', cycleId).where('seq', '<', seq).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.step ?? null
}

/**
 * The last row of a document that was written before this moment, and when, where the row is still there; null where the log
 * cannot tell any more, because a snapshot has taken the rows around it.
 */
export async function lastBefore(db: Db, documentId: string, moment: number): Promise<{ seq: number; at: number | null } | null> {
  const row = await db
    .selectFrom('document_updates')
    .select(['seq', 'at'])
    .where('document_id', '=', documentId)
    .where('at', '<', moment)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row !== undefined) return row
  const snapshot = await db
    .selectFrom('document_snapshots')
    .select('seq')
    .where('document_id', '=', documentId)
    .where('created_at', '<', moment)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return snapshot === undefined ? null : { seq: snapshot.seq, at: null }
}

// The journal

export async function insertChanges(db: Db, changes: readonly Insertable<CycleChangesTable>[]): Promise<void> {
  if (changes.length > 0) await db.insertInto('cycle_changes').values([...changes]).execute()
}

/** It happened again. */
export async function touchChanges(db: Db, touched: readonly { id: string; at: number }[]): Promise<void> {
  for (const at of new Set(touched.map((each) => each.at))) {
    const ids = touched.filter((each) => each.at === at).map(({ id }) => id)
    await db.updateTable('cycle_changes').set({ at }).where('id', 'in', ids).execute()
  }
}

export async function countChange(db: Db, id: string, count: number, at: number): Promise<void> {
  await db.updateTable('cycle_changes').set({ at, count }).where('id', '=', id).execute()
}

/** Those of these rows that the journal has seen go. */
export async function rowsSeenToGo(db: Db, cycleId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('cycle_changes').select('row_id').distinct().where('cycle_id', '=', cycleId).where('what', '=', 'removed').where('row_id', 'in', ids).execute()
  return new Set(rows.flatMap(({ row_id }) => row_id ?? []))
}

export async function changesSince(db: Db, cycleId: string, since: number): Promise<Selectable<CycleChangesTable>[]> {
  return db.selectFrom('cycle_changes').selectAll().where('cycle_id', '=', cycleId).where('at', '>', since).orderBy('at').orderBy('id').execute()
}

/**
 * When the visit before the present one ended; null where there was none. The present one may not be noted yet: a page asks
 * what is new while it asks for the cycle, and Home asks without being a visit.
 */
export async function visitBefore(db: Db, cycleId: string, personId: string, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('visits_to_cycles')
    .select(['before_at', 'last_seen_at'])
    .where('cycle_id', '=', cycleId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return null
  return row.last_seen_at < now - sameVisit ? row.last_seen_at : row.before_at
}

/** The minutes since 1970 in which somebody else than this person, or the server, wrote; and when the oldest row left was written. */
export async function othersWrote(db: Db, documentId: string, personId: string, since: number): Promise<{ minutes: Set<number>; oldest: number }> {
  const rows = await db
    .selectFrom('document_updates')
    .select(({ eb }) => eb('at', '/', eb.lit(60_000)).as('minute'))
    .distinct()
    .where('document_id', '=', documentId)
    .where('at', '>', since)
    // What somebody's device brought back after a restore of the server is not theirs.
    .where((where) => where.or([where('person_id', 'is', null), where('person_id', '!=', personId), where('recovered', '=', 1)]))
    .execute()
  const first = await db.selectFrom('document_updates').select(({ fn }) => fn.min<number | null>('at').as('at')).where('document_id', '=', documentId).executeTakeFirst()
  return { minutes: new Set(rows.map(({ minute }) => Math.floor(Number(minute)))), oldest: first?.at ?? Number.MAX_SAFE_INTEGER }
}
