import type { CardBreakdown, CardResult } from '../cards/schema'
import type { SuppressionSettings } from './bands'
import { type DataSet, hasContent, type Tally } from './data-sets'
import type { LinkedTables, MeasureTables } from './linked-tables'
import { type Outside, suppress } from './suppression'

/**
 * A team's data sets as they may be shown outside it, all suppressed together. Data sets of words and of piles stay with
 * the team: what a few children said, or a pile with two samples in it, is a small number by another name.
 */
export function showOutside(
  dataSets: readonly DataSet[],
  settings: SuppressionSettings,
): { results: CardResult[]; somethingHidden: boolean } {
  const tables = new Tables(
    dataSets.filter((set) => set.content === 'counts' && set.waves.some((wave) => hasContent(set, wave))),
  )
  const suppressed = new Map(suppress(tables.linked, settings).map((measure) => [measure.id, measure]))
  let somethingHidden = false
  const looksOf = (outside: Outside | undefined): CardResult['whole'] => {
    if (outside !== undefined && outside !== 'hidden') return [...outside]
    somethingHidden = true
    return null
  }
  const results = tables.sets.map((set): CardResult => {
    const measure = suppressed.get(set.id)
    const whole = looksOf(measure?.groups[wholeOf(set.id)])
    const breakdowns = set.breakdowns.map(({ id, name, cells }): CardBreakdown => {
      const other = measure?.others[id]
      const named = cells.map(({ label, group }) => ({ label, isOther: false, looks: looksOf(measure?.groups[group]) }))
      return { name, cells: other === undefined ? named : [...named, { label: '', isOther: true, looks: looksOf(other) }] }
    })
    return {
      measure: set.measure,
      waves: set.waves.map(({ wave, date }) => ({ wave, date })),
      whole,
      breakdowns: whole ? breakdowns : [],
    }
  })
  return { results, somethingHidden }
}

const wholeOf = (set: string): string => `${set}/whole`
const sameWords = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase()

interface SetOfTables {
  id: string
  measure: string
  waves: DataSet['waves']
  breakdowns: { id: string; name: string; cells: { label: string; group: string }[] }[]
}

/** Data sets as linked tables: which groups of which breakdowns are the same children. */
class Tables {
  readonly sets: SetOfTables[]
  readonly linked: LinkedTables
  private readonly groups: string[] = []
  private readonly sameName = new Map<string, string[]>()

  constructor(dataSets: readonly DataSet[]) {
    this.sets = dataSets.map((set) => this.read(set))
    const measures = this.sets.map((set) =>
      this.measureOf(
        set,
        dataSets.find(({ id }) => id === set.id),
      ),
    )
    this.linked = { groups: [...new Set(this.groups)], measures, together: [...this.sameName.values()] }
  }

  private read(set: DataSet): SetOfTables {
    const waves = set.waves.filter((wave) => hasContent(set, wave))
    this.groups.push(wholeOf(set.id))
    const groupOf = new Map<string, string>()
    const breakdowns = (waves[0]?.breakdowns ?? []).map(({ id, name, cells }) => {
      const typed = cells.filter((cell) => talliesOf(waves, cell.id).some(({ n, met }) => n !== null || met !== null))
      const here = new Set<string>()
      return {
        id,
        name: name.trim(),
        cells: typed.map((cell) => {
          // The same label with the same numbers in two breakdowns of one measure is one group of children.
          const alike = `${sameWords(cell.label)}\n${JSON.stringify(talliesOf(waves, cell.id))}`
          const same = groupOf.get(alike)
          const group = same === undefined || here.has(same) ? cell.id : same
          here.add(group)
          groupOf.set(alike, group)
          this.groups.push(group)
          this.note(`${sameWords(name)}\n${sameWords(cell.label)}`, group)
          return { label: cell.label.trim(), group }
        }),
      }
    })
    return { id: set.id, measure: set.measure.trim(), waves, breakdowns: breakdowns.filter(({ cells }) => cells.length > 0) }
  }

  private note(name: string, group: string): void {
    this.sameName.set(name, [...(this.sameName.get(name) ?? []), group])
  }

  private measureOf({ id, waves, breakdowns }: SetOfTables, set: DataSet | undefined): MeasureTables {
    const groups = new Set(breakdowns.flatMap(({ cells }) => cells.map(({ group }) => group)))
    return {
      id,
      waves: (set ? waves : []).map((wave) => {
        const cells = wave.breakdowns.flatMap((breakdown) => breakdown.cells)
        const tallies = cells.flatMap((cell) => (groups.has(cell.id) ? [[cell.id, cell.value] as const] : []))
        return { id: wave.id, tallies: { [wholeOf(id)]: wave.whole, ...Object.fromEntries(tallies) } }
      }),
      breakdowns: breakdowns.map((breakdown) => ({
        id: breakdown.id,
        of: wholeOf(id),
        cells: breakdown.cells.map(({ group }) => group),
      })),
    }
  }
}

function talliesOf(waves: DataSet['waves'], cell: string): Tally[] {
  return waves.map(({ breakdowns }) => {
    const found = breakdowns.flatMap(({ cells }) => cells).find(({ id }) => id === cell)
    return found?.value ?? { n: null, met: null }
  })
}
