import type { Kysely } from 'kysely'
import { defaultSettings } from 'shared/data/bands'
import { agreementVersion } from 'shared/buildings/agreement'
import type { Database } from '../db/client'
import type { CycleStatesTable, Schema } from '../db/schema'
import type { Transaction } from '../db/transaction'
import type { BuiltCycle, BuiltDocument } from './build-cycle'
import type { Calendar } from './calendar'
import { buildingId, buildingName, demoStaff, type DemoTeam, demoTeams } from './people'
import { trailOf } from './trail'

/** How long before today the teams were put together, and until when they plan to meet; days. */
const sinceSummer = -170
const untilSummer = 120

/** What hangs on cycles, teams and people, in an order in which nothing is left pointing at what is gone. */
const madeByTeams = [
  ...['ask_answers', 'asks'],
  'erasures',
  ...['card_openings', 'guest_links', 'shared_cards', 'meetings', 'leader_invitations', 'emergency_accesses'],
  ...['version_documents', 'cycle_versions', 'cycle_changes', 'step_changes'],
  ...['join_requests', 'join_codes', 'agreement_views', 'school_years'],
  ...['pending_sign_ins', 'one_time_links', 'identities', 'passwords', 'sign_in_providers'],
  ...['visits_to_cycles', 'cycle_states', 'document_updates', 'document_snapshots', 'document_authors', 'client_ids', 'documents', 'images'],
] as const satisfies (keyof Schema)[]

/** Takes away all that the teams have made: cycles, documents, pictures. People, sessions and keys stay. */
export async function deleteCycles(transaction: Transaction): Promise<void> {
  for (const table of madeByTeams) {
    await transaction.deleteFrom(table).where('building_id', '=', buildingId).execute()
  }
  // A cycle names the one before it: the last one goes first.
  await transaction.updateTable('cycles').set({ previous_cycle_id: null }).where('building_id', '=', buildingId).execute()
  await transaction.deleteFrom('cycles').where('building_id', '=', buildingId).execute()
  for (const table of ['meeting_plans', 'coach_assignments', 'memberships', 'roles'] as const) {
    await transaction.deleteFrom(table).where('building_id', '=', buildingId).execute()
  }
}

/** Writes the building, its people and its teams; people and teams that are there keep their ids. */
export async function writePeople(transaction: Transaction, { at }: Calendar): Promise<void> {
  const created_at = at(sinceSummer, '08:00')
  // What an admin has set since goes back too; guest links are on, so that they can be looked at.
  const settings = { name: buildingName, guest_links: 1 as const, minimum_group: defaultSettings.minimum, bands: null }
  const building = { building_id: buildingId, demo: 1 as const, created_at, ...settings }
  await transaction
    .insertInto('buildings')
    .values(building)
    .onConflict((conflict) => conflict.column('building_id').doUpdateSet(settings))
    .execute()
  const people = [...demoTeams.flatMap(({ members }) => members), ...demoStaff].map(({ id, name, initials, color }) => ({
    ...{ id, building_id: buildingId, name, initials, color },
    ...{ email: null, created_at, deactivated_at: null },
  }))
  await transaction
    .insertInto('people')
    .values(people)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        initials: ref('excluded.initials'),
        color: ref('excluded.color'),
        ...{ email: null, deactivated_at: null, removed_at: null, sourced_id: null, roster: null },
      })),
    )
    .execute()
  await retireOthers(transaction, people.map(({ id }) => id), created_at)
  const roles = demoStaff.map(({ id, role }) => ({ building_id: buildingId, person_id: id, role }))
  await transaction.insertInto('roles').values(roles).execute()
}

/** Who was added by hand, or by a roster, since the first day. Sessions of theirs open nothing any more. */
async function retireOthers(transaction: Transaction, staying: readonly string[], at: number): Promise<void> {
  await transaction
    .updateTable('people')
    .set({ name: 'Former member', email: null, deactivated_at: at, removed_at: at, sourced_id: null, roster: null })
    .where('building_id', '=', buildingId)
    .where('id', 'not in', staying)
    .execute()
}

/** The school year that is going on; the agreement, signed by the principal in its first week and seen by everybody. */
export async function writeAgreement(transaction: Transaction, { at, day }: Calendar): Promise<void> {
  await transaction
    .insertInto('school_years')
    .values({ id: 'cedar-hollow-year', building_id: buildingId, starts_on: day(sinceSummer), ends_on: day(untilSummer), ended_at: null })
    .execute()
  const signature = { agreement_signed_by: 'joan-pemberton', agreement_signed_at: at(sinceSummer, '10:00'), agreement_version: agreementVersion }
  await transaction.updateTable('buildings').set(signature).where('building_id', '=', buildingId).execute()
  const everybody = [...demoTeams.flatMap(({ members }) => members), ...demoStaff]
  const views = everybody.map(({ id }) => ({ building_id: buildingId, person_id: id, version: agreementVersion, seen_at: at(sinceSummer, '11:00') }))
  await transaction.insertInto('agreement_views').values(views).execute()
}

export async function writeTeams(transaction: Transaction, { at, day }: Calendar): Promise<void> {
  const joined = at(sinceSummer, '09:00')
  const teams = demoTeams.map(({ id, name, grade, students }, index) => ({
    ...{ id, building_id: buildingId, name, grade, students, created_at: joined + index },
  }))
  await transaction
    .insertInto('teams')
    .values(teams)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        grade: ref('excluded.grade'),
        students: ref('excluded.students'),
        ...{ archived_at: null, sourced_id: null },
      })),
    )
    .execute()
  const ids = teams.map(({ id }) => id)
  await transaction.updateTable('teams').set({ archived_at: joined }).where('building_id', '=', buildingId).where('id', 'not in', ids).execute()
  const ofEach = <T>(rows: (team: DemoTeam) => T[]): T[] => demoTeams.flatMap(rows)
  const memberships = ofEach(({ id, members }) =>
    members.map((member, index) => ({
      ...{ building_id: buildingId, team_id: id, person_id: member.id, joined_at: joined + index, left_at: null },
    })),
  )
  await transaction.insertInto('memberships').values(memberships).execute()
  const coaches = ofEach(({ id, coaches: assigned }) =>
    assigned.map((coach) => ({
      ...{ building_id: buildingId, team_id: id, person_id: coach.id, paused_at: null },
      may_edit: coach.mayEdit ? (1 as const) : (0 as const),
    })),
  )
  await transaction.insertInto('coach_assignments').values(coaches).execute()
  const plans = demoTeams.map(({ id, meets }) => ({ building_id: buildingId, team_id: id, ...meets, until: day(untilSummer) }))
  await transaction.insertInto('meeting_plans').values(plans).execute()
}

export async function writeCycle(
  transaction: Transaction,
  teamId: string,
  { id, story, previousCycleId }: BuiltCycle,
): Promise<void> {
  await transaction
    .insertInto('cycles')
    .values({
      ...{ id, building_id: buildingId, team_id: teamId, number: story.number },
      ...{ opened_at: story.openedAt, closed_at: story.closedAt ?? null, previous_cycle_id: previousCycleId },
      ...{ paused_at: story.pause?.since ?? null, pause_reason: story.pause?.reason ?? null },
    })
    .execute()
}

/** Epochs of the documents that there are, so that those made anew can be told from them (docs/sync.md L7). */
export async function readEpochs(transaction: Transaction): Promise<Map<string, number>> {
  const rows = await transaction.selectFrom('documents').select(['id', 'epoch']).where('building_id', '=', buildingId).execute()
  return new Map(rows.map(({ id, epoch }) => [id, epoch]))
}

export async function writeDocuments(
  transaction: Transaction,
  cycle: BuiltCycle,
  epochOf: (documentId: string) => number,
): Promise<void> {
  const { id: cycleId, story, documents } = cycle
  await transaction
    .insertInto('documents')
    .values(
      documents.map(({ id, kind, owner, updates }) => ({
        ...{ id, building_id: buildingId, kind, cycle_id: cycleId, owner_id: owner, epoch: epochOf(id), generation: 1 },
        ...{ head_seq: updates.length, access_version: 1, created_at: story.openedAt },
      })),
    )
    .execute()
  await transaction.insertInto('document_updates').values(documents.flatMap(rowsOf)).execute()
  const seen = lastVisits(cycle).map((visit) => ({ ...visit, building_id: buildingId, cycle_id: cycleId }))
  if (seen.length > 0) await transaction.insertInto('visits_to_cycles').values(seen).execute()
}

const twoDays = 2 * 86_400_000

/** Who has seen all of it; who wrote saw it then; everybody else was there before the last edits began. */
function lastVisits({ story, documents }: BuiltCycle) {
  const { edits = [], seenBy = [] } = story
  const rows = documents.find(({ kind }) => kind === 'cycle')?.updates ?? []
  const [first] = edits
  const members = first === undefined ? seenBy : documents.flatMap(({ owner }) => owner ?? [])
  return members.map((personId) => {
    const own = seenBy.includes(personId) ? rows.length - 1 : rows.findLastIndex(({ by }) => by === personId)
    const at = rows[own]?.at ?? (first ? Math.max(story.openedAt, first.at - twoDays) : story.openedAt)
    return { person_id: personId, last_seen_at: at, last_seen_seq: Math.max(1, own + 1) }
  })
}

function rowsOf({ id, updates }: BuiltDocument) {
  return updates.map(({ bytes, at, by }, index) => ({
    ...{ building_id: buildingId, document_id: id, seq: index + 1, at, person_id: by, bytes },
  }))
}

/** Keeps projected states, over whatever is kept: one that was under way may still have been of the documents before. */
export async function writeStates(db: Kysely<Schema>, states: readonly CycleStatesTable[]): Promise<void> {
  await db
    .insertInto('cycle_states')
    .values([...states])
    .onConflict((conflict) =>
      conflict.columns(['cycle_id', 'kind']).doUpdateSet(({ ref }) => ({
        projected_seq: ref('excluded.projected_seq'),
        state: ref('excluded.state'),
        updated_at: ref('excluded.updated_at'),
      })),
    )
    .execute()
}

/** Where the team has been, before the log of its room begins. */
export async function writeTrail(transaction: Transaction, cycle: BuiltCycle, now: number): Promise<void> {
  const trail = trailOf(cycle, now).map((change) => ({ ...change, cycle_id: cycle.id, building_id: buildingId }))
  await transaction.insertInto('step_changes').values(trail).execute()
}

/** Is the demo school there already? */
export async function hasSchool({ read }: Database): Promise<boolean> {
  const row = await read.selectFrom('buildings').select('building_id').where('building_id', '=', buildingId).executeTakeFirst()
  return row !== undefined
}
