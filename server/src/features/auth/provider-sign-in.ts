import type { SignInProblem } from 'shared/auth/schema'
import { ClearCycleError } from 'shared/errors'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { PendingSignInsTable } from '../../db/sign-in-tables'
import { minute } from '../../lib/clock'
import { type Identity, judgeClaims } from './claims'
import type { AuthDependencies } from './dependencies'
import { SignInStopped } from './oidc'
import { allowedBy, unsealed } from './provider-view'
import { localPath } from './return-to'
import { hashOf, newToken } from './secret-token'
import { type Exchange, signInWithin } from './sign-in'
import * as store from './store'

/** How long somebody may take at the provider. */
export const tripLasts = 10 * minute

export const callbackPath = '/api/sign-in/callback'

/** Where to after the provider, and what for. */
export interface Departure {
  providerId: string
  ownDevice: boolean
  returnTo: string
  /** An invitation's token: the account there becomes that person's here. */
  link: string | null
  /** Somebody who is signed in and wants their account there to be theirs here. */
  bindTo: { personId: string; buildingId: string } | null
}

/** Remembers the trip and gives the provider's address to send the browser to. @throws SignInStopped */
export async function departure(dependencies: AuthDependencies, exchange: Exchange, { providerId, ownDevice, returnTo, link, bindTo }: Departure): Promise<string> {
  const { database, now, provider, ownOrigin, sealingKey } = dependencies
  const row = await store.findProvider(database.read, providerId)
  if (row === undefined || row.enabled === 0) throw new SignInStopped('provider-down', 'not offered')
  const linkHash = link === null ? null : hashOf(link)
  if (linkHash !== null) await invitationOf(dependencies, database.read, linkHash, row.building_id)
  if (bindTo !== null && bindTo.buildingId !== row.building_id) throw new SignInStopped('provider-down', 'not offered')
  const trip = provider.newTrip()
  const redirectUri = ownOrigin(exchange.request) + callbackPath
  const address = await provider.addressOf(unsealed(row, sealingKey), trip, { redirectUri, chooseAccount: !ownDevice })
  await store.deleteOldTrips(database.write, now())
  await store.insertTrip(database.write, {
    ...{ state_hash: hashOf(trip.state), building_id: row.building_id, provider_id: row.id, browser_hash: rememberBrowser(dependencies, exchange) },
    ...{ nonce: trip.nonce, verifier: trip.verifier, link_hash: linkHash, person_id: bindTo?.personId ?? null },
    ...{ own_device: ownDevice ? 1 : 0, return_to: localPath(returnTo), expires_at: now() + tripLasts },
  })
  return address
}

/** Several tabs of one browser may be on their way at once. */
function rememberBrowser({ browser }: AuthDependencies, { request, response }: Exchange): string {
  const secret = browser.read(request) ?? newToken()
  browser.set(response, secret, tripLasts)
  return hashOf(secret)
}

/** Where the browser goes on to: with somebody signed in, or with the reason why not. */
export async function arrival(dependencies: AuthDependencies, exchange: Exchange, state: string): Promise<string> {
  const trip = await takeTrip(dependencies, exchange, state)
  if (trip === undefined) return withProblem('/sign-in', 'not-finished')
  const back = trip.person_id === null ? '/sign-in' : '/me'
  try {
    const identity = await identityOf(dependencies, exchange, trip, state)
    const enter = await inTransaction(dependencies.database, (transaction) => takeIn(dependencies, transaction, exchange, trip, identity))
    enter()
    return trip.return_to
  } catch (error) {
    if (error instanceof SignInStopped) return withProblem(back, error.problem)
    throw error
  }
}

export function withProblem(path: string, problem: SignInProblem): string {
  return `${path}?problem=${problem}`
}

/** A trip ends the first time that its own browser comes back, whatever comes of it. */
async function takeTrip({ database, browser, now }: AuthDependencies, { request }: Exchange, state: string): Promise<PendingSignInsTable | undefined> {
  const secret = browser.read(request)
  if (secret === null) return undefined
  return store.takeTrip(database.write, hashOf(state), hashOf(secret), now())
}

async function identityOf(dependencies: AuthDependencies, { request }: Exchange, trip: PendingSignInsTable, state: string): Promise<Identity> {
  const { database, provider, ownOrigin, sealingKey } = dependencies
  const row = await store.findProvider(database.read, trip.provider_id)
  if (row === undefined || row.enabled === 0) throw new SignInStopped('provider-down', 'turned off meanwhile')
  const callback = new URL(request.originalUrl, ownOrigin(request))
  const claims = await provider.claimsOf(unsealed(row, sealingKey), { state, nonce: trip.nonce, verifier: trip.verifier }, callback)
  const identity = judgeClaims(allowedBy(row), claims)
  if (typeof identity === 'string') throw new SignInStopped(identity)
  return identity
}

/** Binds the identity where there is a reason to, and signs its person in. An e-mail address is never a reason. */
async function takeIn(dependencies: AuthDependencies, transaction: Transaction, exchange: Exchange, trip: PendingSignInsTable, identity: Identity): Promise<() => void> {
  const buildingId = trip.building_id
  const known = await store.findIdentity(transaction, buildingId, identity)
  const link = trip.link_hash === null ? null : await invitationOf(dependencies, transaction, trip.link_hash, buildingId)
  const meant = link?.person_id ?? trip.person_id
  if (known !== undefined && meant !== null && known.person_id !== meant) throw new SignInStopped('taken')
  const personId = meant ?? known?.person_id
  if (personId === undefined || (await store.findPerson(transaction, personId)) === undefined) throw new SignInStopped('unknown')
  if (known === undefined) await bind(dependencies, transaction, exchange, { buildingId, personId }, identity)
  if (trip.link_hash !== null) await takeUpInvitation(dependencies, transaction, exchange, trip.link_hash, { buildingId, personId })
  // Whoever has linked an account from their own page is signed in already.
  if (trip.person_id !== null) return () => undefined
  return signInWithin(dependencies, transaction, exchange, { personId, buildingId, ownDevice: trip.own_device === 1 })
}

interface Whose {
  buildingId: string
  personId: string
}

async function bind({ audit, now, addressOf }: AuthDependencies, transaction: Transaction, { request }: Exchange, { buildingId, personId }: Whose, identity: Identity) {
  await store.insertIdentity(transaction, { building_id: buildingId, ...identity, person_id: personId, created_at: now() })
  await audit(transaction, { id: personId, buildingId, address: addressOf(request) }, { what: 'account linked', about: personId })
}

async function takeUpInvitation({ audit, now, addressOf }: AuthDependencies, transaction: Transaction, { request }: Exchange, linkHash: string, { buildingId, personId }: Whose) {
  if (!(await store.useLink(transaction, linkHash, now()))) throw new SignInStopped('link-over')
  await audit(transaction, { id: personId, buildingId, address: addressOf(request) }, { what: 'invitation taken up', about: personId })
}

async function invitationOf({ now }: AuthDependencies, db: Parameters<typeof store.findLink>[0], linkHash: string, buildingId: string) {
  const link = await store.findLink(db, linkHash, now())
  if (link?.kind !== 'invitation' || link.building_id !== buildingId) throw new SignInStopped('link-over')
  return link
}

/** For a road that answers in JSON: the same reason, in words. */
export function toError({ problem }: SignInStopped): ClearCycleError {
  return problem === 'provider-down'
    ? new ClearCycleError('not-ready', 'The provider does not answer just now. Try again in a moment.')
    : new ClearCycleError('conflict', 'This did not work with the provider. Try again.')
}
