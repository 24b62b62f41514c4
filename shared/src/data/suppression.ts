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
import { pinnedGroup } from './gate'
import { type Equation, type LinkedTables, type Looks, makeWhole, type WholeTables } from './linked-tables'

/** A group outside: by wave what is shown of it, null where there is no sound result; or hidden, and nothing more. */
export type Outside = readonly (Shown | null)[] | 'hidden'

export interface SuppressedMeasure {
  id: string
  /** By group id: the groups that the measure counts. */
  groups: Readonly<Record<string, Outside>>
  /** By breakdown id: "other / unknown", where the cells leave anybody out. */
  others: Readonly<Record<string, Outside>>
}

/** Takes out of linked tables all that may not leave the team. Pure; what it returns has no place for a count. */
export function suppress(tables: LinkedTables, settings: SuppressionSettings): SuppressedMeasure[] {
  const tiers = tiersOf(settings)
  const whole = makeWhole(tables)
  const hidden = hiddenGroups(whole, settings.minimum, tiers)
  const outside = (waves: readonly Looks[], place: number): Outside =>
    hidden[place] ? 'hidden' : waves.map(({ n, met }) => shownAt(tiers, n[place] ?? -1, met[place] ?? -1))
  return tables.measures.map(({ id, waves, breakdowns }, index) => {
    const looks = whole.looks[index] ?? []
    const counted = tables.groups.flatMap((group, place) => (waves.some(({ tallies }) => tallies[group]) ? [[group, place] as const] : []))
    const others = breakdowns.flatMap((breakdown) => {
      const place = whole.others.get(`${id}/${breakdown.id}`)
      return place === undefined ? [] : [[breakdown.id, outside(looks, place)] as const]
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

/** Rules 2, 3, 4 and 6, until nothing changes: only ever more is hidden, so it ends. */
function hiddenGroups(whole: WholeTables, minimum: number, tiers: readonly Tier[]): boolean[] {
  const looks = whole.looks.flat()
  const least = Array.from({ length: whole.size }, (_, place) => leastOf(looks, place))
  const hidden = least.map((n) => n < minimum)
  const next = (places: readonly number[]): number | undefined =>
    places.filter((place) => !hidden[place]).sort((a, b) => (least[a] ?? 0) - (least[b] ?? 0) || a - b)[0]
  for (;;) {
    const more = moreToHide(whole, hidden, minimum, next) ?? pinnedGroup(looks, hidden, tiers, next)
    if (more === undefined) return hidden
    for (const place of more) hidden[place] = true
  }
}

/** Children of a group in its smallest wave and measure. */
function leastOf(looks: readonly Looks[], place: number): number {
  return Math.min(...looks.map(({ n }) => n[place] ?? -1).filter((n) => n >= 0))
}

type Next = (places: readonly number[]) => number | undefined

/** What rules 1 to 4 hide next; undefined when they are content. */
function moreToHide({ looks, together }: WholeTables, hidden: readonly boolean[], minimum: number, next: Next): number[] | undefined {
  const shared = together.find((same) => same.some((place) => hidden[place]) && same.some((place) => !hidden[place]))
  if (shared) return [...shared]
  for (const waves of looks) {
    for (const wave of waves) {
      for (const equation of wave.equations) {
        const more = moreOf(equation, wave, hidden, minimum, next)
        if (more) return more
      }
    }
  }
  return undefined
}

/** Rules 1 and 3 for one split in one wave. */
function moreOf({ of, cells }: Equation, { n }: Looks, hidden: readonly boolean[], minimum: number, next: Next): number[] | undefined {
  const hiddenCells = cells.filter((cell) => hidden[cell])
  if (hidden[of]) return hiddenCells.length < cells.length ? [...cells] : undefined
  const children = hiddenCells.reduce((total, cell) => total + (n[cell] ?? 0), 0)
  if (hiddenCells.length === 0 || (hiddenCells.length > 1 && children >= minimum)) return undefined
  // With every cell hidden and the rule still broken, the whole is the hidden cell in other words.
  return [next(cells) ?? of]
}
