import { generateNKeysBetween } from 'fractional-indexing'

export interface Ordered {
  readonly id: string
  readonly order: string
}

/** Stands for the place of a row whose own is not sound: after every order key. Never stored. */
export const noOrder = '~'

/**
 * Longer keys are not honoured. Measured (order.test.ts): 1,000 rows put one after the other into the same gap make keys
 * of about 240 characters, a quarter of a character a row; rows added at the end or at the start stay under ten.
 */
const longestKey = 2_000
const smallestKey = `A${'0'.repeat(26)}`
const lowerA = 'a'.charCodeAt(0)
const upperZ = 'Z'.charCodeAt(0)

/**
 * Is this a key that others can be made between? A head (`a`–`z` for places from 2 to 27 digits, `Z`–`A` below zero), its
 * digits, and a fraction that does not end in 0: the format of the package fractional-indexing, which throws on others.
 */
export function isOrderKey(key: unknown): key is string {
  if (typeof key !== 'string' || key.length > longestKey || !/^[A-Za-z][0-9A-Za-z]+$/.test(key)) return false
  const head = key.charCodeAt(0)
  const integerLength = head >= lowerA ? head - lowerA + 2 : upperZ - head + 2
  if (key.length < integerLength || key === smallestKey) return false
  return key.length === integerLength || !key.endsWith('0')
}

/** Rows stand by their order key; two keys made alike at the same moment stand by id, the same on every replica. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * An order key for a row that is to stand right after `after` (at the start when null, at the end when there is no such
 * row). Keys are drawn at random from the gap, so that two people who insert at the same place at once hardly ever draw
 * the same (1 in 1,024); when they do, the next row goes after the pair. `rows` must be sorted by {@link compareOrder}.
 */
export function orderAfter(rows: readonly Ordered[], after: string | null, random: () => number = Math.random): string {
  const placed = rows.filter(({ order }) => order !== noOrder)
  const at = placed.findIndex((row) => row.id === after)
  const low = after === null ? null : ((at < 0 ? placed.at(-1) : placed[at])?.order ?? null)
  const high = placed.find((row) => low === null || row.order > low)?.order ?? null
  const [a, b] = pickGap(low, high, random)
  return pickGap(a, b, random)[0] ?? a ?? 'a0'
}

/** Cuts the gap into 32 and returns one key of it at random with its upper neighbour. */
function pickGap(low: string | null, high: string | null, random: () => number): [string | null, string | null] {
  const keys = generateNKeysBetween(low, high, 32)
  const index = Math.floor(random() * keys.length)
  return [keys[index] ?? low, keys[index + 1] ?? high]
}
