import { ClearCycleError } from 'shared/errors'
import type { OneTimeLink } from 'shared/auth/schema'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { OneTimeLinksTable } from '../../db/sign-in-tables'
import { day, hour } from '../../lib/clock'
import type { AuthDependencies } from './dependencies'
import { keepPassword, noPasswordsHere, refuseWeak } from './passwords'
import { buttonOf } from './provider-view'
import { hashOf, newToken } from './secret-token'
import { type Exchange, signInWithin } from './sign-in'
import * as store from './store'

export const invitationLasts = 30 * day
export const adminsResetLasts = day
export const mailedResetLasts = hour

export interface NewLink {
  kind: OneTimeLinksTable['kind']
  personId: string
  buildingId: string
  /** Null: nobody who is signed in, but a request by mail. */
  createdBy: string | null
}

/** What goes into the address `/links/<token>`. The token itself is kept nowhere. */
export interface MadeLink {
  token: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** Makes a link that works once. Those of the same kind that the person has not used stop working: this is how one renews. */
export async function createLink(
  { now }: Pick<AuthDependencies, 'now'>,
  transaction: Transaction,
  { kind, personId, buildingId, createdBy }: NewLink,
): Promise<MadeLink> {
  await store.deleteOpenLinks(transaction, personId, kind)
  const token = newToken()
  const created_at = now()
  const lasts = kind === 'invitation' ? invitationLasts : createdBy === null ? mailedResetLasts : adminsResetLasts
  const expires_at = created_at + lasts
  await store.insertLink(transaction, {
    ...{ id_hash: hashOf(token), building_id: buildingId, kind, person_id: personId, created_by: createdBy },
    ...{ created_at, expires_at, used_at: null },
  })
  return { token, expiresAt: expires_at }
}

/** Used, renewed, run out, mistyped: one answer for all. */
export function linkOver(): ClearCycleError {
  return new ClearCycleError('not-found', 'This link is no longer good: it works once, and for a limited time. If you have used it before, sign in; otherwise ask an admin of your building for a new one.')
}

export async function readLink({ database, now }: AuthDependencies, token: string): Promise<OneTimeLink> {
  const link = await store.findLink(database.read, hashOf(token), now())
  if (link === undefined) throw linkOver()
  const providers = link.kind === 'invitation' ? await store.providersOf(database.read, link.building_id) : []
  return {
    kind: link.kind,
    personName: link.name,
    building: { name: link.building_name },
    email: link.email,
    providers: providers.filter(({ enabled }) => enabled === 1).map(buttonOf),
    passwords: link.passwords === 1,
    expiresAt: link.expires_at,
  }
}

interface FirstPassword {
  password: string
  ownDevice: boolean
}

/** Sets the password, uses the link up, signs out wherever this person was signed in, and signs in here. */
export async function setPasswordByLink(
  dependencies: AuthDependencies,
  exchange: Exchange,
  token: string,
  { password, ownDevice }: FirstPassword,
): Promise<void> {
  const { database, now, hashing, sessions, audit, addressOf } = dependencies
  const idHash = hashOf(token)
  const link = await store.findLink(database.read, idHash, now())
  if (link === undefined) throw linkOver()
  if (link.passwords === 0) throw noPasswordsHere()
  if (link.email === null) throw new ClearCycleError('conflict', 'Your building does not know your e-mail address, with which you would sign in. Ask an admin to add it, then open this link again.')
  refuseWeak(password, [link.name, link.email, link.building_name])
  const hash = await hashing.make(password)
  const person = { personId: link.person_id, buildingId: link.building_id }
  const by = { id: link.person_id, buildingId: link.building_id, address: addressOf(exchange.request) }
  const after = await inTransaction(database, async (transaction) => {
    if (!(await store.useLink(transaction, idHash, now()))) throw linkOver()
    await store.deleteOpenLinks(transaction, link.person_id, 'password-reset')
    await keepPassword(dependencies, transaction, { ...person, hash })
    const what = link.kind === 'invitation' ? 'invitation taken up' : 'password reset'
    await audit(transaction, by, { what, about: link.person_id })
    const tellEnded = await sessions.endOthers(transaction, link.person_id, null)
    const enter = await signInWithin(dependencies, transaction, exchange, { ...person, ownDevice })
    return [tellEnded, enter]
  })
  for (const each of after) each()
}
