import { minute } from '../../lib/clock'
import type { Plan } from './plan'
import type { Roster } from './roster'
import type { AppliedRoster } from 'shared/roster/schema'

/** A roster that somebody has sent, and what it would change: of staff alone, and only for an hour. */
export interface Kept {
  id: string
  buildingId: string
  expiresAt: number
  roster: Roster
  schoolId: string | null
  /** What was shown last; null while nobody has said which school it is. */
  plan: Plan | null
  /** Being applied, or done. */
  application: Promise<AppliedRoster> | null
}

export const keptFor = 60 * minute
const mostOfABuilding = 3

/** In memory alone: a restart of the server forgets them, and the roster is sent again. */
export class Previews {
  readonly #kept = new Map<string, Kept>()

  add(preview: Kept): void {
    const ofBuilding = [...this.#kept.values()].filter(({ buildingId }) => buildingId === preview.buildingId)
    for (const oldest of ofBuilding.slice(0, Math.max(0, ofBuilding.length - mostOfABuilding + 1))) this.#kept.delete(oldest.id)
    this.#kept.set(preview.id, preview)
    setTimeout(() => this.#kept.delete(preview.id), keptFor).unref()
  }

  find(id: string, buildingId: string, now: number): Kept | undefined {
    const found = this.#kept.get(id)
    return found?.buildingId === buildingId && found.expiresAt > now ? found : undefined
  }
}
