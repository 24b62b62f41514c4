import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import type { JoinPage, JoinRequests, Registration } from 'shared/joining/schema'
import { makeFace } from 'shared/people/face'
import { presenceColors } from 'shared/sync/wire'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { doorOf, stateOf } from './codes'
import type { Exchange, JoiningDependencies } from './dependencies'
import * as store from './store'

/** More than a team has ever been; a code that has got about does not fill the page of who waits. */
const mostWaiting = 30

/** Somebody who is signed in knocks at a team's door. Knocking again changes nothing. */
export async function askToJoin(acting: Acting, typed: string, by: By): Promise<JoinPage['state']> {
  const { teamId, buildingId } = await doorOf(acting.database.read, typed, acting.now())
  if (buildingId !== by.buildingId) throw notThere()
  return inTransaction(acting.database, async (transaction) => {
    const state = await stateOf(transaction, teamId, by.id)
    if (state !== 'stranger') return state
    await knock(acting, transaction, teamId, by)
    return 'waiting'
  })
}

/**
 * Somebody new: they get an account with a password and no place anywhere, are signed in, and knock.
 * An address that somebody here has is refused: whoever holds a code may thereby learn that an address is in use, and
 * nothing else of whose it is. There is no way around telling them while registering signs in; the limiter and the code
 * itself keep it from being a way to try out addresses (docs/privacy.md).
 * @throws ClearCycleError `not-found`, `conflict`, `bad-request`, `too-many`
 */
export async function register(dependencies: JoiningDependencies, exchange: Exchange, typed: string, newcomer: Registration): Promise<void> {
  const { database, now, audit, hashPassword, keepPassword, signInWithin } = dependencies
  const { teamId, buildingId, buildingName, passwords } = await doorOf(database.read, typed, now())
  if (passwords === 0 || (await store.isDemo(database.read, buildingId))) {
    throw new ClearCycleError('conflict', 'Nobody registers here with a password. Ask an admin of the school for an invitation.')
  }
  const { name, email, password, ownDevice = false } = newcomer
  if (await store.isAddressTaken(database.read, buildingId, email)) throw signInFirst()
  const hash = await hashPassword(password, [name, email, buildingName])
  const personId = newId()
  const by = { id: personId, buildingId, address: dependencies.addressOf(exchange.request) }
  const enter = await inTransaction(database, async (transaction) => {
    if (await store.isAddressTaken(transaction, buildingId, email)) throw signInFirst()
    const face = makeFace(name, await store.facesOf(transaction, buildingId))
    await store.insertPerson(transaction, { id: personId, building_id: buildingId, name, ...face, email, created_at: now(), deactivated_at: null })
    await audit(transaction, by, { what: 'registered with a join code', about: personId })
    await keepPassword(transaction, { personId, buildingId, hash })
    await knock(dependencies, transaction, teamId, by)
    return signInWithin(transaction, exchange, { personId, buildingId, ownDevice })
  })
  enter()
}

/** Who waits at a team's door. */
export async function readRequests({ database }: Acting, teamId: string): Promise<JoinRequests> {
  const rows = await store.waitingAt(database.read, teamId)
  return {
    requests: rows.map(({ id, asked_at, personId, name, initials, color, email }) => ({
      ...{ id, email, askedAt: asked_at },
      person: { id: personId, name, initials, color: presenceColors.find((known) => known === color) ?? presenceColors[0] },
    })),
  }
}

/** Lets somebody in, or not. Answering again as before changes nothing. */
export async function decideRequest(
  dependencies: JoiningDependencies,
  { teamId, requestId }: { teamId: string; requestId: string },
  letIn: boolean,
  by: By,
): Promise<void> {
  const { database, now, audit, raiseAccessVersions, accessChanged, changed } = dependencies
  const personId = await inTransaction(database, async (transaction) => {
    const request = await store.findRequest(transaction, teamId, requestId)
    if (request === undefined || request.deactivated_at !== null) throw notThere()
    if (request.decided_at !== null) {
      if ((request.let_in === 1) === letIn) return null
      throw new ClearCycleError('conflict', 'Somebody of the team has answered already.')
    }
    await store.decide(transaction, requestId, { decided_at: now(), decided_by: by.id, let_in: letIn ? 1 : 0 })
    await audit(transaction, by, { what: letIn ? 'let into the team' : 'not let into the team', about: request.person_id })
    if (!letIn) return null
    await store.joinTeam(transaction, { building_id: by.buildingId, team_id: teamId, person_id: request.person_id, joined_at: now() })
    await raiseAccessVersions(transaction, teamId)
    await audit(transaction, by, { what: 'member added to team', about: teamId })
    return request.person_id
  })
  if (personId === null) return
  accessChanged(personId)
  changed?.(teamId)
}

async function knock({ now, audit }: Acting, transaction: Transaction, teamId: string, by: By): Promise<void> {
  if ((await store.countWaiting(transaction, teamId)) >= mostWaiting) {
    throw new ClearCycleError('too-many', 'Too many people are waiting at this team’s door. Ask somebody in the team to answer them first.')
  }
  const request = { id: newId(), building_id: by.buildingId, team_id: teamId, person_id: by.id, asked_at: now() }
  await store.insertRequest(transaction, { ...request, decided_at: null, decided_by: null, let_in: null })
  await audit(transaction, by, { what: 'asked to join the team', about: teamId })
}

function signInFirst(): ClearCycleError {
  const message = 'This address cannot be registered anew. If it is yours, sign in first and open this page again; without a password, ask an admin of the school for a link.'
  return new ClearCycleError('conflict', message, [{ path: 'email', message }])
}
