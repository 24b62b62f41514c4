import type { LinkedTables } from '../../data/linked-tables'
import type { SuppressedMeasure } from '../../data/suppression'
import type { Random } from '../random'
import { Known, type Suspect } from './known'
import { type Held, neighborOf } from './other-tables'
import { type Counts, countsOf, distance, type Puzzle, puzzleOf, withCounts } from './puzzle'

/** The published rule, which the attacker may run on any table. */
export type Publish = (tables: LinkedTables) => readonly SuppressedMeasure[]

export interface Effort {
  /** Neighbors to look at from the true table. */
  steps: number
  /** Times to force one value of a hidden group and to look for a table around it. */
  detours: number
  /** Tables to take from `offer`. */
  offers: number
}

export interface Verdict {
  /** Groups that are shown, wave by wave. */
  shown: number
  /** Hidden groups, wave by wave. */
  groups: number
  suspects: Suspect[]
}

export interface Target {
  /** The true tables. */
  tables: LinkedTables
  publish: Publish
  /** The attacker also knows that every group has one size in all waves. */
  sameChildren: boolean
  /** Tables from elsewhere that may look the same. Like any other, each is tried by the published rule. */
  offer(): LinkedTables | null
}

/**
 * Looks for tables that the published rule answers alike, and in which a hidden group has another size, another number
 * who met, another percentage. Each that is found proves for good that nobody can know that value: not from what is
 * shown, and not from knowing the rule. A group for which none is found is a suspect.
 */
export function attack({ tables, publish, sameChildren, offer }: Target, effort: Effort, random: Random): Verdict {
  const published = publish(tables)
  const wanted = JSON.stringify(published)
  const looksTheSame = (others: LinkedTables): boolean => JSON.stringify(publish(others)) === wanted
  const searches = tables.measures.flatMap((_, measure) => {
    const puzzle = puzzleOf(tables, published, measure)
    if (puzzle.answers.every((answer) => answer === 'hidden')) return []
    const looks = (counts: Counts): boolean =>
      distance(puzzle, counts) === 0 && looksTheSame(withCounts(tables, puzzle, counts))
    return [new Search(puzzle, countsOf(puzzle, tables), looks, sameChildren, random)]
  })
  const isDone = (): boolean => searches.every(({ known }) => known.isClear())
  for (const search of searches) search.walk(effort.steps)
  for (let taken = 0; taken < effort.offers && !isDone(); taken++) {
    const others = offer()
    if (others && (!sameChildren || isSteady(others)) && looksTheSame(others))
      for (const { known, puzzle } of searches) known.note(countsOf(puzzle, others))
  }
  for (const search of searches) search.takeDetours(effort.detours)
  const outside = published.flatMap(({ groups, others }) => [...Object.values(groups), ...Object.values(others)])
  return {
    shown: outside.reduce((total, each) => total + (each === 'hidden' ? 0 : each.length), 0),
    groups: searches.reduce((total, { known }) => total + known.size, 0),
    suspects: searches.flatMap(({ known }) => known.suspects()),
  }
}

/** Has every group one size in all waves? */
function isSteady({ measures }: LinkedTables): boolean {
  return measures.every(({ waves }) =>
    waves.every(({ tallies }) => Object.keys(tallies).every((group) => tallies[group]?.n === waves[0]?.tallies[group]?.n)),
  )
}

/** Steps of one detour, and of the walk from where it led. */
const detourSteps = 200
const walkSteps = 40

class Search {
  readonly known: Known

  constructor(
    readonly puzzle: Puzzle,
    private at: Counts,
    private readonly looksTheSame: (counts: Counts) => boolean,
    private readonly sameChildren: boolean,
    private readonly random: Random,
  ) {
    this.known = new Known(puzzle, at)
  }

  /** From neighbor to neighbor, through tables that all look the same. */
  walk(steps: number): void {
    for (let step = 0; step < steps && !this.known.isClear(); step++) {
      const next = neighborOf(this.puzzle, this.at, this.step())
      if (!next || !this.looksTheSame(next)) continue
      this.known.note(next)
      this.at = next
    }
  }

  /** Gives a suspect another value, holds it, and mends the rest of the table until it looks as it should. */
  takeDetours(times: number): void {
    for (let time = 0; time < times; time++) {
      const suspects = this.known.suspects()
      const suspect = suspects[Math.floor(this.random() * suspects.length)]
      if (!suspect) return
      if (this.detour(suspect)) this.walk(walkSteps)
    }
  }

  private detour(held: Held): boolean {
    let at = neighborOf(this.puzzle, this.at, { ...this.step(), start: held })
    for (let step = 0; at && step < detourSteps; step++) {
      const far = distance(this.puzzle, at)
      if (far === 0 && this.looksTheSame(at)) {
        this.known.note(at)
        this.at = at
        return true
      }
      const next = neighborOf(this.puzzle, at, { ...this.step(), held })
      if (next && distance(this.puzzle, next) <= far + (this.random() < 0.05 ? 1 : 0)) at = next
    }
    return false
  }

  private step(): { sameChildren: boolean; random: Random } {
    return { sameChildren: this.sameChildren, random: this.random }
  }
}
