import { longestPassword, shortestPassword } from 'shared/auth/limits'
import { faultOf, type PasswordFault } from 'shared/auth/password-rules'
import { ClearCycleError } from 'shared/errors'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import type { Caller } from '../../http/route'
import type { AuthDependencies } from './dependencies'
import { type Exchange, signIn } from './sign-in'
import * as store from './store'

const faultWords: Record<PasswordFault, string> = {
  'too-short': `Use at least ${shortestPassword} characters. A few words in a row make a good password.`,
  'too-long': `Use at most ${longestPassword} characters.`,
  repeats: 'This repeats itself. Use a few words that do not belong together.',
  'about-you': 'This is made of names that others know: yours, or the school’s. Use a few other words.',
  'too-common': 'This is made of words that everybody tries first. Use a few other words.',
}

/** @throws bad-request in words that say what to do, when the password is too easily guessed */
export function refuseWeak(password: string, about: readonly (string | null)[]): void {
  const fault = faultOf(password, about.filter((name) => name !== null))
  if (fault === null) return
  throw new ClearCycleError('bad-request', faultWords[fault], [{ path: 'password', message: faultWords[fault] }])
}

interface Kept {
  buildingId: string
  personId: string
  /** As `hashing.make` gave it, before the transaction began: it takes its time. */
  hash: string
}

/** Gives somebody a password, or another one. Their sessions are the caller's to end. */
export function keepPassword(
  { now }: Pick<AuthDependencies, 'now'>,
  transaction: Transaction,
  { buildingId, personId, hash }: Kept,
): Promise<void> {
  return store.savePassword(transaction, { building_id: buildingId, person_id: personId, hash, changed_at: now() })
}

interface Attempt {
  email: string
  password: string
  ownDevice: boolean
}

/** @throws forbidden, too-many, conflict */
export async function signInByPassword(dependencies: AuthDependencies, exchange: Exchange, attempt: Attempt): Promise<void> {
  const { database, hashing, throttle, addressOf } = dependencies
  const building = await store.findOwnBuilding(database.read)
  if (building === undefined) throw new ClearCycleError('not-ready', 'There is no building yet. Open the link that the server printed when it started.')
  if (building.passwords === 0) throw noPasswordsHere()
  const accountName = attempt.email.toLowerCase()
  const address = addressOf(exchange.request)
  await throttle.try(accountName, address)
  const account = await store.findAccount(database.read, building.building_id, accountName)
  const kept = account?.hash ?? null
  const right = await hashing.isRight(kept, attempt.password)
  if (!right || account === undefined || kept === null) {
    throw new ClearCycleError('forbidden', 'This e-mail address and this password do not belong together. Look at both, then try again.')
  }
  await throttle.succeeded(accountName, address)
  if (hashing.isOutdated(kept)) await store.replaceHash(database.write, account.id, kept, await hashing.make(attempt.password))
  const { ownDevice } = attempt
  await signIn(dependencies, exchange, { personId: account.id, buildingId: building.building_id, ownDevice })
}

/** Signs out everywhere else. @throws bad-request, forbidden, too-many, conflict */
export async function changePassword(
  dependencies: AuthDependencies,
  caller: Caller,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { database, hashing, throttle, sessions, audit } = dependencies
  const building = await store.findBuilding(database.read, caller.buildingId)
  if (building.passwords === 0) throw noPasswordsHere()
  const person = await store.findPerson(database.read, caller.id)
  const kept = await store.findPassword(database.read, caller.id)
  if (kept === null) throw new ClearCycleError('conflict', 'You have no password here. Ask an admin of your building for a link to make one.')
  await throttle.try(caller.id, caller.address)
  if (!(await hashing.isRight(kept, current))) {
    throw new ClearCycleError('forbidden', 'That is not your current password. Look at it, then try again.', [{ path: 'current', message: 'That is not your current password.' }])
  }
  await throttle.succeeded(caller.id, caller.address)
  refuseWeak(next, [caller.name, person?.email ?? null, building.name])
  const hash = await hashing.make(next)
  const tellEnded = await inTransaction(database, async (transaction) => {
    await keepPassword(dependencies, transaction, { buildingId: caller.buildingId, personId: caller.id, hash })
    await audit(transaction, caller, { what: 'password changed', about: caller.id })
    await store.deleteOpenLinks(transaction, caller.id, 'password-reset')
    return sessions.endOthers(transaction, caller.id, caller.sessionId)
  })
  tellEnded()
}

/**
 * Lets people sign in by password, or by their provider alone. Off only when whoever turns it off can still come in.
 * @param reachesProvider does this person have an account at a provider that is turned on?
 */
export async function switchPasswords(
  { database, audit }: AuthDependencies,
  by: By,
  on: boolean,
  reachesProvider: (transaction: Transaction) => Promise<boolean>,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await store.setPasswords(transaction, by.buildingId, on)
    if (!on && !(await reachesProvider(transaction))) {
      throw new ClearCycleError('conflict', 'Sign in once with a provider yourself first; otherwise nobody could come in to turn passwords on again.')
    }
    await audit(transaction, by, { what: on ? 'passwords turned on' : 'passwords turned off', about: by.buildingId })
  })
}

export function noPasswordsHere(): ClearCycleError {
  return new ClearCycleError('conflict', 'This building signs in with its provider, not by password. Use the button for it on the sign-in page.')
}
