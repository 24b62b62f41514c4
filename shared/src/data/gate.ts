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

/** Draws before the gate gives up, and before it does where none has fitted yet. Fewer for very many groups: it hides. */
const mostDraws = 400
const mostMisses = 120
const manyGroups = 400

/**
 * The hidden groups that the gate cannot clear, by place. Always the same answer to the same question: the draws come
 * from a fixed seed.
 */
export function pinnedGroups(seen: Seen, minimum: number): number[] {
  const open = openGroups(seen)
  const drawing = new Drawing(seen, minimum, prng.create(1))
  const share = Math.min(
    1,
    manyGroups / seen.measures.reduce((total, waves) => total + waves.length * seen.hidden.length, 0),
  )
  let fitted = 0
  for (let draw = 0; open.size > 0 && draw < share * (fitted > 0 ? mostDraws : mostMisses); draw++) {
    const drawn = drawing.next(new Set([...open.values()].map(({ measure }) => measure)))
    if (!drawn) continue
    fitted++
    for (const [key, found] of open) {
      const { n, met } = drawn[found.measure]?.[found.wave] ?? { n: [], met: [] }
      if (found.isClearWith(n[found.place] ?? 0, met[found.place] ?? 0)) open.delete(key)
    }
  }
  return [...new Set([...open.values()].map(({ place }) => place))].sort((a, b) => a - b)
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

/** Draws all measures, again and again. */
export class Drawing {
  private readonly last: { drawn: readonly DrawnWave[]; isSound: boolean }[] = []

  constructor(
    private readonly seen: Seen,
    private readonly minimum: number,
    private readonly random: prng.PRNG,
  ) {}

  /**
   * Draws the wanted measures anew. One that leads nowhere this time, or is not wanted, stays as it was drawn last; and
   * so does one in which the rules would hide just what is hidden, until another such is drawn. Null while a measure has
   * never been drawn, or the rules would hide something else in all of them together.
   */
  next(wanted: ReadonlySet<number>): Drawn | null {
    const { measures } = this.seen
    measures.forEach((waves, measure) => {
      const last = this.last[measure]
      if (last?.isSound && !wanted.has(measure)) return
      const drawn = this.draw(waves)
      const isSound = drawn !== null && isAsHidden({ ...this.seen, measures: [waves], together: [] }, [drawn], this.minimum)
      if (drawn && (isSound || !last?.isSound)) this.last[measure] = { drawn, isSound }
    })
    const all = this.last.map(({ drawn }) => drawn)
    const isWhole = measures.every((_, measure) => all[measure])
    return isWhole && this.hasOthers(all) && isAsHidden(this.seen, all, this.minimum) ? all : null
  }

  /** Children rarely come or go between two waves: where it fits what is shown, none do. */
  private draw(waves: readonly SeenWave[]): DrawnWave[] | null {
    const [first] = waves
    const sameSizes = first !== undefined && waves.every((wave) => looksAsLarge(first, wave))
    return drawMeasure(waves, sameSizes, this.minimum, this.random)
  }

  /** Is somebody in every "other / unknown"? */
  private hasOthers(drawn: Drawn): boolean {
    return this.seen.others.every((places, measure) =>
      places.every((place) => drawn[measure]?.some(({ n }) => (n[place] ?? 0) > 0)),
    )
  }
}

function looksAsLarge(a: SeenWave, b: SeenWave): boolean {
  const size = (group: SeenWave['groups'][number]): number =>
    group === null ? -2 : group === 'hidden' ? -1 : group.size.from
  return (
    a.equations.length === b.equations.length &&
    a.groups.every((group, place) => size(group) === size(b.groups[place] ?? null))
  )
}

/** Would the rules hide just what is hidden, of all that these measures count? */
function isAsHidden({ measures, together, hidden }: Seen, drawn: Drawn, minimum: number): boolean {
  const waves = drawn.flatMap((each, measure) =>
    each.map(({ n }, wave) => ({ n, equations: measures[measure]?.[wave]?.equations ?? [] })),
  )
  const found = hiddenByRules({ size: hidden.length, waves, together }, minimum)
  return found.every((is, place) => is === hidden[place] || waves.every(({ n }) => (n[place] ?? -1) < 0))
}
