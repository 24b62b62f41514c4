import type { ArrangedTeams, NewTeam, TeamChange } from 'shared/buildings/schema'
import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import type { Database } from '../../db/client'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import type { ArrangingDependencies } from './dependencies'
import { notThere } from '../../http/guard'
import * as store from './store'

export async function readTeams({ read }: Database, buildingId: string): Promise<ArrangedTeams> {
  const [teams, members, coaches, people] = await Promise.all([
    store.allTeams(read, buildingId),
    store.allMembers(read, buildingId),
    store.allCoaches(read, buildingId),
    store.placeablePeople(read, buildingId),
  ])
  const of = (rows: typeof members, teamId: string) => rows.filter(({ team_id }) => team_id === teamId)
  return {
    teams: teams.map(({ id, name, grade, students, archived_at }) => ({
      ...{ id, name, grade, students, archivedAt: archived_at },
      members: of(members, id),
      coaches: of(coaches, id),
    })),
    people: people.map(({ id, name, role }) => ({ id, name, isCoach: role !== null })),
  }
}

export async function makeTeam(acting: ArrangingDependencies, team: NewTeam, by: By): Promise<string> {
  const made = await inTransaction(acting.database, async (transaction) => {
    if (await isNameTaken(transaction, by.buildingId, team.name)) throw nameTaken()
    const [id] = await insert(acting, transaction, [team], by)
    if (id === undefined) throw notThere()
    return id
  })
  acting.changed(by.buildingId)
  return made
}

/** Makes a team for each grade that has none yet. Returns the ids of those made. */
export async function makeTeamsByGrade(acting: ArrangingDependencies, wanted: readonly NewTeam[], by: By): Promise<string[]> {
  const made = await inTransaction(acting.database, async (transaction) => {
    const there = (await store.allTeams(transaction, by.buildingId)).filter(({ archived_at }) => archived_at === null)
    const missing = wanted.filter(
      (team, index) =>
        there.every(({ grade, name }) => grade !== team.grade && !isSame(name, team.name)) &&
        wanted.findIndex(({ grade, name }) => grade === team.grade || isSame(name, team.name)) === index,
    )
    return insert(acting, transaction, missing, by)
  })
  acting.changed(by.buildingId)
  return made
}

/** Changes what is given. A team that is archived leaves everybody's lists; who was in it can still read its cycles. */
export async function changeTeam(acting: ArrangingDependencies, teamId: string, change: TeamChange, by: By): Promise<void> {
  const { archived, ...words } = change
  await inTransaction(acting.database, async (transaction) => {
    const team = await store.findTeam(transaction, by.buildingId, teamId)
    if (team === undefined) throw notThere()
    if (words.name !== undefined && (await isNameTaken(transaction, by.buildingId, words.name, teamId))) throw nameTaken()
    if (Object.keys(words).length > 0) {
      await store.updateTeam(transaction, teamId, words)
      await acting.audit(transaction, by, { what: 'team changed', about: teamId })
    }
    if (archived !== undefined && archived !== (team.archived_at !== null)) {
      await store.updateTeam(transaction, teamId, { archived_at: archived ? acting.now() : null })
      await acting.audit(transaction, by, { what: archived ? 'team archived' : 'team taken up again', about: teamId })
    }
  })
  acting.changed(by.buildingId)
}

const tie = {
  member: { put: 'member added to team', take: 'member taken out of team' },
  coach: { put: 'coach assigned to team', take: 'coach taken off team' },
} as const
export type Tie = keyof typeof tie

/** Puts a person in a team, or lets a coach follow it. What they may open changes at once. */
export async function putInTeam(acting: ArrangingDependencies, as: Tie, teamId: string, personId: string, by: By): Promise<void> {
  const place = { buildingId: by.buildingId, teamId, personId }
  await change(acting, as, 'put', place, by, async (transaction) => {
    const team = await store.findTeam(transaction, by.buildingId, teamId)
    const person = (await store.placeablePeople(transaction, by.buildingId)).find(({ id }) => id === personId)
    if (team === undefined || person === undefined) throw notThere()
    if (team.archived_at !== null) throw new ClearCycleError('conflict', 'This team is archived. Take it up again first.')
    if (as === 'member') return store.join(transaction, place, acting.now())
    if (person.role === null) {
      throw new ClearCycleError('conflict', `${person.name} is not a coach here yet. An admin gives that role on the people page.`)
    }
    if (await store.isMember(transaction, place)) {
      throw new ClearCycleError('conflict', `${person.name} is a member of this team, and sees more than its coach would.`)
    }
    return store.follow(transaction, place)
  })
}

/** Takes a person out of a team, or a coach off it: their open pages of it close within a second. Words stay. */
export async function takeOutOfTeam(acting: ArrangingDependencies, as: Tie, teamId: string, personId: string, by: By): Promise<void> {
  const place = { teamId, personId }
  await change(acting, as, 'take', place, by, (transaction) =>
    as === 'member' ? store.leave(transaction, place, acting.now()) : store.unfollow(transaction, place),
  )
}

/** `work` says whether it changed anything; asking twice does it once. */
async function change(
  acting: ArrangingDependencies,
  as: Tie,
  way: 'put' | 'take',
  { teamId, personId }: { teamId: string; personId: string },
  by: By,
  work: (transaction: Transaction) => Promise<boolean>,
): Promise<void> {
  const changed = await inTransaction(acting.database, async (transaction) => {
    if (!(await work(transaction))) return false
    await acting.raiseAccessVersions(transaction, teamId)
    // Two entries, so that the record can be read by person and by team.
    await acting.audit(transaction, by, { what: tie[as][way], about: personId })
    await acting.audit(transaction, by, { what: tie[as][way], about: teamId })
    return true
  })
  if (changed) acting.accessChanged(personId)
}

async function insert({ now, audit }: ArrangingDependencies, transaction: Transaction, teams: readonly NewTeam[], by: By): Promise<string[]> {
  const rows = teams.map((team, index) => ({ ...team, id: newId(), building_id: by.buildingId, created_at: now() + index }))
  await store.insertTeams(transaction, rows)
  for (const { id } of rows) await audit(transaction, by, { what: 'team made', about: id })
  return rows.map(({ id }) => id)
}

async function isNameTaken(transaction: Transaction, buildingId: string, name: string, exceptId?: string): Promise<boolean> {
  const teams = await store.allTeams(transaction, buildingId)
  return teams.some((team) => team.id !== exceptId && team.archived_at === null && isSame(team.name, name))
}

function isSame(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase()
}

function nameTaken(): ClearCycleError {
  const message = 'A team of this name is here already. Give it another name.'
  return new ClearCycleError('conflict', message, [{ path: 'name', message }])
}
