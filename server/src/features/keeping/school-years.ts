import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import type { NewSchoolYear, SchoolYear, SchoolYears } from 'shared/keeping/schema'
import type { SchoolYearsTable } from '../../db/schema'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { KeepingDependencies } from './dependencies'
import * as store from './store'

export async function readSchoolYears({ database }: KeepingDependencies, buildingId: string): Promise<SchoolYears> {
  const { read } = database
  return {
    years: (await store.schoolYears(read, buildingId)).map(present),
    openCycles: await store.countOpenCycles(read, buildingId),
    teams: await store.teamsInUse(read, buildingId),
  }
}

/**
 * Ends the school year and begins the next: people and teams stay, open cycles are closed and archived, and stay readable
 * to their teams. Asking for the same year again does nothing more.
 */
export async function beginSchoolYear(
  dependencies: KeepingDependencies,
  { startsOn, endsOn, teams = [] }: NewSchoolYear,
  by: By,
): Promise<{ schoolYear: SchoolYear; archivedCycles: number }> {
  const { database, now, audit, changed } = dependencies
  const begun = await inTransaction(database, async (transaction) => {
    const years = await store.schoolYears(transaction, by.buildingId)
    const same = years.find(({ starts_on, ends_on }) => starts_on === startsOn && ends_on === endsOn)
    if (same !== undefined) return { schoolYear: present(same), archivedCycles: 0 }
    refuseEarlier(years, startsOn)
    const running = years.filter(({ ended_at }) => ended_at === null)
    for (const year of running) {
      await store.endSchoolYear(transaction, year.id, now())
      await audit(transaction, by, { what: 'school year ended', about: year.id })
    }
    const archived = await store.archiveCycles(transaction, by.buildingId, running[0]?.id ?? null, now())
    for (const id of archived) await audit(transaction, by, { what: 'cycle archived with its school year', about: id })
    await renameTeams(dependencies, transaction, teams, by)
    const year = { id: newId(), building_id: by.buildingId, starts_on: startsOn, ends_on: endsOn, ended_at: null }
    await store.insertSchoolYear(transaction, year)
    await audit(transaction, by, { what: 'school year begun', about: year.id })
    return { schoolYear: present(year), archivedCycles: archived.length }
  })
  changed(by.buildingId)
  return begun
}

async function renameTeams({ audit }: KeepingDependencies, transaction: Transaction, wanted: NonNullable<NewSchoolYear['teams']>, by: By): Promise<void> {
  const there = await store.teamsInUse(transaction, by.buildingId)
  for (const { id, name, grade } of wanted) {
    const team = there.find((one) => one.id === id)
    if (team === undefined) throw notThere()
    if (team.name === name && team.grade === grade) continue
    await store.renameTeam(transaction, id, { name, grade })
    await audit(transaction, by, { what: 'team changed', about: id })
  }
  const names = (await store.teamsInUse(transaction, by.buildingId)).map(({ name }) => name.toLocaleLowerCase())
  if (wanted.length > 0 && new Set(names).size < names.length) {
    const message = 'Two teams would have the same name. Give each its own.'
    throw new ClearCycleError('conflict', message, [{ path: 'teams', message }])
  }
}

function refuseEarlier(years: readonly SchoolYearsTable[], startsOn: string): void {
  const [latest] = years
  if (latest === undefined || latest.starts_on < startsOn) return
  const message = `The school year that is going on began on ${latest.starts_on}. The next one begins after it.`
  throw new ClearCycleError('conflict', message, [{ path: 'startsOn', message }])
}

function present({ id, starts_on, ends_on, ended_at }: SchoolYearsTable): SchoolYear {
  return { id, startsOn: starts_on, endsOn: ends_on, endedAt: ended_at }
}
