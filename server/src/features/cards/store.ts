import type { Insertable, Kysely } from 'kysely'
import { sharedCardSchema, type SharedCard } from 'shared/cards/schema'
import * as z from 'zod'
import type { Flag } from '../../db/flag'
import type { Schema } from '../../db/schema'
import type { GuestLinksTable, SharedCardsTable } from '../../db/sharing-tables'

type Db = Kysely<Schema>

/** Whose cycle it is, with the building's rule for small numbers and its word on guest links. */
export async function findCycleOfCard(db: Db, cycleId: string) {
  return db
    .selectFrom('cycles')
    .innerJoin('teams', 'teams.id', 'cycles.team_id')
    .innerJoin('buildings', 'buildings.building_id', 'cycles.building_id')
    .innerJoin('documents', (join) => join.onRef('documents.cycle_id', '=', 'cycles.id').on('documents.kind', '=', 'cycle'))
    .select(['cycles.id', 'cycles.number', 'cycles.building_id', 'teams.id as team_id', 'teams.name', 'teams.grade'])
    .select(['buildings.minimum_group', 'buildings.bands', 'buildings.guest_links', 'documents.id as document_id'])
    .where('cycles.id', '=', cycleId)
    .executeTakeFirst()
}

/** A card that is published, as it leaves the team; undefined while it is not. */
export async function findCard(db: Db, cycleId: string) {
  const row = await db
    .selectFrom('shared_cards')
    .innerJoin('people', 'people.id', 'shared_cards.published_by')
    .select(['card', 'published_at', 'shared_with_teams', 'people.name as by', 'shared_cards.building_id'])
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, card: parseCard(row.card) }
}

function parseCard(json: string): SharedCard {
  return z.parse(sharedCardSchema, JSON.parse(json))
}

/** Publishes a card, or publishes it again. */
export async function putCard(db: Db, card: Insertable<SharedCardsTable>): Promise<void> {
  const { cycle_id: _, ...again } = card
  await db
    .insertInto('shared_cards')
    .values(card)
    .onConflict((conflict) => conflict.column('cycle_id').doUpdateSet(again))
    .execute()
}

/** Returns whether it was there. */
export async function deleteCard(db: Db, cycleId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('shared_cards').where('cycle_id', '=', cycleId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Returns whether there is such a card. */
export async function setSharing(db: Db, cycleId: string, sharedWithTeams: Flag): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('shared_cards')
    .set({ shared_with_teams: sharedWithTeams })
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What every published card of a building is made from, with its team and its rule: for making the cards again. */
export async function sourcesOfCards(db: Db, buildingId: string) {
  return db
    .selectFrom('shared_cards')
    .innerJoin('cycles', 'cycles.id', 'shared_cards.cycle_id')
    .innerJoin('teams', 'teams.id', 'shared_cards.team_id')
    .innerJoin('buildings', 'buildings.building_id', 'shared_cards.building_id')
    .select(['cycles.id', 'cycles.number', 'teams.id as team_id', 'teams.name', 'teams.grade', 'shared_cards.source'])
    .select(['buildings.minimum_group', 'buildings.bands'])
    .where('shared_cards.building_id', '=', buildingId)
    .execute()
}

export async function replaceCard(db: Db, cycleId: string, card: string): Promise<void> {
  await db.updateTable('shared_cards').set({ card }).where('cycle_id', '=', cycleId).execute()
}

/**
 * Every published card of a building, newest first. Whoever shows them asks the policy 'read the card' for each
 * (features/cards/list.ts does).
 */
export async function publishedCards(db: Db, buildingId: string) {
  const rows = await db
    .selectFrom('shared_cards')
    .select(['cycle_id', 'team_id', 'published_at', 'shared_with_teams', 'card'])
    .where('building_id', '=', buildingId)
    .orderBy('published_at', 'desc')
    .orderBy('cycle_id')
    .execute()
  return rows.map((row) => ({ ...row, card: parseCard(row.card) }))
}

/** Who reads: a person of the building, or whoever holds a guest link. */
export type Reader = { personId: string; guestLinkId: null } | { personId: null; guestLinkId: string }

interface Opening {
  id: string
  buildingId: string
  cycleId: string
  reader: Reader
  at: number
}

/** Puts on record that somebody opened a card, unless they did after `notSince` already. */
export async function recordOpening(db: Db, { id, buildingId, cycleId, reader, at }: Opening, notSince: number): Promise<void> {
  const { personId, guestLinkId } = reader
  const before = await db
    .selectFrom('card_openings')
    .select('id')
    .where('cycle_id', '=', cycleId)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('guest_link_id', guestLinkId === null ? 'is' : '=', guestLinkId)
    .where('at', '>', notSince)
    .executeTakeFirst()
  if (before !== undefined) return
  await db
    .insertInto('card_openings')
    .values({ id, building_id: buildingId, cycle_id: cycleId, person_id: personId, guest_link_id: guestLinkId, at })
    .execute()
}

/** People who opened a card, each with one role: leader before coach before admin, as the alphabet has it backwards. */
export async function openingsByPeople(db: Db, cycleId: string) {
  return db
    .selectFrom('card_openings')
    .innerJoin('people', 'people.id', 'card_openings.person_id')
    .select(({ fn, selectFrom }) => [
      'people.name',
      fn.max('card_openings.at').as('at'),
      fn.countAll<number>().as('times'),
      selectFrom('roles').select('role').whereRef('roles.person_id', '=', 'people.id').orderBy('role', 'desc').limit(1).as('role'),
    ])
    .where('card_openings.cycle_id', '=', cycleId)
    .groupBy(['people.id', 'people.name'])
    .execute()
}

export async function openingsByGuests(db: Db, cycleId: string) {
  return db
    .selectFrom('card_openings')
    .innerJoin('guest_links', 'guest_links.id', 'card_openings.guest_link_id')
    .select(({ fn }) => [
      'guest_links.created_at',
      fn.max('card_openings.at').as('at'),
      fn.countAll<number>().as('times'),
    ])
    .where('card_openings.cycle_id', '=', cycleId)
    .groupBy(['guest_links.id', 'guest_links.created_at'])
    .execute()
}

export async function insertGuestLink(db: Db, link: Insertable<GuestLinksTable>): Promise<void> {
  await db.insertInto('guest_links').values(link).execute()
}

/** Links of a card that are good still, the newest first. */
export async function goodGuestLinks(db: Db, cycleId: string, now: number) {
  return db
    .selectFrom('guest_links')
    .innerJoin('people', 'people.id', 'guest_links.created_by')
    .select(['guest_links.id', 'people.name as by', 'guest_links.created_at', 'expires_at'])
    .where('cycle_id', '=', cycleId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('guest_links.created_at', 'desc')
    .execute()
}

/** Revokes one link of a card, or with `linkId` null all of them. Returns how many were good until now. */
export async function revokeGuestLinks(db: Db, cycleId: string, linkId: string | null, now: number): Promise<bigint> {
  const { numUpdatedRows } = await db
    .updateTable('guest_links')
    .set({ revoked_at: now })
    .where('cycle_id', '=', cycleId)
    .where('revoked_at', 'is', null)
    .$if(linkId !== null, (query) => query.where('id', '=', linkId))
    .executeTakeFirst()
  return numUpdatedRows
}

/** The link of this hash, while it, its card and the building's word on guest links all stand. */
export async function findGuestLink(db: Db, tokenHash: string, now: number) {
  return db
    .selectFrom('guest_links')
    .innerJoin('buildings', 'buildings.building_id', 'guest_links.building_id')
    .innerJoin('shared_cards', 'shared_cards.cycle_id', 'guest_links.cycle_id')
    .select(['guest_links.id', 'guest_links.cycle_id', 'guest_links.building_id', 'expires_at', 'buildings.name'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('buildings.guest_links', '=', 1)
    .executeTakeFirst()
}
