import type { BuildingRole } from 'shared/access/standing'
import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import type { NewPerson, PersonChange } from 'shared/people/directory'
import { makeFace } from 'shared/people/face'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { PeopleDependencies } from './dependencies'
import * as store from './store'

/** Writes somebody down: they can sign in once they are invited. Returns their id. */
export async function addPerson(acting: Acting, { name, email = null, roles, teamIds }: NewPerson, by: By): Promise<string> {
  const { database, now, audit } = acting
  return inTransaction(database, async (transaction) => {
    const everybody = await store.allPeople(transaction, by.buildingId)
    refuseTakenAddress(everybody, email, null)
    const open = await store.openTeams(transaction, by.buildingId)
    if (!teamIds.every((teamId) => open.some(({ id }) => id === teamId))) throw notThere()
    const id = newId()
    const row = { id, building_id: by.buildingId, name, email, created_at: now(), deactivated_at: null }
    await store.insertPerson(transaction, { ...row, ...makeFace(name, everybody) })
    await store.replaceRoles(transaction, by.buildingId, id, [...new Set(roles)])
    const memberships = [...new Set(teamIds)].map((team_id) => ({ building_id: by.buildingId, team_id, person_id: id, joined_at: now(), left_at: null }))
    await store.insertMemberships(transaction, memberships)
    await audit(transaction, by, { what: 'person added', about: id })
    for (const { team_id } of memberships) await audit(transaction, by, { what: 'member added to team', about: team_id })
    return id
  })
}

/** Corrects a name or an address; initials follow the name. */
export async function changePerson(acting: Acting, personId: string, { name, email }: PersonChange, by: By): Promise<void> {
  await inTransaction(acting.database, async (transaction) => {
    const person = await findOrThrow(transaction, personId, by)
    const others = (await store.allPeople(transaction, by.buildingId)).filter(({ id }) => id !== personId)
    if (email !== undefined) refuseTakenAddress(others, email, personId)
    const isRenamed = name !== undefined && name !== person.name
    await store.updatePerson(transaction, personId, {
      name: name ?? person.name,
      email: email === undefined ? person.email : email,
      ...(isRenamed && { initials: makeFace(name, others).initials }),
    })
    await acting.audit(transaction, by, { what: 'person changed', about: personId })
  })
}

/** Gives somebody these roles and no other. Who no longer is a coach follows no team. */
export async function setRoles(dependencies: PeopleDependencies, personId: string, roles: readonly BuildingRole[], by: By): Promise<void> {
  const wanted = [...new Set(roles)].sort()
  const changed = await inTransaction(dependencies.database, async (transaction) => {
    await findOrThrow(transaction, personId, by)
    const before = await store.rolesOf(transaction, personId)
    if (before.join() === wanted.join()) return false
    if (before.includes('admin') && !wanted.includes('admin')) await refuseLastAdmin(transaction, personId, by)
    await raiseAll(dependencies, transaction, personId)
    await store.replaceRoles(transaction, by.buildingId, personId, wanted)
    if (!wanted.includes('coach')) await store.endCoaching(transaction, personId)
    for (const role of wanted.filter((each) => !before.includes(each))) {
      await dependencies.audit(transaction, by, { what: `role given: ${role}`, about: personId })
    }
    for (const role of before.filter((each) => !wanted.includes(each))) {
      await dependencies.audit(transaction, by, { what: `role taken: ${role}`, about: personId })
    }
    return true
  })
  if (changed) dependencies.roleChanged(personId)
}

/** Lets somebody in nowhere any more, at once; name, teams and words stay, and they can be taken back. */
export async function deactivate(dependencies: PeopleDependencies, personId: string, by: By): Promise<void> {
  const { database, now, audit, endSessionsOf } = dependencies
  await inTransaction(database, async (transaction) => {
    const person = await findOrThrow(transaction, personId, by)
    if (person.deactivated_at !== null) return
    await refuseLastAdmin(transaction, personId, by)
    await raiseAll(dependencies, transaction, personId)
    await store.updatePerson(transaction, personId, { deactivated_at: now() })
    await audit(transaction, by, { what: 'person deactivated', about: personId })
  })
  await endSessionsOf(personId)
}

export async function reactivate({ database, audit }: Acting, personId: string, by: By): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const person = await findOrThrow(transaction, personId, by)
    if (person.deactivated_at === null) return
    await store.updatePerson(transaction, personId, { deactivated_at: null })
    await audit(transaction, by, { what: 'person taken back', about: personId })
  })
}

/** The name under which the words of somebody who has left go on. */
const formerMember = 'Former member'

/**
 * Takes somebody out of the building for good: every way in, and their own documents, are deleted; what they wrote with
 * their teams stays, without their name.
 */
export async function removePerson(dependencies: PeopleDependencies, personId: string, by: By): Promise<void> {
  const { database, now, audit, endSessionsOf, letGo } = dependencies
  const gone = await inTransaction(database, async (transaction) => {
    await findOrThrow(transaction, personId, by)
    await refuseLastAdmin(transaction, personId, by)
    await raiseAll(dependencies, transaction, personId)
    const documentIds = await store.deletePersonalDocuments(transaction, personId)
    await store.endTies(transaction, personId, now())
    await store.deleteTraces(transaction, personId)
    await store.updatePerson(transaction, personId, {
      ...{ name: formerMember, initials: 'FM', color: 'slate', email: null, sourced_id: null, roster: null },
      ...{ deactivated_at: now(), removed_at: now() },
    })
    await audit(transaction, by, { what: 'person removed', about: personId })
    return documentIds
  })
  await endSessionsOf(personId)
  await letGo(gone)
}

async function findOrThrow(transaction: Transaction, personId: string, { buildingId }: By) {
  const person = await store.findPerson(transaction, buildingId, personId)
  if (person === undefined) throw notThere()
  return person
}

/** What is on its way from them is not kept, wherever they could write (docs/sync.md A2). */
async function raiseAll({ raiseAccessVersions }: Acting, transaction: Transaction, personId: string): Promise<void> {
  for (const teamId of await store.teamsOpenTo(transaction, personId)) await raiseAccessVersions(transaction, teamId)
}

async function refuseLastAdmin(transaction: Transaction, personId: string, { buildingId }: By): Promise<void> {
  const isAdmin = (await store.rolesOf(transaction, personId)).includes('admin')
  if (isAdmin && !(await store.hasOtherAdmin(transaction, buildingId, personId))) {
    throw new ClearCycleError('conflict', 'This is the only admin who can sign in. Make somebody else an admin first, and let them sign in once.')
  }
}

function refuseTakenAddress(others: readonly { id: string; name: string; email: string | null }[], email: string | null, personId: string | null): void {
  const holder = email === null ? undefined : others.find((other) => other.id !== personId && other.email?.toLowerCase() === email)
  if (holder !== undefined) {
    const message = `${holder.name} is here under this address already.`
    throw new ClearCycleError('conflict', message, [{ path: 'email', message }])
  }
}
