import type { Rule } from '../../data/suppression'
import { type Random, seededRandom } from '../random'
import { attack, type Effort, type Verdict } from './attack'
import { publisher } from './publisher'
import { randomTrial, type Trial } from './random-tables'

/** Counts over many random tables. */
export interface Tally {
  tables: number
  /** Groups and waves that are shown, and that are hidden while something tied to them is shown. */
  shown: number
  hidden: number
  /** Of the hidden: those of which a value could not be shown to be open. Each with the seed that makes it again. */
  pinned: string[]
}

/** What is done for every table; and then for those that it leaves in doubt, of which there are a few in 100,000. */
const efforts: readonly Effort[] = [
  { steps: 400, offers: 2_000, detours: 1_000 },
  { steps: 20_000, offers: 100_000, detours: 10_000 },
]

/** Attacks tables number `from` up to, not including, `to`; each can be made again by its number and the seed. */
export function attackRandom(seed: number, from: number, to: number, rule: Rule, how = efforts): Tally {
  const tally: Tally = { tables: 0, shown: 0, hidden: 0, pinned: [] }
  for (let number = from; number < to; number++) {
    const random = randomOf(seed, number)
    const { tables, settings, sameChildren } = randomTrial(random)
    let verdict: Verdict = { shown: 0, groups: 0, suspects: [] }
    for (const effort of how) {
      verdict = attack({ tables, sameChildren, ...publisher(settings, rule) }, effort, random)
      if (verdict.suspects.length === 0) break
    }
    const { shown, groups, suspects } = verdict
    tally.tables++
    tally.shown += shown
    tally.hidden += groups
    for (const { measure, wave, group, secrets } of suspects) {
      tally.pinned.push(`table ${number}: ${secrets.join(', ')} of ${group} in wave ${wave} of measure ${measure}`)
    }
  }
  return tally
}

/** The table of this number, to look at. */
export function trialOf(seed: number, number: number): Trial {
  return randomTrial(randomOf(seed, number))
}

function randomOf(seed: number, number: number): Random {
  return seededRandom((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0)
}
