import { createHash, randomBytes } from 'node:crypto'
import type { GuestCard, GuestLink } from 'shared/cards/publishing'
import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { day } from '../../lib/clock'
import { noteOpening, notPublished } from './commands'
import type { CardDependencies } from './dependencies'
import * as store from './store'

/** 256 bits: nobody guesses one. */
const tokenBytes = 32

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Makes a link by which somebody without an account reads the card for some days. Its token is told this once. */
export async function makeGuestLink(dependencies: CardDependencies, cycleId: string, days: number, by: By) {
  const { database, now } = dependencies
  const token = randomBytes(tokenBytes).toString('base64url')
  const id = newId()
  const createdAt = now()
  const expiresAt = createdAt + days * day
  await inTransaction(database, async (transaction) => {
    const cycle = await store.findCycleOfCard(transaction, cycleId)
    if (cycle === undefined) throw notThere()
    if (cycle.guest_links !== 1) {
      throw new ClearCycleError('conflict', 'Your building has guest links turned off. An admin can turn them on.')
    }
    if ((await store.findCard(transaction, cycleId)) === undefined) throw notPublished()
    await store.insertGuestLink(transaction, {
      ...{ id, building_id: cycle.building_id, cycle_id: cycleId, token_hash: hashOf(token) },
      ...{ created_by: by.id, created_at: createdAt, expires_at: expiresAt, revoked_at: null },
    })
    await dependencies.audit(transaction, by, { what: 'guest link made', about: id })
  })
  return { id, path: `/guest/${token}`, expiresAt }
}

export async function listGuestLinks({ database, now }: CardDependencies, cycleId: string): Promise<GuestLink[]> {
  const links = await store.goodGuestLinks(database.read, cycleId, now())
  return links.map(({ id, by, created_at, expires_at }) => ({ id, by, madeAt: created_at, expiresAt: expires_at }))
}

/** A link of another card is not there; one that is revoked already stays so. */
export async function revokeGuestLink(dependencies: CardDependencies, cycleId: string, linkId: string, by: By): Promise<void> {
  await inTransaction(dependencies.database, async (transaction) => {
    const revoked = await store.revokeGuestLinks(transaction, cycleId, linkId, dependencies.now())
    if (revoked === 0n) throw notThere()
    await dependencies.audit(transaction, by, { what: 'guest link revoked', about: linkId })
  })
}

/** The card behind a link. Wrong, expired, revoked, withdrawn or turned off by the building: all the same to who asks. */
export async function readAsGuest(dependencies: CardDependencies, token: string): Promise<GuestCard> {
  const { database, now } = dependencies
  const link = await store.findGuestLink(database.read, hashOf(token), now())
  const card = link && (await store.findCard(database.read, link.cycle_id))
  if (link === undefined || card === undefined) throw notThere()
  await noteOpening(dependencies, { cycleId: link.cycle_id, buildingId: link.building_id }, { personId: null, guestLinkId: link.id })
  return { card: card.card, building: link.name, publishedAt: card.published_at, expiresAt: link.expires_at }
}
