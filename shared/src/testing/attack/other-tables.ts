import type { Random } from '../random'
import type { Counts, Puzzle, Sum } from './puzzle'

/** A group in a wave whose counts are to stay as they are. */
export interface Held {
  wave: number
  place: number
}

export interface Step {
  /** Groups are as large in one wave as in the next, and stay so. */
  sameChildren: boolean
  random: Random
  /** Where to begin, and in which wave; anywhere when left out. */
  start?: Held
  held?: Held
}

/**
 * Takes a step from a table to a neighbor: some children are in other groups, or some more or fewer met, and every sum
 * holds. Whether it looks the same outside is for others to say. Null where the step led nowhere.
 */
export function neighborOf(puzzle: Puzzle, counts: Counts, { sameChildren, random, start, held }: Step): Counts | null {
  const wave = start?.wave ?? Math.floor(random() * puzzle.waves)
  const moves = random() < 0.5
  const everywhere = moves && sameChildren
  const still = held && (everywhere || held.wave === wave) ? held.place : undefined
  const deltas = balanced(puzzle, random, start?.place, still)
  if (!deltas) return null
  const next: Counts = { n: counts.n.map((each) => [...each]), met: counts.met.map((each) => [...each]) }
  for (let each = 0; each < puzzle.waves; each++) {
    if (!everywhere && each !== wave) continue
    if (moves) add(next.n[each], deltas)
    // Children who move take their results along, or leave them behind.
    if (!moves || random() < 0.5) add(next.met[each], deltas)
  }
  return isTable(next) ? next : null
}

/** A change to some groups after which all sums hold: one group changes, and others make up for it, hidden ones mostly. */
function balanced(
  { names, sums, answers, secret }: Puzzle,
  random: Random,
  start?: number,
  still?: number,
): number[] | null {
  const deltas = names.map(() => 0)
  const moved = new Set(still === undefined ? [] : [still])
  const reckless = random() < 0.5
  const first = start ?? (reckless ? Math.floor(random() * names.length) : pick(secret, random))
  if (first === undefined || moved.has(first)) return null
  deltas[first] = (random() < 0.5 ? 1 : -1) * (random() < 0.7 ? 1 : 1 + Math.floor(random() * 9))
  moved.add(first)
  for (;;) {
    const open = sums.find((sum) => missing(sum, deltas) !== 0)
    if (!open) return deltas
    const free = [...open.parts, open.whole].filter((place) => !moved.has(place))
    const quiet = free.filter((place) => answers[place] === 'hidden')
    const place = pick(quiet.length > 0 && !(reckless && random() < 0.5) ? quiet : free, random)
    if (place === undefined) return null
    deltas[place] = place === open.whole ? -missing(open, deltas) : missing(open, deltas)
    moved.add(place)
  }
}

/** What the parts of a sum lack to be the whole. */
function missing({ whole, parts }: Sum, deltas: readonly number[]): number {
  return parts.reduce((left, place) => left - (deltas[place] ?? 0), deltas[whole] ?? 0)
}

function add(counts: number[] | undefined, deltas: readonly number[]): void {
  deltas.forEach((delta, place) => {
    if (counts && delta !== 0) counts[place] = (counts[place] ?? 0) + delta
  })
}

function isTable({ n, met }: Counts): boolean {
  return n.every((each, wave) =>
    each.every((children, place) => {
      const those = met[wave]?.[place] ?? 0
      return those >= 0 && those <= children
    }),
  )
}

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)]
}
