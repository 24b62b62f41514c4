import type { Kysely } from 'kysely'
import { gradeOrder } from '../../db/grade-order'
import type { Schema } from '../../db/schema'

type Db = Kysely<Schema>

/** Every team that works, in the order in which the building has them. */
export async function teamsOfBuilding(db: Db, buildingId: string) {
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

/** Teams that have paused this coach: their names are all that the coach is told. */
export async function teamsThatPaused(db: Db, personId: string) {
  return db
    .selectFrom('coach_assignments')
    .innerJoin('teams', 'teams.id', 'coach_assignments.team_id')
    .select(['teams.id', 'teams.name', 'teams.grade'])
    .where('coach_assignments.person_id', '=', personId)
    .where('coach_assignments.paused_at', 'is not', null)
    .where('teams.archived_at', 'is', null)
    .orderBy(gradeOrder)
    .orderBy('teams.grade')
    .orderBy('teams.name')
    .orderBy('teams.id')
    .execute()
}
