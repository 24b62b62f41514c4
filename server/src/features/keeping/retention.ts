import type { Retention } from 'shared/keeping/schema'
import { recordAudit } from '../../db/audit-log'
import type { Database } from '../../db/client'
import { deleteCopies, forgetDeleted } from '../../db/forget'
import { inTransaction, type Transaction } from '../../db/transaction'
import { day, dayOf } from '../../lib/clock'
import { type Cutoff, cutoffOn, nextAugust } from './age'
import type { KeepingDependencies } from './dependencies'
import * as store from './store'

/** Copies of the database from before an upgrade are for going back, soon after it. */
export const copiesKeptFor = 30 * day
const spentKeptFor = 30 * day

/** What will go when the next August comes, if nothing is changed. Changes nothing. */
export async function readRetention({ database, now, backups }: KeepingDependencies, buildingId: string): Promise<Retention> {
  const { read } = database
  const { retention_years } = await store.findBuilding(read, buildingId)
  const on = nextAugust(dayOf(now()))
  const cutoff = cutoffOn(await store.schoolYears(read, buildingId), retention_years, on)
  const going = cutoff === null ? [] : await goingCycles(read, buildingId, cutoff)
  return {
    ...{ years: retention_years, on },
    cycles: going.map(({ team, number, endedOn }) => ({ team, number, endedOn })),
    records: cutoff === null ? 0 : await store.countAudit(read, buildingId, cutoff.at),
    backups: backups.state(),
  }
}

/**
 * Deletes what has been kept as long as the building wants it kept: closed cycles with all that hangs on them, and of the
 * same age the record, meetings and visitors. Nothing that is open goes.
 */
export async function letGoOfOld(dependencies: Pick<KeepingDependencies, 'database' | 'now' | 'documents'>): Promise<void> {
  const { database, now, documents } = dependencies
  const gone: string[] = []
  let hasDeleted = false
  for (const { building_id, retention_years } of await store.keptBuildings(database.read)) {
    const cutoff = cutoffOn(await store.schoolYears(database.read, building_id), retention_years, dayOf(now()))
    if (cutoff === null) continue
    const deleted = await inTransaction(database, (transaction) => deleteUpTo(transaction, building_id, cutoff, now()))
    gone.push(...deleted.documentIds)
    hasDeleted ||= deleted.documentIds.length > 0 || deleted.records > 0
  }
  await inTransaction(database, (transaction) => store.deleteSpent(transaction, now() - spentKeptFor))
  await documents.letGo(gone)
  if (hasDeleted) await forgetDeleted(database)
  await deleteCopies(database, hasDeleted ? Infinity : now() - copiesKeptFor)
}

async function deleteUpTo(transaction: Transaction, buildingId: string, cutoff: Cutoff, now: number) {
  const documentIds: string[] = []
  const server = { buildingId, personId: null, source: 'server', address: null, at: now } as const
  for (const { id } of await goingCycles(transaction, buildingId, cutoff)) {
    documentIds.push(...(await store.deleteCycle(transaction, id)))
    await recordAudit(transaction, { ...server, what: 'cycle deleted at the end of its retention', about: id })
  }
  const records = await store.deleteOldRecords(transaction, buildingId, cutoff)
  if (records > 0) await recordAudit(transaction, { ...server, what: 'record deleted at the end of its retention', about: buildingId })
  return { documentIds, records }
}

/** A cycle goes with its school year; one that knows none, with the year in which it was closed. */
async function goingCycles(db: Database['read'], buildingId: string, { day: lastDay }: Cutoff) {
  const closed = await store.closedCycles(db, buildingId)
  return closed
    .map((cycle) => ({ ...cycle, endedOn: cycle.ends_on ?? dayOf(cycle.closedAt) }))
    .filter(({ endedOn }) => endedOn <= lastDay)
}
