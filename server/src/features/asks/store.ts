import type { ExpressionBuilder, Insertable, Kysely } from 'kysely'
import type { AskAnswersTable, AsksTable } from '../../db/ask-tables'
import type { Schema } from '../../db/schema'

type Db = Kysely<Schema>

/** Whose cycle it is, and where its room is. */
export async function findRoom(db: Db, cycleId: string) {
  return db
    .selectFrom('cycles')
    .innerJoin('documents', (join) => join.onRef('documents.cycle_id', '=', 'cycles.id').on('documents.kind', '=', 'cycle'))
    .select(['cycles.team_id', 'cycles.building_id', 'documents.id as document_id'])
    .where('cycles.id', '=', cycleId)
    .executeTakeFirst()
}

// People

/** Coaches of a team whom it has not paused. */
export async function coachesToAsk(db: Db, teamId: string) {
  return db
    .selectFrom('coach_assignments')
    .innerJoin('people', 'people.id', 'coach_assignments.person_id')
    .innerJoin('roles', (join) => join.onRef('roles.person_id', '=', 'people.id').on('roles.role', '=', 'coach'))
    .select(['people.id', 'people.name'])
    .where('coach_assignments.team_id', '=', teamId)
    .where('coach_assignments.paused_at', 'is', null)
    .where('people.deactivated_at', 'is', null)
    .orderBy('people.name')
    .execute()
}

export async function leadersToAsk(db: Db, buildingId: string) {
  return db
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select(['people.id', 'people.name'])
    .where('roles.building_id', '=', buildingId)
    .where('roles.role', '=', 'leader')
    .where('people.deactivated_at', 'is', null)
    .orderBy('people.name')
    .execute()
}

/** Everybody who is in a team of the building. */
export async function teachersToAsk(db: Db, buildingId: string) {
  return db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.building_id', '=', buildingId)
    .where('people.deactivated_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('memberships').select('team_id').whereRef('person_id', '=', 'people.id').where('left_at', 'is', null)),
    )
    .orderBy('people.name')
    .execute()
}

export async function membersOf(db: Db, teamId: string): Promise<string[]> {
  const rows = await db.selectFrom('memberships').select('person_id').where('team_id', '=', teamId).where('left_at', 'is', null).execute()
  return rows.map(({ person_id }) => person_id)
}

// Asks

/** Sends it, unless that row has been sent. Returns whether it did. */
export async function insertAsk(db: Db, ask: Insertable<AsksTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('asks')
    .values(ask)
    .onConflict((conflict) => conflict.columns(['cycle_id', 'row_id']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findSent(db: Db, cycleId: string, rowId: string) {
  return db.selectFrom('asks').selectAll().where('cycle_id', '=', cycleId).where('row_id', '=', rowId).executeTakeFirst()
}

/** With its answers. */
export async function deleteAsk(db: Db, id: string): Promise<void> {
  await db.deleteFrom('ask_answers').where('ask_id', '=', id).execute()
  await db.deleteFrom('asks').where('id', '=', id).execute()
}

/** What a cycle's team has sent, the latest first. */
export async function sentAsks(db: Db, cycleId: string) {
  return db
    .selectFrom('asks')
    .leftJoin('people', 'people.id', 'asks.to_person_id')
    .select(['asks.id', 'asks.row_id', 'asks.text', 'asks.about', 'asks.to_kind', 'asks.sent_at', 'asks.to_person_id', 'people.name'])
    .where('asks.cycle_id', '=', cycleId)
    .orderBy('asks.sent_at', 'desc')
    .orderBy('asks.id')
    .execute()
}

/**
 * Is the ask to this person, as they stand now? To be named is not enough: whoever coaches the team no longer, or whom it
 * has paused, whoever leads or teaches no longer, finds nothing.
 */
function isTo(personId: string) {
  return ({ and, eb, exists, or, selectFrom }: ExpressionBuilder<Schema, 'asks'>) =>
    and([
      or([
        eb('asks.to_person_id', '=', personId),
        and([eb('asks.to_person_id', 'is', null), eb('asks.to_kind', '!=', 'colleague')]),
      ]),
      or([
        and([
          eb('asks.to_kind', '=', 'coach'),
          exists(
            selectFrom('coach_assignments')
              .select('coach_assignments.person_id')
              .whereRef('coach_assignments.team_id', '=', 'asks.team_id')
              .where('coach_assignments.person_id', '=', personId)
              .where('coach_assignments.paused_at', 'is', null),
          ),
          exists(selectFrom('roles').select('roles.role').where('roles.person_id', '=', personId).where('roles.role', '=', 'coach')),
        ]),
        and([
          eb('asks.to_kind', '=', 'leader'),
          exists(selectFrom('roles').select('roles.role').where('roles.person_id', '=', personId).where('roles.role', '=', 'leader')),
        ]),
        and([
          eb('asks.to_kind', '=', 'colleague'),
          exists(
            selectFrom('memberships')
              .select('memberships.team_id')
              .where('memberships.person_id', '=', personId)
              .where('memberships.left_at', 'is', null),
          ),
        ]),
      ]),
    ])
}

/** Asks of the building that are to this person, the longest waiting first. */
export async function asksTo(db: Db, { id, buildingId }: { id: string; buildingId: string }) {
  return db
    .selectFrom('asks')
    .innerJoin('teams', 'teams.id', 'asks.team_id')
    .selectAll('asks')
    .select('teams.name as team')
    .where('asks.building_id', '=', buildingId)
    .where(isTo(id))
    .orderBy('asks.sent_at')
    .orderBy('asks.id')
    .execute()
}

/** One of them; undefined for an ask that is to somebody else, as for one that was never there. */
export async function findAskTo(db: Db, { id, buildingId }: { id: string; buildingId: string }, askId: string) {
  return db
    .selectFrom('asks')
    .selectAll('asks')
    .where('asks.id', '=', askId)
    .where('asks.building_id', '=', buildingId)
    .where(isTo(id))
    .executeTakeFirst()
}

// Answers

/** Says it, or says it anew. */
export async function putAnswer(db: Db, answer: Insertable<AskAnswersTable>): Promise<void> {
  const { ask_id: _, person_id: __, ...again } = answer
  await db
    .insertInto('ask_answers')
    .values(answer)
    .onConflict((conflict) => conflict.columns(['ask_id', 'person_id']).doUpdateSet(again))
    .execute()
}

const answers = (db: Db) =>
  db
    .selectFrom('ask_answers')
    .innerJoin('people', 'people.id', 'ask_answers.person_id')
    .selectAll('ask_answers')
    .select('people.name')
    .orderBy('ask_answers.answered_at', 'desc')
    .orderBy('ask_answers.person_id')

/** The latest first. */
export async function answersTo(db: Db, askIds: readonly string[]) {
  return askIds.length === 0 ? [] : answers(db).where('ask_answers.ask_id', 'in', [...askIds]).execute()
}

/** What was answered to everybody in the building, the latest first. */
export async function answersToAll(db: Db, buildingId: string) {
  return answers(db)
    .innerJoin('asks', 'asks.id', 'ask_answers.ask_id')
    .innerJoin('teams', 'teams.id', 'asks.team_id')
    .select(['asks.text as ask', 'teams.name as team'])
    .where('ask_answers.building_id', '=', buildingId)
    .where('ask_answers.to_all', '=', 1)
    .execute()
}
