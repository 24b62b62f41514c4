import type { VersionKind } from 'shared/history/schema'
import { day } from '../../lib/clock'

/** Every day of these; of those before, one a week. */
const everyDayFor = 14 * day
const beforeRestoreFor = 60 * day
const mostBeforeRestores = 20

interface Kept {
  id: string
  kind: VersionKind
  name: string | null
  at: number
}

/**
 * Ids of the versions that may go: of days long past, all but the last one of a week, and what stood before restores that
 * nobody will undo any more. Steps stay, and whatever has a name.
 *
 * @param versions of one cycle, the latest first
 */
export function spentDays(versions: readonly Kept[], now: number): string[] {
  const weeks = new Set<number>()
  let restores = 0
  return versions.flatMap(({ id, kind, name, at }) => {
    if (name !== null) return []
    if (kind === 'before-restore') return ++restores > mostBeforeRestores || at < now - beforeRestoreFor ? [id] : []
    if (kind !== 'day' || at >= now - everyDayFor) return []
    const week = Math.floor(at / (7 * day))
    if (weeks.has(week)) return [id]
    weeks.add(week)
    return []
  })
}
