/**
 * The gate (product.md, "Small numbers", rules 3 and 6): does what is shown leave more than one value to every hidden
 * group? It sees only what anybody outside sees. It draws tables that fit, keeps those in which the rules would hide
 * just what is hidden, and is content when among them every hidden group has two sizes, two numbers who met, and two
 * percentages. Two such tables look the same outside and go through the gate alike, so that nobody can tell them apart,
 * not even by knowing this rule. The gate may miss such tables and hide too much; never too little.
 */
import * as prng from 'lib0/prng'
import type { Equation } from './linked-tables'
import { drawMet, drawSizes, type SeenWave } from './draw'
import { hiddenByRules } from './rules'

/** All that anybody outside sees: measures, their waves, and which groups are the same children in other words. */
export interface Seen {
  measures: readonly (readonly SeenWave[])[]
  together: readonly (readonly number[])[]
  hidden: readonly boolean[]
  /** Implicit "other / unknown" groups by measure: somebody is in them in one wave at least. */
  others: readonly (readonly number[])[]
}

/** Draws of sizes before the gate gives up, and draws of results for each that fits. */
const mostDraws = 400
const resultsEach = 3

/**
 * The first hidden group, by place, that the gate cannot clear; undefined when all are clear. Always the same answer to
 * the same question: the draws come from a fixed seed.
 */
export function pinnedGroup(seen: Seen, minimum: number): number | undefined {
  const open = openGroups(seen)
  if (open.size === 0) return undefined
  const random = prng.create(1)
  for (let draw = 0; draw < mostDraws; draw++) {
    const sizes = seen.measures.map((waves) => drawMeasure(waves, minimum, random))
    if (!isAsHidden(seen, sizes, minimum)) continue
    for (let again = 0; again < resultsEach; again++) note(seen, sizes, open, random)
    for (const [key, found] of open) if (found.isClear()) open.delete(key)
    if (open.size === 0) return undefined
  }
  return Math.min(...[...open.values()].map(({ place }) => place))
}

/** What was found of one hidden group in one wave. */
class Found {
  private readonly n = new Set<number>()
  private readonly met = new Set<number>()
  private readonly share = new Set<number>()

  constructor(readonly place: number) {}

  add(n: number, met: number): void {
    this.n.add(n)
    this.met.add(met)
    if (n > 0) this.share.add(met / n)
  }

  isClear(): boolean {
    return this.n.size > 1 && this.met.size > 1 && this.share.size > 1
  }
}

/** Hidden groups of every wave in which something is shown. Where nothing at all is shown, nothing is told. */
function openGroups({ measures }: Seen): Map<string, Found> {
  const open = new Map<string, Found>()
  measures.forEach((waves, measure) => {
    waves.forEach(({ groups, equations }, wave) => {
      if (!groups.some((group) => group !== null && group !== 'hidden')) return
      for (const place of new Set(equations.flatMap(({ of, cells }) => [of, ...cells]))) {
        if (groups[place] === 'hidden') open.set(`${measure}/${wave}/${place}`, new Found(place))
      }
    })
  })
  return open
}

type Drawn = (number[] | null)[]

/** Sizes of every wave. Children rarely come or go between two waves: where that fits, they are drawn the same. */
function drawMeasure(waves: readonly SeenWave[], minimum: number, random: prng.PRNG): Drawn {
  const [first] = waves
  if (!first || !waves.every((wave) => looksAsLarge(first, wave))) return waves.map((wave) => drawSizes(wave, minimum, random))
  const sizes = drawSizes(first, minimum, random)
  return waves.map(() => sizes)
}

function looksAsLarge(a: SeenWave, b: SeenWave): boolean {
  const size = (group: SeenWave['groups'][number]): number => (group === null ? -2 : group === 'hidden' ? -1 : group.size.from)
  return a.equations.length === b.equations.length && a.groups.every((group, place) => size(group) === size(b.groups[place] ?? null))
}

/** Would the rules hide just what is hidden, and is somebody in every "other / unknown"? */
function isAsHidden({ measures, together, hidden, others }: Seen, sizes: readonly Drawn[], minimum: number): boolean {
  const waves: { n: number[]; equations: readonly Equation[] }[] = []
  for (const [measure, drawn] of sizes.entries()) {
    for (const [wave, n] of drawn.entries()) {
      if (!n) return false
      waves.push({ n, equations: measures[measure]?.[wave]?.equations ?? [] })
    }
    if (others[measure]?.some((place) => drawn.every((n) => (n?.[place] ?? 0) <= 0))) return false
  }
  const found = hiddenByRules({ size: hidden.length, waves, together }, minimum)
  return found.every((is, place) => is === hidden[place])
}

/** Draws a result for these sizes, in every wave or not at all, and notes what the hidden groups have in it. */
function note({ measures }: Seen, sizes: readonly Drawn[], open: Map<string, Found>, random: prng.PRNG): void {
  const met = measures.map((waves, measure) => waves.map((wave, index) => drawMet(wave, sizes[measure]?.[index] ?? [], random)))
  if (met.flat().includes(null)) return
  for (const [key, found] of open) {
    const [measure = 0, wave = 0, place = 0] = key.split('/').map(Number)
    found.add(sizes[measure]?.[wave]?.[place] ?? 0, met[measure]?.[wave]?.[place] ?? 0)
  }
}
