import type { Retention } from 'shared/keeping/schema'
import type { Backups } from '../backups/schedule'
import { day, hour } from '../lib/clock'

/** How backups stand, as the building's settings show it. */
export function backupState(backups: Backups | null): Retention['backups'] {
  if (backups === null) return null
  const { every, keep, newest, failing } = backups.status
  return { everyHours: every === null ? null : every / hour, keptDays: keep / day, newest, failingSince: failing?.since ?? null }
}
