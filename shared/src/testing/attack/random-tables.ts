import { defaultSettings, type SuppressionSettings } from '../../data/bands'
import type { LinkedTables, MeasureTables } from '../../data/linked-tables'
import type { Random } from '../random'

/** A made-up school's numbers and its rule, for the attacker to try. */
export interface Trial {
  tables: LinkedTables
  settings: SuppressionSettings
  /** The same number of children in every wave, and the attacker knows it. */
  sameChildren: boolean
}

interface Pair {
  n: number
  met: number
}

/** Linked tables such as a school has: wholes of 10 to 400, small groups among large, results at the ends among others. */
export function randomTrial(random: Random): Trial {
  const below = (end: number): number => Math.floor(random() * end)
  const sameChildren = random() < 0.6
  const waves = 1 + below(3)
  const kind = random()
  const draw = { random, below, sameChildren, waves }
  const tables = kind < 0.7 ? oneTeam(draw, 1) : kind < 0.85 ? oneTeam(draw, 2) : gradeInSchool(draw)
  return { tables, settings: randomSettings(draw), sameChildren }
}

interface Draw {
  random: Random
  below(end: number): number
  sameChildren: boolean
  waves: number
}

/** The product's settings mostly; else another minimum, or cuts as fine as a building could set them. */
function randomSettings({ random, below }: Draw): SuppressionSettings {
  const kind = random()
  if (kind < 0.7) return defaultSettings
  const minimum = 5 + below(26)
  if (kind < 0.85) return { ...defaultSettings, minimum }
  const tiers = [{ from: 5, width: 1 + below(10), end: 1 + below(20) }]
  for (let from = 8 + below(20); from < 300; from += 1 + below(40))
    tiers.push({ from, width: 1 + below(5), end: 1 + below(5) })
  return { minimum, tiers }
}

/** One to three breakdowns of a grade, once or in two measures that share their groups. */
function oneTeam(draw: Draw, measures: number): LinkedTables {
  const sizes = Array.from({ length: 1 + draw.below(3) }, () => 2 + draw.below(6))
  const whole = wholeSize(draw)
  const breakdowns = sizes.map((cells, index) => ({
    id: `b${index}`,
    cells: Array.from({ length: cells }, (_, cell) => `b${index}c${cell}`),
  }))
  const leavesOut = breakdowns.map(() => draw.random() < 0.3)
  const shape = breakdowns.map(({ cells }, index) => split(draw, whole, cells.length + (leavesOut[index] ? 1 : 0)))
  const made = Array.from({ length: measures }, (_, measure): MeasureTables => {
    const name = (group: string): string => `m${measure}${group}`
    const waves = Array.from({ length: draw.waves }, (_wave, wave) => {
      const rate = someRate(draw)
      const tallies: Record<string, Pair> = {}
      const parts = breakdowns.map((_, index) =>
        draw.sameChildren || wave === 0 ? (shape[index] ?? []) : moved(draw, shape[index] ?? []),
      )
      // Breakdowns of one whole have to add up to the same: the first one says how many, the others follow.
      const n = (parts[0] ?? []).reduce((a, b) => a + b, 0)
      const met = resultOf(draw, n, rate)
      tallies[name('whole')] = { n, met }
      breakdowns.forEach(({ cells }, index) => {
        const fitted = fit(parts[index] ?? [], n)
        const mets = deal(draw, fitted, met)
        cells.forEach((cell, place) => (tallies[name(cell)] = { n: fitted[place] ?? 0, met: mets[place] ?? 0 }))
      })
      return { id: `w${wave}`, tallies }
    })
    return {
      id: `m${measure}`,
      waves,
      breakdowns: breakdowns.map(({ id, cells }) => ({ id, of: name('whole'), cells: cells.map(name) })),
    }
  })
  const groups = made.flatMap((measure) => Object.keys(measure.waves[0]?.tallies ?? {}))
  const together = breakdowns.flatMap(({ cells }) =>
    measures > 1 ? cells.map((cell) => made.map((_, measure) => `m${measure}${cell}`)) : [],
  )
  return { groups, measures: made, together }
}

/** A grade and the school that it is a part of, both by the same groups: the rest of the school is their difference. */
function gradeInSchool(draw: Draw): LinkedTables {
  const cells = 2 + draw.below(2)
  const grade = split(draw, 10 + draw.below(90), cells)
  const rest = split(draw, 10 + draw.below(300), cells)
  const groups = ['school', 'grade', ...grade.map((_, cell) => `school${cell}`), ...grade.map((_, cell) => `grade${cell}`)]
  const waves = Array.from({ length: draw.waves }, (_, wave) => {
    const part = (sizes: number[]): { sizes: number[]; mets: number[] } => {
      const here = draw.sameChildren || wave === 0 ? sizes : moved(draw, sizes)
      const n = sum(here)
      return { sizes: here, mets: deal(draw, here, resultOf(draw, n, someRate(draw))) }
    }
    const [inGrade, inRest] = [part(grade), part(rest)]
    const tallies: Record<string, Pair> = {
      grade: { n: sum(inGrade.sizes), met: sum(inGrade.mets) },
      school: { n: sum(inGrade.sizes) + sum(inRest.sizes), met: sum(inGrade.mets) + sum(inRest.mets) },
    }
    inGrade.sizes.forEach((n, cell) => {
      const met = inGrade.mets[cell] ?? 0
      tallies[`grade${cell}`] = { n, met }
      tallies[`school${cell}`] = { n: n + (inRest.sizes[cell] ?? 0), met: met + (inRest.mets[cell] ?? 0) }
    })
    return { id: `w${wave}`, tallies }
  })
  const named = (of: string): string[] => grade.map((_, cell) => `${of}${cell}`)
  const breakdowns = [
    { id: 'school', of: 'school', cells: named('school') },
    { id: 'grades', of: 'school', cells: ['grade'] },
    { id: 'grade', of: 'grade', cells: named('grade') },
    ...grade.map((_, cell) => ({ id: `in${cell}`, of: `school${cell}`, cells: [`grade${cell}`] })),
  ]
  return { groups, measures: [{ id: 'm', waves, breakdowns }] }
}

/** 10 to 400, as many below 60 as above. */
function wholeSize({ random, below }: Draw): number {
  return random() < 0.5 ? 10 + below(51) : 61 + below(340)
}

/** Deals a whole into groups, some of them tiny or empty. */
function split({ random }: Draw, whole: number, groups: number): number[] {
  const weights = Array.from({ length: groups }, () => (random() < 0.4 ? random() * 0.1 : random()) + 1e-9)
  const total = sum(weights)
  return fit(
    weights.map((weight) => Math.floor((weight / total) * whole)),
    whole,
  )
}

/** A few children came or went. */
function moved({ below }: Draw, sizes: readonly number[]): number[] {
  return sizes.map((n) => Math.max(0, n + below(5) - 2))
}

/** Makes parts add up to `whole`: the largest gives or takes the difference. */
function fit(parts: readonly number[], whole: number): number[] {
  const fitted = [...parts]
  for (let difference = whole - sum(fitted); difference !== 0; difference = whole - sum(fitted)) {
    const largest = fitted.indexOf(Math.max(...fitted))
    fitted[largest] = Math.max(0, (fitted[largest] ?? 0) + difference)
  }
  return fitted
}

/** A share who met: anything, and often next to none or all. */
function someRate({ random }: Draw): number {
  const kind = random()
  if (kind < 0.1) return random() * 0.05
  return kind < 0.2 ? 1 - random() * 0.05 : random()
}

function resultOf({ random }: Draw, n: number, rate: number): number {
  return Math.min(n, Math.max(0, Math.round(n * rate + (random() - 0.5))))
}

/** Deals those who met to the groups: child by child, or group by group so that some have all and some none. */
function deal({ random, below }: Draw, sizes: readonly number[], met: number): number[] {
  const dealt = sizes.map(() => 0)
  let left = met
  if (random() < 0.3) {
    for (const place of sizes.map((_, index) => index).sort(() => random() - 0.5)) {
      dealt[place] = Math.min(left, sizes[place] ?? 0)
      left -= dealt[place] ?? 0
    }
    return dealt
  }
  const children = sizes.flatMap((n, place) => Array.from({ length: n }, () => place))
  for (let drawn = 0; drawn < left; drawn++) {
    const pick = drawn + below(children.length - drawn)
    const place = children[pick] ?? 0
    children[pick] = children[drawn] ?? 0
    dealt[place] = (dealt[place] ?? 0) + 1
  }
  return dealt
}

function sum(parts: readonly number[]): number {
  return parts.reduce((a, b) => a + b, 0)
}
