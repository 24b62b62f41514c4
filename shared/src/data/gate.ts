/**
 * The gate (product.md, "Small numbers", rules 3 and 6): does what is shown leave more than one value to every hidden
 * group? It sees only what anybody outside sees. It draws tables that fit, keeps those in which the rules would hide
 * just what is hidden, and is content when among them every hidden group has two sizes, two numbers who met, and two
 * percentages. Two such tables look the same outside and go through the gate alike, so that nobody can tell them apart,
 * not even by knowing this rule. The gate may miss such tables and hide too much; never too little.
 */
import * as prng from 'lib0/prng'
import { drawMeasure, type DrawnWave, type SeenWave } from './draw'
import { hiddenByRules } from './rules'

/** All that anybody outside sees: measures, their waves, and which groups are the same children in other words. */
export interface Seen {
  measures: readonly (readonly SeenWave[])[]
  together: readonly (readonly number[])[]
  hidden: readonly boolean[]
  /** Implicit "other / unknown" groups by measure: somebody is in them in one wave at least. */
  others: readonly (readonly number[])[]
}

/** Draws before the gate gives up, and before it does where none has fitted yet. */
const mostDraws = 400
const mostMisses = 120

/**
 * The first hidden group, by place, that the gate cannot clear; undefined when all are clear. Always the same answer to
 * the same question: the draws come from a fixed seed.
 */
export function pinnedGroup(seen: Seen, minimum: number): number | undefined {
  const open = openGroups(seen)
  if (open.size === 0) return undefined
  const random = prng.create(1)
  const last: (readonly DrawnWave[])[] = []
  let fitted = 0
  for (let draw = 0; draw < (fitted > 0 ? mostDraws : mostMisses); draw++) {
    const drawn = drawAll(seen, last, minimum, random)
    if (!drawn || !isAsHidden(seen, drawn, minimum)) continue
    fitted++
    for (const [key, found] of open) {
      const { n, met } = drawn[found.measure]?.[found.wave] ?? { n: [], met: [] }
      if (found.isClearWith(n[found.place] ?? 0, met[found.place] ?? 0)) open.delete(key)
    }
    if (open.size === 0) return undefined
  }
  return Math.min(...[...open.values()].map(({ place }) => place))
}

/** What was found of one hidden group in one wave. */
class Found {
  private readonly n = new Set<number>()
  private readonly met = new Set<number>()
  private readonly share = new Set<number>()

  constructor(
    readonly measure: number,
    readonly wave: number,
    readonly place: number,
  ) {}

  /** Takes one more table into account. */
  isClearWith(n: number, met: number): boolean {
    this.n.add(n)
    this.met.add(met)
    if (n > 0) this.share.add(met / n)
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
        if (groups[place] === 'hidden') open.set(`${measure}/${wave}/${place}`, new Found(measure, wave, place))
      }
    })
  })
  return open
}

export type Drawn = readonly (readonly DrawnWave[])[]

/**
 * Draws every measure anew; one that leads nowhere this time stays as it was drawn last. Null while one has never been
 * drawn. Children rarely come or go between two waves: where that fits what is shown, they are drawn the same.
 */
export function drawAll({ measures }: Seen, last: (readonly DrawnWave[])[], minimum: number, random: prng.PRNG): Drawn | null {
  measures.forEach((waves, measure) => {
    const [first] = waves
    const sameSizes = first !== undefined && waves.every((wave) => looksAsLarge(first, wave))
    const drawn = drawMeasure(waves, sameSizes, minimum, random)
    if (drawn) last[measure] = drawn
  })
  return measures.every((_, measure) => last[measure]) ? last : null
}

function looksAsLarge(a: SeenWave, b: SeenWave): boolean {
  const size = (group: SeenWave['groups'][number]): number => (group === null ? -2 : group === 'hidden' ? -1 : group.size.from)
  return a.equations.length === b.equations.length && a.groups.every((group, place) => size(group) === size(b.groups[place] ?? null))
}

/** Would the rules hide just what is hidden, and is somebody in every "other / unknown"? */
function isAsHidden({ measures, together, hidden, others }: Seen, drawn: Drawn, minimum: number): boolean {
  const somebody = others.every((places, measure) => places.every((place) => drawn[measure]?.some(({ n }) => (n[place] ?? 0) > 0)))
  if (!somebody) return false
  const waves = drawn.flatMap((each, measure) =>
    each.map(({ n }, wave) => ({ n, equations: measures[measure]?.[wave]?.equations ?? [] })),
  )
  return hiddenByRules({ size: hidden.length, waves, together }, minimum).every((is, place) => is === hidden[place])
}
