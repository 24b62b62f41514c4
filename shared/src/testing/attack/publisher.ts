import type { SuppressionSettings } from '../../data/bands'
import { Drawing, type Drawn, pinnedGroups, type Seen } from '../../data/gate'
import * as prng from 'lib0/prng'
import type { LinkedTables } from '../../data/linked-tables'
import { hiddenByRules } from '../../data/rules'
import { type Rule, type SuppressedMeasure, suppress } from '../../data/suppression'
import type { Publish } from './attack'

/** The rule as it is published, or with a part taken away, to see whether the attacker notices. */
export const rules = {
  whole: { hide: hiddenByRules, gate: pinnedGroups },
  'without the gate': { hide: hiddenByRules, gate: () => [] },
  'without hiding a second group': { hide: onlySmall, gate: () => [] },
} as const satisfies Record<string, Rule>

export interface Publisher {
  publish: Publish
  /** Made-up tables that fit what was published first, or null where a try led nowhere. They prove nothing by themselves. */
  offer(): LinkedTables | null
}

/**
 * Publishes many tables that are to look like the first. The gate is asked only what it was asked for the first: a table
 * that comes to another question looks different anyway.
 */
export function publisher(settings: SuppressionSettings, rule: Rule): Publisher {
  const asked = new Set<string>()
  const answers = new Map<string, number[]>()
  const random = prng.create(settings.minimum)
  let first: LinkedTables | null = null
  let seen: Seen | null = null
  const gate = (question: Seen, minimum: number): number[] => {
    const hidden = question.hidden.join()
    if (first !== null && !asked.has(hidden)) return []
    const key = JSON.stringify(question)
    if (first === null) {
      asked.add(hidden)
      answers.set(key, rule.gate(question, minimum))
      seen = question
    }
    return answers.get(key) ?? []
  }
  const publish = (tables: LinkedTables): SuppressedMeasure[] => {
    const published = suppress(tables, settings, { hide: rule.hide, gate })
    first ??= tables
    return published
  }
  let drawing: Drawing | null = null
  const offer = (): LinkedTables | null => {
    if (!first || !seen) return null
    drawing ??= new Drawing(seen, settings.minimum, random)
    const drawn = drawing.next(new Set(seen.measures.keys()))
    return drawn && madeUp(first, drawn)
  }
  return { publish, offer }
}

/** The tables with other counts. */
function madeUp({ groups, measures, ...tables }: LinkedTables, drawn: Drawn): LinkedTables {
  const changed = measures.map((measure, index) => ({
    ...measure,
    waves: measure.waves.map(({ id, tallies }, wave) => {
      const { n = [], met = [] } = drawn[index]?.[wave] ?? {}
      const pairs = Object.keys(tallies).map((group) => {
        const place = groups.indexOf(group)
        return [group, { n: n[place] ?? 0, met: met[place] ?? 0 }] as const
      })
      return { id, tallies: Object.fromEntries(pairs) }
    }),
  }))
  return { ...tables, groups, measures: changed }
}

/** Rule 2 alone: a group under the minimum is hidden, and nothing with it. */
function onlySmall({ size, waves }: Parameters<Rule['hide']>[0], minimum: number): boolean[] {
  return Array.from({ length: size }, (_, place) =>
    waves.some(({ n }) => (n[place] ?? -1) >= 0 && (n[place] ?? -1) < minimum),
  )
}
