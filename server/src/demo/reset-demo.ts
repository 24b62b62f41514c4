import { recordAudit } from '../db/audit-log'
import type { Database } from '../db/client'
import type { Clock } from '../lib/clock'
import type { Sync } from '../sync/sync'
import { buildingId } from './people'
import { writeStates } from './store'
import { writeSchool } from './write-school'

interface Dependencies {
  database: Database
  sync: Sync
  now: Clock
}

/** Makes the demo school what it was on its first day, while people are in it: their pages start again (4409). */
export async function resetDemo({ database, sync, now }: Dependencies, by: { id: string } | null): Promise<void> {
  const { before, states } = await writeSchool(database, now())
  await sync.restart(before)
  await writeStates(database.write, states)
  const entry = { buildingId, personId: by?.id ?? null, what: 'demo reset', about: buildingId, source: 'page', address: null, at: now() } as const
  await recordAudit(database.write, entry)
}
