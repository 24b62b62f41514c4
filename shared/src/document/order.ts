import { generateNKeysBetween } from 'fractional-indexing'

export interface Ordered {
  readonly id: string
  readonly order: string
}

/** Rows stand by their order key; two keys made alike at the same moment stand by id, the same on every replica. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * An order key for a row that is to stand right after `after` (at the start when null). Keys are drawn at random from
 * the gap, so that two people who insert at the same place at once hardly ever draw the same; when they do, the next
 * row goes after the pair. `rows` must be sorted by {@link compareOrder}.
 */
export function orderAfter(rows: readonly Ordered[], after: string | null, random: () => number = Math.random): string {
  const at = after === null ? -1 : rows.findIndex((row) => row.id === after)
  const low = at < 0 ? (after === null ? null : (rows.at(-1)?.order ?? null)) : (rows[at]?.order ?? null)
  const high = rows.find((row) => low === null || row.order > low)?.order ?? null
  const [a, b] = pickGap(low, high, random)
  return pickGap(a, b, random)[0] ?? a ?? 'a0'
}

/** Cuts the gap into 32 and returns one key of it at random with its upper neighbour. */
function pickGap(low: string | null, high: string | null, random: () => number): [string | null, string | null] {
  const keys = generateNKeysBetween(low, high, 32)
  const index = Math.floor(random() * keys.length)
  return [keys[index] ?? low, keys[index + 1] ?? high]
}
