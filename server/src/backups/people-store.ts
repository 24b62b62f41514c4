import type { Database } from '../db/client'
import { recordAudit } from '../db/audit-log'
import type { Schema } from '../db/schema'
import type { Transaction } from '../db/transaction'
import { deletePersonalDocuments, deleteTraces, endTies } from '../features/people/store'
import { idsOf } from './documents-store'
import { inPortions } from './in-portions'

/** Ways in: of these the present ones count, or none. */
const waysIn = ['sessions', 'passwords', 'identities', 'one_time_links', 'local_keys'] as const satisfies (keyof Schema)[]

/**
 * Who may come in is as it is now, not as it was: what has ended since the backup stays ended, and what has begun goes
 * on. Where the present cannot be read, everybody signs in anew, with the password of then.
 */
export async function keepWaysIn(transaction: Transaction, present: Database | null): Promise<void> {
  await transaction.deleteFrom('pending_sign_ins').execute()
  if (present === null) {
    await transaction.deleteFrom('sessions').execute()
    await transaction.deleteFrom('one_time_links').where('kind', '=', 'password-reset').execute()
    return
  }
  await removeAgain(transaction, present)
  const people = await idsOf(transaction, 'people')
  const here = (await present.read.selectFrom('people').select('id').execute()).map(({ id }) => id)
  // A backup of another building, or of before a machine was lost, brings people whom nobody here knows: theirs stay.
  const known = here.filter((id) => people.has(id))
  const isKnown = ({ person_id }: { person_id: string }) => people.has(person_id)
  await transaction.deleteFrom('sessions').execute()
  for (const table of waysIn) {
    await inPortions(known, (ids) => transaction.deleteFrom(table).where('person_id', 'in', ids).execute())
  }
  const [sessions, passwords, identities, links, keys] = await Promise.all([
    present.read.selectFrom('sessions').selectAll().execute(),
    present.read.selectFrom('passwords').selectAll().execute(),
    present.read.selectFrom('identities').selectAll().execute(),
    present.read.selectFrom('one_time_links').selectAll().execute(),
    present.read.selectFrom('local_keys').selectAll().execute(),
  ])
  await inPortions(sessions.filter(isKnown), (rows) => transaction.insertInto('sessions').values(rows).execute())
  await inPortions(passwords.filter(isKnown), (rows) => transaction.insertInto('passwords').values(rows).execute())
  await inPortions(identities.filter(isKnown), (rows) => transaction.insertInto('identities').values(rows).onConflict((conflict) => conflict.doNothing()).execute())
  await inPortions(links.filter(isKnown), (rows) =>
    transaction.insertInto('one_time_links').values(rows.map((row) => (row.created_by === null || people.has(row.created_by) ? row : { ...row, created_by: null }))).execute(),
  )
  await inPortions(keys.filter(isKnown), (rows) => transaction.insertInto('local_keys').values(rows).execute())
}

/** Who was deactivated since stays so, and who was removed goes again: their name, and what was theirs alone. */
async function removeAgain(transaction: Transaction, { read }: Database): Promise<void> {
  const gone = await read.selectFrom('people').selectAll().where('deactivated_at', 'is not', null).execute()
  const people = await idsOf(transaction, 'people')
  for (const { id, deactivated_at, removed_at, name, initials, color, email, sourced_id, roster } of gone) {
    if (!people.has(id)) continue
    await transaction.updateTable('people').set({ deactivated_at }).where('id', '=', id).execute()
    if (removed_at === null) continue
    await deletePersonalDocuments(transaction, id)
    await endTies(transaction, id, removed_at)
    await deleteTraces(transaction, id)
    await transaction.updateTable('people').set({ removed_at, name, initials, color, email, sourced_id, roster }).where('id', '=', id).execute()
  }
}

/** What was taken away since the backup stays taken away: a restore opens no door that somebody has closed. */
export async function keepClosed(transaction: Transaction, { read }: Database): Promise<void> {
  const here = new Set((await read.selectFrom('people').select('id').execute()).map(({ id }) => id))
  const roles = new Set((await read.selectFrom('roles').selectAll().execute()).map(({ person_id, role }) => `${person_id} ${role}`))
  for (const { person_id, role } of await transaction.selectFrom('roles').selectAll().execute()) {
    if (!here.has(person_id) || roles.has(`${person_id} ${role}`)) continue
    await transaction.deleteFrom('roles').where('person_id', '=', person_id).where('role', '=', role).execute()
  }
  for (const { team_id, person_id, left_at } of await read.selectFrom('memberships').selectAll().where('left_at', 'is not', null).execute()) {
    await transaction.updateTable('memberships').set({ left_at }).where('team_id', '=', team_id).where('person_id', '=', person_id).where('left_at', 'is', null).execute()
  }
  await keepCoachesOut(transaction, read, here)
  for (const { id, withdrawn_at } of await read.selectFrom('leader_invitations').selectAll().where('withdrawn_at', 'is not', null).execute()) {
    await transaction.updateTable('leader_invitations').set({ withdrawn_at }).where('id', '=', id).execute()
  }
  for (const { id, ends_at } of await read.selectFrom('emergency_accesses').selectAll().execute()) {
    await transaction.updateTable('emergency_accesses').set({ ends_at }).where('id', '=', id).where('ends_at', '>', ends_at).execute()
  }
  for (const { id, revoked_at } of await read.selectFrom('guest_links').selectAll().where('revoked_at', 'is not', null).execute()) {
    await transaction.updateTable('guest_links').set({ revoked_at }).where('id', '=', id).execute()
  }
  await keepWithdrawn(transaction, read)
}

async function keepCoachesOut(transaction: Transaction, read: Database['read'], here: ReadonlySet<string>): Promise<void> {
  const now = new Map((await read.selectFrom('coach_assignments').selectAll().execute()).map((row) => [`${row.team_id} ${row.person_id}`, row]))
  for (const { team_id, person_id, may_edit, practice_shared, paused_at } of await transaction.selectFrom('coach_assignments').selectAll().execute()) {
    const kept = now.get(`${team_id} ${person_id}`)
    if (kept === undefined) {
      if (here.has(person_id)) await transaction.deleteFrom('coach_assignments').where('team_id', '=', team_id).where('person_id', '=', person_id).execute()
      continue
    }
    const narrower = { may_edit: kept.may_edit === 0 ? 0 : may_edit, practice_shared: kept.practice_shared === 0 ? 0 : practice_shared, paused_at: kept.paused_at ?? paused_at } as const
    await transaction.updateTable('coach_assignments').set(narrower).where('team_id', '=', team_id).where('person_id', '=', person_id).execute()
  }
}

/** Cards that a team has withdrawn, and codes that no longer lead to its door. */
async function keepWithdrawn(transaction: Transaction, read: Database['read']): Promise<void> {
  const cycles = (await read.selectFrom('cycles').select('id').execute()).map(({ id }) => id)
  const cards = new Set((await read.selectFrom('shared_cards').select('cycle_id').execute()).map(({ cycle_id }) => cycle_id))
  await inPortions(cycles.filter((id) => !cards.has(id)), (ids) => transaction.deleteFrom('shared_cards').where('cycle_id', 'in', ids).execute())
  const teams = (await read.selectFrom('teams').select('id').execute()).map(({ id }) => id)
  await inPortions(teams, (ids) => transaction.deleteFrom('join_codes').where('team_id', 'in', ids).execute())
  const known = await idsOf(transaction, 'teams')
  const codes = (await read.selectFrom('join_codes').selectAll().execute()).filter(({ team_id }) => known.has(team_id))
  await inPortions(codes, (rows) => transaction.insertInto('join_codes').values(rows).onConflict((conflict) => conflict.doNothing()).execute())
}

/** The record goes on: a restore takes nothing off it, and is on it. */
export async function keepRecord(transaction: Transaction, present: Database | null, backup: string, at: number): Promise<void> {
  const buildings = (await transaction.selectFrom('buildings').select('building_id').execute()).map(({ building_id }) => building_id)
  if (present !== null && buildings.length > 0) {
    const people = await idsOf(transaction, 'people')
    const entries = await present.read.selectFrom('audit_log').selectAll().where('building_id', 'in', buildings).execute()
    await inPortions(entries, (rows) =>
      transaction
        .insertInto('audit_log')
        .values(rows.map((row) => (row.person_id === null || people.has(row.person_id) ? row : { ...row, person_id: null })))
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
    // From the same key the same copy ids: what was copied since is found again, not copied twice (decision 0010).
    const keys = await present.read.selectFrom('copy_keys').selectAll().where('building_id', 'in', buildings).execute()
    await inPortions(keys, (rows) => transaction.insertInto('copy_keys').values(rows).onConflict((conflict) => conflict.doNothing()).execute())
  }
  for (const buildingId of buildings) {
    await recordAudit(transaction, { buildingId, personId: null, what: 'backup restored', about: backup, source: 'command line', address: null, at })
  }
}
