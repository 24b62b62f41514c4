import type { SuppressionSettings } from '../../data/bands'
import type { Seen } from '../../data/gate'
import type { LinkedTables } from '../../data/linked-tables'
import { type Rule, suppress } from '../../data/suppression'

/** A small world in which every table there can be is tried. */
export interface Universe {
  settings: SuppressionSettings
  /** Cells of each breakdown of the one whole. */
  breakdowns: readonly number[]
  /** May there be children whom no cell names? */
  others: boolean
  waves: number
  /** Sizes of the whole, in every wave. They end where a size tier ends, so that no table outside would look the same. */
  from: number
  to: number
}

export interface UniverseVerdict {
  tables: number
  /** Answers that differ. */
  answers: number
  /** Hidden groups, by answer and wave, of which a value is the same in every table with that answer: a full proof. */
  pinned: string[]
}

interface Pair {
  n: number
  met: number
}

type Wave = Record<string, Pair>

/** Tries every table of a universe, and compares all that the rule answers alike. Nothing is left to chance. */
export function tryAll(universe: Universe, rule: Rule): UniverseVerdict {
  const publish = memorizing(universe.settings, rule)
  const cells = universe.breakdowns.map((count, index) => Array.from({ length: count }, (_, cell) => `${index}.${cell}`))
  const breakdowns = cells.map((names, index) => ({ id: `b${index}`, of: 'whole', cells: names }))
  const groups = ['whole', ...cells.flat()]
  const waves = [...everyWave(universe, cells)]
  const answers = new Map<string, Map<string, Alike>>()
  let tables = 0
  for (const chosen of everyChoice(waves, universe.waves)) {
    tables++
    const { answer, hidden } = publish({
      groups,
      measures: [{ id: 'm', breakdowns, waves: chosen.map((tallies, id) => ({ id: `${id}`, tallies })) }],
    })
    const alike = answers.get(answer) ?? new Map<string, Alike>()
    answers.set(answer, alike)
    for (const group of hidden) {
      chosen.forEach((tallies, wave) => {
        const key = `${wave} ${group}`
        alike.set(key, compared(alike.get(key), tallies[group] ?? { n: 0, met: 0 }))
      })
    }
  }
  const pinned = [...answers].flatMap(([answer, alike]) =>
    [...alike].flatMap(([key, { n, met, percent }]) =>
      n === 'differs' && met === 'differs' && percent === 'differs' ? [] : [`${key} in ${answer}`],
    ),
  )
  return { tables, answers: answers.size, pinned }
}

/** One value in every table so far, or none yet (no child in any), or several. */
interface Alike {
  n: number | 'differs'
  met: number | 'differs'
  percent: number | null | 'differs'
}

function compared(before: Alike | undefined, { n, met }: Pair): Alike {
  const percent = n > 0 ? met / n : null
  if (!before) return { n, met, percent }
  return {
    n: before.n === n ? n : 'differs',
    met: before.met === met ? met : 'differs',
    percent: percent === null || before.percent === percent ? before.percent : before.percent === null ? percent : 'differs',
  }
}

/** Publishes, and asks the gate each question once. Groups that nothing shown is tied to tell nothing: they are left out. */
function memorizing(
  settings: SuppressionSettings,
  rule: Rule,
): (tables: LinkedTables) => { answer: string; hidden: string[] } {
  const known = new Map<string, number[]>()
  const gate = (seen: Seen, minimum: number): number[] => {
    const question = JSON.stringify(seen)
    if (!known.has(question)) known.set(question, rule.gate(seen, minimum))
    return known.get(question) ?? []
  }
  return (tables) => {
    const published = suppress(tables, settings, { hide: rule.hide, gate })
    const groups = published[0]?.groups ?? {}
    const hidden = groups['whole'] === 'hidden' ? [] : Object.keys(groups).filter((group) => groups[group] === 'hidden')
    return { answer: JSON.stringify(published), hidden }
  }
}

function* everyWave({ others, from, to }: Universe, cells: readonly string[][]): Generator<Wave> {
  for (let n = from; n <= to; n++) {
    for (let met = 0; met <= n; met++) yield* everyBreakdown({ whole: { n, met } }, { n, met }, cells, others)
  }
}

function* everyBreakdown(wave: Wave, whole: Pair, [first, ...more]: readonly string[][], others: boolean): Generator<Wave> {
  if (!first) {
    yield wave
    return
  }
  for (const split of everySplit(whole, first.length + (others ? 1 : 0))) {
    const named = first.map((name, index) => [name, split[index] ?? { n: 0, met: 0 }] as const)
    yield* everyBreakdown({ ...wave, ...Object.fromEntries(named) }, whole, more, others)
  }
}

function* everySplit(left: Pair, parts: number): Generator<Pair[]> {
  if (parts === 1) {
    yield [left]
    return
  }
  for (let n = 0; n <= left.n; n++) {
    for (let met = Math.max(0, left.met - (left.n - n)); met <= Math.min(n, left.met); met++) {
      for (const more of everySplit({ n: left.n - n, met: left.met - met }, parts - 1)) yield [{ n, met }, ...more]
    }
  }
}

function* everyChoice(waves: readonly Wave[], count: number): Generator<Wave[]> {
  if (count === 0) {
    yield []
    return
  }
  for (const more of everyChoice(waves, count - 1)) for (const wave of waves) yield [...more, wave]
}

/** Cuts so fine that a few children fill several tiers: small worlds then hold all that happens in large ones. */
const fine: SuppressionSettings = {
  minimum: 5,
  tiers: [
    { from: 5, width: 10, end: 20 },
    { from: 15, width: 5, end: 10 },
    { from: 25, width: 1, end: 5 },
  ],
}
const finest: SuppressionSettings = {
  minimum: 5,
  tiers: [
    { from: 5, width: 1, end: 1 },
    { from: 15, width: 1, end: 1 },
    { from: 18, width: 1, end: 1 },
  ],
}

/** Universes that are tried in a second or so each. */
export const smallUniverses: readonly Universe[] = [
  { settings: fine, breakdowns: [2], others: false, waves: 1, from: 5, to: 24 },
  { settings: fine, breakdowns: [3], others: false, waves: 1, from: 5, to: 14 },
  { settings: fine, breakdowns: [2], others: true, waves: 1, from: 5, to: 14 },
  { settings: fine, breakdowns: [2, 2], others: false, waves: 1, from: 5, to: 14 },
  { settings: finest, breakdowns: [3], others: false, waves: 1, from: 10, to: 14 },
]

/** Larger ones, for `npm run privacy`. */
export const largeUniverses: readonly Universe[] = [
  ...smallUniverses,
  { settings: fine, breakdowns: [3], others: false, waves: 1, from: 5, to: 24 },
  { settings: finest, breakdowns: [3], others: false, waves: 1, from: 5, to: 17 },
  { settings: fine, breakdowns: [2, 2], others: false, waves: 1, from: 15, to: 24 },
  { settings: fine, breakdowns: [2, 3], others: false, waves: 1, from: 5, to: 14 },
  { settings: finest, breakdowns: [2], others: false, waves: 2, from: 5, to: 9 },
]
