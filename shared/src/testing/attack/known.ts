import type { Counts, Puzzle } from './puzzle'

/** What nobody may know of a hidden group for certain. The percentage counts where there are children at all. */
export type Secret = 'n' | 'met' | 'percent'

/** A hidden group in one wave, and what of it could still be one value only. */
export interface Suspect {
  measure: number
  wave: number
  place: number
  group: string
  secrets: Secret[]
}

interface Found {
  wave: number
  place: number
  n: Set<number>
  met: Set<number>
  percent: Set<number>
}

/** What the tables found so far leave open of every hidden group. */
export class Known {
  private readonly found: Found[]

  constructor(
    private readonly puzzle: Puzzle,
    truth: Counts,
  ) {
    this.found = truth.n.flatMap((_, wave) =>
      puzzle.secret.map((place) => ({
        wave,
        place,
        n: new Set<number>(),
        met: new Set<number>(),
        percent: new Set<number>(),
      })),
    )
    this.note(truth)
  }

  get size(): number {
    return this.found.length
  }

  note({ n, met }: Counts): void {
    for (const each of this.found) {
      const children = n[each.wave]?.[each.place] ?? 0
      const those = met[each.wave]?.[each.place] ?? 0
      each.n.add(children)
      each.met.add(those)
      if (children > 0) each.percent.add(those / children)
    }
  }

  isClear(): boolean {
    return this.found.every((each) => secretsOf(each).length === 0)
  }

  suspects(): Suspect[] {
    const { measure, names } = this.puzzle
    return this.found.flatMap((each) => {
      const secrets = secretsOf(each)
      return secrets.length > 0
        ? [{ measure, wave: each.wave, place: each.place, group: names[each.place] ?? '', secrets }]
        : []
    })
  }
}

function secretsOf(found: Found): Secret[] {
  return (['n', 'met', 'percent'] as const).filter((secret) => found[secret].size < 2)
}
