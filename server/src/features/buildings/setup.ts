import type { Setup } from 'shared/buildings/schema'
import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import { makeFace } from 'shared/people/face'
import { inTransaction, type Transaction } from '../../db/transaction'
import { notThere } from '../../http/guard'
import type { BuildingDependencies, Exchange } from './dependencies'
import * as store from './store'

/** Throws unless this link sets up this server: it is of this run, and nobody has used it yet. */
export async function checkSetupLink({ database, setupLink }: BuildingDependencies, token: string): Promise<void> {
  if (!setupLink.opens(token)) throw notThere()
  if (await store.hasBuilding(database.read)) throw setUpAlready()
}

/** Makes the building, its school year, its first admin and its teams, all or nothing, and signs the admin in. */
export async function setUp(dependencies: BuildingDependencies, token: string, setup: Setup, exchange: Exchange): Promise<void> {
  await checkSetupLink(dependencies, token)
  const { building, admin, leader } = setup
  if (leader?.email !== undefined && leader.email === admin.email) throw sameAddress()
  const hash = await atField('admin', () => dependencies.hashPassword(admin.password, [admin.name, admin.email, building.name]))
  const made = { personId: newId(), buildingId: newId() }
  const enter = await inTransaction(dependencies.database, async (transaction) => {
    // Of two who fill in the form at once, the first one's building stands.
    if (await store.hasBuilding(transaction)) throw setUpAlready()
    await write(dependencies, transaction, setup, { ...made, hash })
    const by = { id: made.personId, buildingId: made.buildingId, address: dependencies.addressOf(exchange.request) }
    await dependencies.audit(transaction, by, { what: 'building set up', about: made.buildingId })
    return dependencies.signInWithin(transaction, exchange, { ...made, ownDevice: false })
  })
  enter()
}

/** IANA, as the server's machine is set. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

async function write(
  { now, keepPassword }: BuildingDependencies,
  transaction: Transaction,
  { building, schoolYear, admin, leader, teams }: Setup,
  { buildingId, personId, hash }: { buildingId: string; personId: string; hash: string },
): Promise<void> {
  const created_at = now()
  const time_zone = building.timeZone ?? ownTimeZone()
  await store.insertBuilding(transaction, { building_id: buildingId, name: building.name, demo: 0, created_at, time_zone })
  const year = { id: newId(), building_id: buildingId, starts_on: schoolYear.startsOn, ends_on: schoolYear.endsOn, ended_at: null }
  await store.insertSchoolYear(transaction, year)

  const person = { building_id: buildingId, created_at, deactivated_at: null }
  const { name, email } = admin
  const face = makeFace(name, [])
  await store.insertPerson(transaction, { ...person, id: personId, name, email, ...face }, admin.isLeader ? ['admin', 'leader'] : ['admin'])
  await keepPassword(transaction, { personId, buildingId, hash })
  if (leader !== undefined) {
    const theirs = { id: newId(), name: leader.name, email: leader.email ?? null, ...makeFace(leader.name, [face]) }
    await store.insertPerson(transaction, { ...person, ...theirs }, ['leader'])
  }
  const rows = teams.map((team, index) => ({ ...team, id: newId(), building_id: buildingId, created_at: created_at + index }))
  await store.insertTeams(transaction, rows)
}

/** A refusal of a part, told of the field of the whole form in which it stands. */
async function atField<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ClearCycleError) || error.fields === undefined) throw error
    const fields = error.fields.map(({ path, message }) => ({ path: `${place}.${path}`, message }))
    throw new ClearCycleError(error.code, error.message, fields)
  }
}

function setUpAlready(): ClearCycleError {
  return new ClearCycleError('conflict', 'This building has been set up already. Sign in, or ask its admin for an invitation.')
}

function sameAddress(): ClearCycleError {
  const message = 'This is the admin’s address. Give the leader’s own, or say above that you lead the building yourself.'
  return new ClearCycleError('bad-request', 'The leader needs an address of their own.', [{ path: 'leader.email', message }])
}
