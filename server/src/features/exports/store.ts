import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema'

type Db = Kysely<Schema>

/** What is on record of a person as such. No secret is among it: hashes and keys stay where they are. */
export async function profileOf(db: Db, personId: string) {
  const person = await db
    .selectFrom('people')
    .innerJoin('buildings', 'buildings.building_id', 'people.building_id')
    .select(['people.id', 'people.name', 'people.email', 'people.initials', 'people.color', 'people.created_at'])
    .select(['people.sourced_id', 'people.roster', 'buildings.name as building'])
    .where('people.id', '=', personId)
    .executeTakeFirstOrThrow()
  const roles = await db.selectFrom('roles').select('role').where('person_id', '=', personId).orderBy('role').execute()
  const agreement = await db.selectFrom('agreement_views').select(['version', 'seen_at']).where('person_id', '=', personId).executeTakeFirst()
  return { person, roles: roles.map(({ role }) => role), agreement }
}

/** How a person signs in, and where they are signed in now. */
export async function waysInOf(db: Db, personId: string) {
  const password = await db.selectFrom('passwords').select('changed_at').where('person_id', '=', personId).executeTakeFirst()
  const identities = await db.selectFrom('identities').select(['issuer', 'subject', 'created_at']).where('person_id', '=', personId).execute()
  const sessions = await db
    .selectFrom('sessions')
    .select(['created_at', 'last_used_at', 'expires_at', 'own_device', 'user_agent'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  const links = await db
    .selectFrom('one_time_links')
    .select(['kind', 'created_at', 'expires_at', 'used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return { password, identities, sessions, links }
}

/** What somebody is and was to teams. */
export async function tiesOf(db: Db, personId: string) {
  const withTeam = ['teams.name as team'] as const
  const memberships = await db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select([...withTeam, 'joined_at', 'left_at'])
    .where('person_id', '=', personId)
    .execute()
  const coaching = await db
    .selectFrom('coach_assignments')
    .innerJoin('teams', 'teams.id', 'coach_assignments.team_id')
    .select([...withTeam, 'may_edit', 'paused_at', 'practice_shared'])
    .where('person_id', '=', personId)
    .execute()
  const invitations = await db
    .selectFrom('leader_invitations')
    .innerJoin('teams', 'teams.id', 'leader_invitations.team_id')
    .select([...withTeam, 'starts_at', 'ends_at', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .execute()
  const emergencies = await db
    .selectFrom('emergency_accesses')
    .innerJoin('teams', 'teams.id', 'emergency_accesses.team_id')
    .select([...withTeam, 'reason', 'starts_at', 'ends_at'])
    .where('person_id', '=', personId)
    .execute()
  const asked = await db
    .selectFrom('join_requests')
    .innerJoin('teams', 'teams.id', 'join_requests.team_id')
    .select([...withTeam, 'asked_at', 'decided_at', 'let_in'])
    .where('person_id', '=', personId)
    .execute()
  return { memberships, coaching, invitations, emergencies, asked }
}

/** What somebody did with pages of others: looked, opened, published, recorded. */
export async function deedsOf(db: Db, personId: string) {
  const cycle = ['teams.name as team', 'cycles.number as cycle'] as const
  const looks = await db
    .selectFrom('visits_to_cycles')
    .innerJoin('cycles', 'cycles.id', 'visits_to_cycles.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select([...cycle, 'last_seen_at', 'before_at'])
    .where('person_id', '=', personId)
    .execute()
  const openings = await db
    .selectFrom('card_openings')
    .innerJoin('cycles', 'cycles.id', 'card_openings.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select([...cycle, 'at'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute()
  const published = await db
    .selectFrom('shared_cards')
    .innerJoin('cycles', 'cycles.id', 'shared_cards.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select([...cycle, 'published_at'])
    .where('published_by', '=', personId)
    .execute()
  const guestLinks = await db
    .selectFrom('guest_links')
    .innerJoin('cycles', 'cycles.id', 'guest_links.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select([...cycle, 'guest_links.created_at', 'guest_links.expires_at', 'guest_links.revoked_at'])
    .where('created_by', '=', personId)
    .execute()
  const meetings = await db
    .selectFrom('meetings')
    .innerJoin('teams', 'teams.id', 'meetings.team_id')
    .select(['teams.name as team', 'date', 'met', 'reason', 'recorded_at'])
    .where('recorded_by', '=', personId)
    .execute()
  const asks = await db
    .selectFrom('asks')
    .innerJoin('teams', 'teams.id', 'asks.team_id')
    .select(['teams.name as team', 'asks.text', 'asks.about', 'asks.to_kind', 'asks.sent_at'])
    .where('sent_by', '=', personId)
    .orderBy('sent_at')
    .execute()
  const answers = await db
    .selectFrom('ask_answers')
    .innerJoin('asks', 'asks.id', 'ask_answers.ask_id')
    .innerJoin('teams', 'teams.id', 'asks.team_id')
    .select(['teams.name as team', 'ask_answers.text', 'verdict', 'by_date', 'to_all', 'answered_at'])
    .where('person_id', '=', personId)
    .orderBy('answered_at')
    .execute()
  // That they erased a name, and never which: it is not known here.
  const erased = await db
    .selectFrom('erasures')
    .leftJoin('teams', 'teams.id', 'erasures.team_id')
    .select(['teams.name as team', 'erasures.words', 'erasures.asked_at'])
    .where('asked_by', '=', personId)
    .orderBy('asked_at')
    .execute()
  return { looks, openings, published, guestLinks, meetings, asks, answers, erased }
}

/** Versions of team pages that they gave a name, or restored another one over. What these hold is the team's. */
export async function versionsOf(db: Db, personId: string) {
  return db
    .selectFrom('cycle_versions')
    .innerJoin('cycles', 'cycles.id', 'cycle_versions.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select(['teams.name as team', 'cycles.number as cycle', 'cycle_versions.kind', 'cycle_versions.name', 'cycle_versions.at'])
    .where('person_id', '=', personId)
    .orderBy('cycle_versions.at')
    .orderBy('cycle_versions.id')
    .execute()
}

/** Their own documents, cycle by cycle. */
export async function personalDocumentsOf(db: Db, personId: string) {
  return db
    .selectFrom('documents')
    .innerJoin('cycles', 'cycles.id', 'documents.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select(['documents.id', 'teams.name as team', 'cycles.number as cycle'])
    .where('documents.owner_id', '=', personId)
    .where('documents.kind', '=', 'personal')
    .orderBy('cycles.opened_at')
    .execute()
}

/** What the rooms say of the cycles of teams that somebody is or was in, or follows. */
export async function statesAround(db: Db, personId: string) {
  return db
    .selectFrom('cycle_states')
    .innerJoin('cycles', 'cycles.id', 'cycle_states.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select(['teams.name as team', 'cycles.number as cycle', 'cycle_states.state'])
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('cycles.team_id', 'in', selectFrom('memberships').select('team_id').where('person_id', '=', personId)),
        eb('cycles.team_id', 'in', selectFrom('coach_assignments').select('team_id').where('person_id', '=', personId)),
      ]),
    )
    .orderBy('cycles.opened_at')
    .orderBy('cycle_states.kind')
    .execute()
}

/** When somebody wrote in a team's pages, and how often, by day: the words themselves are the team's. */
export async function writingOf(db: Db, personId: string) {
  const { fn } = db
  // Rows that stand in a snapshot alone (docs/sync.md L4) are counted by their author.
  const writing = db
    .selectFrom('document_updates')
    .select(['document_id', fn.min('at').as('first'), fn.max('at').as('last'), fn.countAll<number>().as('edits')])
    .where('person_id', '=', personId)
    // What they brought back after a restore is others' (docs/sync.md G2).
    .where('recovered', '=', 0)
    .groupBy('document_id')
    .unionAll(
      db
        .selectFrom('document_authors')
        .select(['document_id', 'first_at as first', 'last_at as last', 'edits'])
        .where('person_id', '=', personId),
    )
    .as('writing')
  return db
    .selectFrom(writing)
    .innerJoin('documents', 'documents.id', 'writing.document_id')
    .innerJoin('cycles', 'cycles.id', 'documents.cycle_id')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .select(['teams.name as team', 'cycles.number as cycle', 'documents.kind'])
    .select((sums) => [
      sums.fn.sum<number>('writing.edits').as('edits'),
      sums.fn.min('writing.first').as('first'),
      sums.fn.max('writing.last').as('last'),
    ])
    .groupBy(['teams.name', 'cycles.number', 'documents.kind'])
    .execute()
}

/** What the record says that somebody did, and what was done to them. */
export async function recordOf(db: Db, personId: string) {
  return db
    .selectFrom('audit_log')
    .select(['at', 'person_id', 'what', 'about', 'source', 'address'])
    .where(({ or, eb }) => or([eb('person_id', '=', personId), eb('about', '=', personId)]))
    .orderBy('at')
    .orderBy('id')
    .execute()
}
