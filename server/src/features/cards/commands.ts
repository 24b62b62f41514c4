import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import { hintsOf } from 'shared/cards/hints'
import { makeCard } from 'shared/cards/make-card'
import { isEmptyCard, type Preview } from 'shared/cards/publishing'
import { type CardSource, readSource, sourceOf, viewOf } from 'shared/cards/source'
import { cycleDocument } from 'shared/cycles/document'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { CardDependencies } from './dependencies'
import { cardOf, digestOf } from './present'
import * as store from './store'

/** What would leave the team if it published now, with what the team should look at first. */
export async function previewCard(dependencies: CardDependencies, cycleId: string): Promise<Preview> {
  const { database, teams } = dependencies
  const cycle = await findCycleOrThrow(dependencies, cycleId)
  const card = makeCard(viewOf(await readSourceOf(dependencies, cycle.document_id)), cardOf(cycle))
  const published = await store.findCard(database.read, cycleId)
  const people = await Promise.all([teams.membersOf(cycle.team_id), teams.coachesOf(cycle.team_id)])
  return {
    card,
    hints: hintsOf(card, { people: people.flat().map(({ name }) => name) }),
    digest: digestOf(card),
    published:
      published === undefined
        ? null
        : { at: published.published_at, by: published.by, sharedWithTeams: published.shared_with_teams === 1 },
    changedSince: published !== undefined && digestOf(published.card) !== digestOf(card),
    guestLinks: cycle.guest_links === 1,
  }
}

interface Publishing {
  sharedWithTeams: boolean
  /** The digest of the preview that was looked at. */
  expected: string
}

/**
 * Publishes the card that was looked at, or publishes it again. Refuses with `conflict` when the room has changed since,
 * and when there is nothing on the card.
 */
export async function publishCard(
  dependencies: CardDependencies,
  cycleId: string,
  { sharedWithTeams, expected }: Publishing,
  by: By,
): Promise<void> {
  const { database, now } = dependencies
  const { document_id } = await findCycleOrThrow(dependencies, cycleId)
  const source = await readSourceOf(dependencies, document_id)
  await inTransaction(database, async (transaction) => {
    // The rule for small numbers as it is at this moment, and no older one, decides what leaves.
    const cycle = await store.findCycleOfCard(transaction, cycleId)
    if (cycle === undefined) throw notThere()
    const card = makeCard(viewOf(source), cardOf(cycle))
    if (digestOf(card) !== expected) {
      throw new ClearCycleError('conflict', 'Something on the card has changed since you looked. Look again, then publish.')
    }
    if (isEmptyCard(card)) throw new ClearCycleError('conflict', 'There is nothing on this card yet. Write your question in the cycle first.')
    await store.putCard(transaction, {
      ...{ building_id: cycle.building_id, team_id: cycle.team_id, cycle_id: cycleId },
      ...{ published_at: now(), published_by: by.id, shared_with_teams: sharedWithTeams ? 1 : 0 },
      ...{ source: JSON.stringify(source), card: JSON.stringify(card) },
    })
    await dependencies.audit(transaction, by, { what: 'card published', about: cycleId })
  })
  dependencies.changed?.(by.buildingId)
}

/** Takes the card back from everybody at once; links that guests hold are good no more, also if it is published again. */
export async function withdrawCard(dependencies: CardDependencies, cycleId: string, by: By): Promise<void> {
  const { database, now } = dependencies
  await inTransaction(database, async (transaction) => {
    if (!(await store.deleteCard(transaction, cycleId))) return
    await store.revokeGuestLinks(transaction, cycleId, null, now())
    await dependencies.audit(transaction, by, { what: 'card withdrawn', about: cycleId })
  })
  dependencies.changed?.(by.buildingId)
}

/** Opens a published card to the other teams of the building, or closes it to them. */
export async function shareCard(dependencies: CardDependencies, cycleId: string, withTeams: boolean, by: By): Promise<void> {
  await inTransaction(dependencies.database, async (transaction) => {
    if (!(await store.setSharing(transaction, cycleId, withTeams ? 1 : 0))) throw notPublished()
    const what = withTeams ? 'card shared with teams' : 'card kept from teams'
    await dependencies.audit(transaction, by, { what, about: cycleId })
  })
  dependencies.changed?.(by.buildingId)
}

/**
 * In the transaction that changes a building's minimum or bands: makes all its published cards again, from what the
 * server keeps of them. What the new rule hides is gone before anybody can ask for it.
 */
export async function remakeCards(transaction: Transaction, buildingId: string): Promise<void> {
  for (const row of await store.sourcesOfCards(transaction, buildingId)) {
    const card = makeCard(viewOf(readSource(row.source)), cardOf(row))
    await store.replaceCard(transaction, row.id, JSON.stringify(card))
  }
}

const oneHour = 3_600_000

/** Puts on record that somebody from outside the team opened its card: at most once an hour each. */
export async function noteOpening(
  { database, now }: Pick<CardDependencies, 'database' | 'now'>,
  card: { cycleId: string; buildingId: string },
  reader: store.Reader,
): Promise<void> {
  const at = now()
  await inTransaction(database, (transaction) =>
    store.recordOpening(transaction, { id: newId(), ...card, reader, at }, at - oneHour),
  )
}

export function notPublished(): ClearCycleError {
  return new ClearCycleError('conflict', 'This card is not published. Publish it first.')
}

async function findCycleOrThrow({ database }: CardDependencies, cycleId: string) {
  const cycle = await store.findCycleOfCard(database.read, cycleId)
  if (cycle === undefined) throw notThere()
  return cycle
}

/** What a card is made from, as the team's room stands, to the last word that is saved. */
function readSourceOf({ documents }: CardDependencies, documentId: string): Promise<CardSource> {
  return documents.read(documentId, (doc) => sourceOf(cycleDocument(doc).project().view))
}
