import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Step } from 'shared/cycles/steps'
import { sameVisit } from 'shared/history/rules'
import type { CycleSummary } from 'shared/teams/schema'
import type { CyclesTable, ImagesTable, Schema, StepChangesTable } from '../../db/schema'
import { type CycleState, readState } from './state'

type Db = Kysely<Schema>

/** A cycle with what the projector has read out of its room. */
export interface CycleRecord {
  buildingId: string
  teamId: string
  previousCycleId: string | null
  summary: CycleSummary
  decisions: CycleState['decisions']
  /** What the team said here of the last cycle's decisions, by their ids. */
  carriedDecisions: CycleState['carriedDecisions']
  /** The chosen strategy's name as it stands in the room; empty while there is none. */
  strategy: string
}

function cyclesWithState(db: Db) {
  return db
    .selectFrom('cycles')
    .leftJoin('cycle_states', (join) =>
      join.onRef('cycle_states.cycle_id', '=', 'cycles.id').on('cycle_states.kind', '=', 'cycle'),
    )
    .selectAll('cycles')
    .select('cycle_states.state')
}

function toRecord(row: Selectable<CyclesTable> & { state: string | null }): CycleRecord {
  const { step, inquiryQuestion, decisions, carriedDecisions, chosenStrategy } = readState(row.state)
  return {
    buildingId: row.building_id,
    teamId: row.team_id,
    previousCycleId: row.previous_cycle_id,
    summary: {
      id: row.id,
      number: row.number,
      title: inquiryQuestion.trim(),
      step: step ?? 'C',
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      pause: row.paused_at === null ? null : { since: row.paused_at, reason: row.pause_reason ?? '' },
    },
    decisions,
    carriedDecisions,
    strategy: chosenStrategy.trim(),
  }
}

export async function findCycle(db: Db, cycleId: string): Promise<CycleRecord | null> {
  const row = await cyclesWithState(db).where('cycles.id', '=', cycleId).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** A team's cycles, latest first. */
export async function cyclesOfTeam(db: Db, teamId: string): Promise<CycleRecord[]> {
  const rows = await cyclesWithState(db).where('cycles.team_id', '=', teamId).orderBy('cycles.number', 'desc').execute()
  return rows.map(toRecord)
}

/** The open cycle of every team of a building that has one. */
export async function openCyclesOf(db: Db, buildingId: string): Promise<CycleRecord[]> {
  const rows = await cyclesWithState(db).where('cycles.building_id', '=', buildingId).where('closed_at', 'is', null).execute()
  return rows.map(toRecord)
}

/** The steps that each open cycle of a building has been in, in their order, by cycle. */
export async function trailsOf(db: Db, buildingId: string): Promise<Map<string, Step[]>> {
  const rows = await db
    .selectFrom('step_changes')
    .innerJoin('cycles', 'cycles.id', 'step_changes.cycle_id')
    .select(['step_changes.cycle_id', 'step_changes.step'])
    .where('step_changes.building_id', '=', buildingId)
    .where('cycles.closed_at', 'is', null)
    .orderBy('step_changes.cycle_id')
    .orderBy('step_changes.seq')
    .execute()
  const trails = new Map<string, Step[]>()
  for (const { cycle_id, step } of rows) trails.set(cycle_id, [...(trails.get(cycle_id) ?? []), step])
  return trails
}

/** Notes the step that a cycle is in, unless it is the one that was noted last. */
export async function noteStep(db: Db, change: Insertable<StepChangesTable>): Promise<void> {
  const last = await db
    .selectFrom('step_changes')
    .select('step')
    .where('cycle_id', '=', change.cycle_id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.step === change.step) return
  // A log that has begun again under a new epoch counts from 1 once more.
  await db
    .insertInto('step_changes')
    .values(change)
    .onConflict((conflict) => conflict.columns(['cycle_id', 'seq']).doNothing())
    .execute()
}

/** Opens a cycle in the school year that is going on, if the building has said when that is. */
export async function insertCycle(db: Db, cycle: Omit<Insertable<CyclesTable>, 'school_year_id'>): Promise<void> {
  const year = await db
    .selectFrom('school_years')
    .select('id')
    .where('building_id', '=', cycle.building_id)
    .where('ended_at', 'is', null)
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()
  await db.insertInto('cycles').values({ ...cycle, school_year_id: year?.id ?? null }).execute()
}

/** Returns whether this call closed it. */
export async function setClosed(db: Db, cycleId: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('cycles')
    .set({ closed_at: now })
    .where('id', '=', cycleId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function findNextCycleId(db: Db, cycleId: string): Promise<string | null> {
  const row = await db.selectFrom('cycles').select('id').where('previous_cycle_id', '=', cycleId).executeTakeFirst()
  return row?.id ?? null
}

/** A document with the team whose cycle it belongs to. */
export async function findDocument(db: Db, documentId: string) {
  return db
    .selectFrom('documents')
    .innerJoin('cycles', 'cycles.id', 'documents.cycle_id')
    .leftJoin('erased_documents', 'erased_documents.document_id', 'documents.id')
    .selectAll('documents')
    .select(['cycles.team_id', 'erased_documents.epoch as erased_epoch'])
    .where('documents.id', '=', documentId)
    .executeTakeFirst()
}

/** The shared documents of a cycle and every author's personal one. */
export async function documentsOfCycle(db: Db, cycleId: string) {
  return db
    .selectFrom('documents')
    .select(['id', 'kind', 'owner_id', 'epoch', 'head_seq'])
    .where('cycle_id', '=', cycleId)
    .orderBy('id')
    .execute()
}

/** Cycles in which somebody has a personal document. */
export async function cyclesWithPersonalDocuments(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('documents')
    .select('cycle_id')
    .distinct()
    .where('kind', '=', 'personal')
    .orderBy('cycle_id')
    .execute()
  return rows.map(({ cycle_id }) => cycle_id)
}

/** Notes that a person has looked at a cycle, and up to which row of its room. */
export async function recordVisit(
  db: Db,
  visit: { buildingId: string; personId: string; cycleId: string; at: number; seq: number },
): Promise<void> {
  const seen = { last_seen_at: visit.at, last_seen_seq: visit.seq }
  await db
    .insertInto('visits_to_cycles')
    .values({ building_id: visit.buildingId, person_id: visit.personId, cycle_id: visit.cycleId, ...seen })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'cycle_id']).doUpdateSet(({ eb, ref }) => ({
        ...seen,
        before_at: eb
          .case()
          .when('visits_to_cycles.last_seen_at', '<', visit.at - sameVisit)
          .then(ref('visits_to_cycles.last_seen_at'))
          .else(ref('visits_to_cycles.before_at'))
          .end(),
      })),
    )
    .execute()
}

/** Who wrote in a cycle's room after this person last looked, latest first. What the server copied has no name. */
export async function changesSinceVisit(db: Db, cycleId: string, personId: string) {
  return db
    .selectFrom('documents')
    .innerJoin(writing(db), 'writing.document_id', 'documents.id')
    .innerJoin('people', 'people.id', 'writing.person_id')
    .leftJoin('visits_to_cycles', (join) =>
      join.onRef('visits_to_cycles.cycle_id', '=', 'documents.cycle_id').on('visits_to_cycles.person_id', '=', personId),
    )
    .select(({ fn }) => ['people.id as personId', 'people.name', fn.max('writing.at').as('at')])
    .where('documents.cycle_id', '=', cycleId)
    .where('documents.kind', '=', 'cycle')
    .where('people.id', '!=', personId)
    .where((where) =>
      where.or([
        where('visits_to_cycles.last_seen_seq', 'is', null),
        where('visits_to_cycles.last_seen_seq', '<', where.ref('writing.seq')),
      ]),
    )
    .groupBy(['people.id', 'people.name'])
    .orderBy('at', 'desc')
    .execute()
}

/** Who wrote which row, and when; of rows that stand in a snapshot alone (docs/sync.md L4), the last of each person. */
function writing(db: Db) {
  return db
    .selectFrom('document_updates')
    .select(['document_id', 'person_id', 'seq', 'at'])
    // Whoever brought back what others had written, after a restore, has not written it.
    .where('recovered', '=', 0)
    .unionAll(db.selectFrom('document_authors').select(['document_id', 'person_id', 'last_seq as seq', 'last_at as at']))
    .as('writing')
}

/** The key of a building's copies (see copy-id.ts); `fresh` becomes it where there is none yet. */
export async function keepCopyKey(db: Db, buildingId: string, fresh: Uint8Array, now: number): Promise<Uint8Array> {
  await db
    .insertInto('copy_keys')
    .values({ building_id: buildingId, key: fresh, created_at: now })
    .onConflict((conflict) => conflict.column('building_id').doNothing())
    .execute()
  const row = await db
    .selectFrom('copy_keys')
    .select('key')
    .where('building_id', '=', buildingId)
    .executeTakeFirstOrThrow()
  return row.key
}

export async function insertImage(db: Db, image: ImagesTable): Promise<void> {
  await db.insertInto('images').values(image).execute()
}

/** A picture with the team whose cycle it belongs to. */
export async function findImage(db: Db, imageId: string) {
  return db
    .selectFrom('images')
    .innerJoin('cycles', 'cycles.id', 'images.cycle_id')
    .select(['images.media_type', 'images.bytes', 'cycles.team_id'])
    .where('images.id', '=', imageId)
    .executeTakeFirst()
}

export async function countImages(db: Db, cycleId: string): Promise<number> {
  const { count } = await db
    .selectFrom('images')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow()
  return count
}
