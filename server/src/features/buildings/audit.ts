import type { Audit } from 'shared/buildings/schema'
import type { Database } from '../../db/client'
import { notThere } from '../../http/guard'
import * as store from './store'

const pageSize = 50

/** A page of the building's record, latest first. */
export async function readAudit({ read }: Database, buildingId: string, before: string | undefined): Promise<Audit> {
  const from = before === undefined ? null : await store.findAuditEntry(read, buildingId, before)
  if (from === undefined) throw notThere()
  const rows = await store.auditEntries(read, buildingId, from, pageSize + 1)
  const entries = rows
    .slice(0, pageSize)
    .map(({ person, team, cycle, building, about, ...entry }) => ({ ...entry, about: person ?? team ?? building ?? about, cycle }))
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null }
}
