/**
 * Small numbers (product.md): the one function through which every result leaves a team. Its six rules, by number:
 * 1. complete: an implicit "other / unknown" (linked-tables.ts); a whole under the minimum shows nothing;
 * 2. a cell under the minimum is hidden, zeros too;
 * 3. while fewer than two are hidden, or they add up to less than the minimum: the next smallest is hidden too;
 * 4. hidden in one wave or table, hidden in every one that shares the group, until nothing changes;
 * 5. what is shown is a size tier and a band (bands.ts);
 * 6. the gate (gate.ts): where what is shown leaves one value to a hidden group, more is hidden.
 * Which part is common practice and which is ours: docs/small-numbers.md.
 */
import { bandOf, type Shown, type SuppressionSettings, type Tier, tiersOf } from './bands'
import { pinnedGroups, type Seen } from './gate'
import { type LinkedTables, type Looks, makeWhole, type WholeTables } from './linked-tables'
import { hiddenByRules } from './rules'

/** A group outside: by wave what is shown of it, null where there is no sound result; or hidden, and nothing more. */
export type Outside = readonly (Shown | null)[] | 'hidden'

export interface SuppressedMeasure {
  id: string
  /** By group id: the groups that the measure counts. */
  groups: Readonly<Record<string, Outside>>
  /** By breakdown id: "other / unknown", where the cells leave anybody out. */
  others: Readonly<Record<string, Outside>>
}

/** The parts of the rule that decide what is hidden. Only tests take one of them away. */
export interface Rule {
  hide: typeof hiddenByRules
  gate: typeof pinnedGroups
}

const publishedRule: Rule = { hide: hiddenByRules, gate: pinnedGroups }

/** Takes out of linked tables all that may not leave the team. Pure; what it returns has no place for a count. */
export function suppress(
  tables: LinkedTables,
  settings: SuppressionSettings,
  rule: Rule = publishedRule,
): SuppressedMeasure[] {
  const tiers = tiersOf(settings)
  const whole = makeWhole(tables)
  const hidden = hiddenGroups(whole, settings.minimum, tiers, rule)
  const outside = (waves: readonly Looks[], place: number): Outside =>
    hidden[place] ? 'hidden' : waves.map(({ n, met }) => shownAt(tiers, n[place] ?? -1, met[place] ?? -1))
  return tables.measures.map(({ id, waves, breakdowns }, index) => {
    const looks = whole.looks[index] ?? []
    const counted = tables.groups.flatMap((group, place) =>
      waves.some(({ tallies }) => tallies[group]) ? [[group, place] as const] : [],
    )
    const others = breakdowns.flatMap((breakdown) => {
      const other = whole.others.find((each) => each.measure === index && each.breakdown === breakdown.id)
      return other ? [[breakdown.id, outside(looks, other.place)] as const] : []
    })
    return {
      id,
      groups: Object.fromEntries(counted.map(([group, place]) => [group, outside(looks, place)])),
      others: Object.fromEntries(others),
    }
  })
}

function shownAt(tiers: readonly Tier[], n: number, met: number): Shown | null {
  return n < 0 ? null : bandOf(tiers, n, met)
}

/** Rounds in which the gate's doubts are settled one by one. */
const mostRounds = 8

/** Rules 1 to 4 and the gate, until nothing changes: only ever more is hidden, so it ends. */
function hiddenGroups(whole: WholeTables, minimum: number, tiers: readonly Tier[], rule: Rule): boolean[] {
  const sizes = { size: whole.size, waves: whole.looks.flat(), together: whole.together }
  let hidden = rule.hide(sizes, minimum)
  for (let round = 0; ; round++) {
    const pinned = rule.gate(seenFrom(whole, hidden, tiers), minimum)
    if (pinned.length === 0) return hidden
    // One after the other, as the first may settle the rest; but not for ever.
    for (const place of round < mostRounds ? pinned.slice(0, 1) : pinned) hidden = withAround(sizes.waves, hidden, place)
    hidden = rule.hide(sizes, minimum, hidden)
  }
}

/** Hides what tells of a group: its splits (only the whole's band is left), then their wholes, its measures, then all. */
function withAround(waves: readonly Looks[], hidden: readonly boolean[], pinned: number): boolean[] {
  const around = waves.flatMap(({ equations }) => equations.filter(({ cells }) => cells.includes(pinned)))
  const near = waves
    .filter(({ n }) => (n[pinned] ?? -1) >= 0)
    .flatMap(({ n }) => n.flatMap((children, place) => (children >= 0 ? [place] : [])))
  const steps = [around.flatMap(({ cells }) => [...cells]), around.map(({ of }) => of), near]
  const more = steps.find((places) => places.some((place) => !hidden[place]))
  return hidden.map((is, place) => is || more === undefined || more.includes(place))
}

function seenFrom({ looks, together, others }: WholeTables, hidden: readonly boolean[], tiers: readonly Tier[]): Seen {
  const measures = looks.map((waves) =>
    waves.map(({ n, met, equations }) => ({
      equations,
      groups: n.map((children, place) =>
        children < 0 ? null : hidden[place] ? ('hidden' as const) : bandOf(tiers, children, met[place] ?? 0),
      ),
    })),
  )
  return {
    measures,
    together,
    hidden,
    others: looks.map((_, measure) => others.filter((other) => other.measure === measure).map(({ place }) => place)),
  }
}
