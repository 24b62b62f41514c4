import type { Building, BuildingChange } from 'shared/buildings/schema'
import { newId } from 'shared/document/table'
import type { Database } from '../../db/client'
import type { Flag } from '../../db/flag'
import { suppressionOf } from '../../db/suppression-settings'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import type { BuildingDependencies } from './dependencies'
import { ownTimeZone } from './setup'
import * as store from './store'

export async function readBuilding({ read }: Database, buildingId: string): Promise<Building> {
  const [building, year] = await Promise.all([store.findBuilding(read, buildingId), store.findSchoolYear(read, buildingId)])
  return {
    name: building.name,
    timeZone: building.time_zone ?? ownTimeZone(),
    ...{ minimumGroup: building.minimum_group, bands: [...suppressionOf(building).tiers] },
    guestLinks: building.guest_links === 1,
    retentionYears: building.retention_years,
    schoolYear: year === undefined ? null : { startsOn: year.starts_on, endsOn: year.ends_on },
  }
}

/** Changes what is given. With another minimum or other bands, what teams have published is made anew before anybody reads it again. */
export async function changeBuilding(dependencies: BuildingDependencies, change: BuildingChange, by: By): Promise<void> {
  const { database, audit, minimumChanged } = dependencies
  const { name, timeZone, minimumGroup, bands, guestLinks, retentionYears, schoolYear } = change
  await inTransaction(database, async (transaction) => {
    const before = await store.findBuilding(transaction, by.buildingId)
    const after = {
      name: name ?? before.name,
      time_zone: timeZone ?? before.time_zone,
      minimum_group: minimumGroup ?? before.minimum_group,
      bands: bands === undefined ? before.bands : JSON.stringify(bands),
      guest_links: guestLinks === undefined ? before.guest_links : flag(guestLinks),
      retention_years: retentionYears ?? before.retention_years,
    }
    await store.updateBuilding(transaction, by.buildingId, after)
    if (schoolYear !== undefined) await changeSchoolYear(transaction, by.buildingId, schoolYear)
    if (after.minimum_group !== before.minimum_group || after.bands !== before.bands) await minimumChanged(transaction, by.buildingId)
    await audit(transaction, by, { what: 'settings changed', about: by.buildingId })
  })
}

async function changeSchoolYear(transaction: Transaction, buildingId: string, { startsOn, endsOn }: NonNullable<BuildingChange['schoolYear']>): Promise<void> {
  const days = { starts_on: startsOn, ends_on: endsOn }
  const year = await store.findSchoolYear(transaction, buildingId)
  if (year !== undefined && year.ended_at === null) await store.updateSchoolYear(transaction, year.id, days)
  else await store.insertSchoolYear(transaction, { id: newId(), building_id: buildingId, ...days, ended_at: null })
}

function flag(value: boolean): Flag {
  return value ? 1 : 0
}
