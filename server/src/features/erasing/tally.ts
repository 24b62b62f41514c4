import type { Place } from 'shared/erasing/schema'

/** Counts by place, as erasing finds them. */
export class Tally {
  readonly #places = new Map<string, Place>()

  add({ teamId = null, cycleId = null, field = null, kind, count }: Pick<Place, 'kind' | 'count'> & Partial<Place>): void {
    if (count === 0) return
    const key = JSON.stringify([kind, teamId, cycleId, field])
    const known = this.#places.get(key)
    this.#places.set(key, { kind, teamId, cycleId, field, count: (known?.count ?? 0) + count })
  }

  get places(): Place[] {
    return [...this.#places.values()]
  }
}

/** For whoever may not know of a team's pages: kinds of place alone. */
export function byKind(places: readonly Place[]): Place[] {
  const tally = new Tally()
  for (const { kind, count } of places) tally.add({ kind, count })
  return tally.places.toSorted((a, b) => b.count - a.count)
}
