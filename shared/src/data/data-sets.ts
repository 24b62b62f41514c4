import type { CycleView } from '../cycles/document'
import { countKey, pileKey, wholeGroup } from './counts'

/** Children looked at and children who met the mark; null where nobody has typed it yet. */
export interface Tally {
  n: number | null
  met: number | null
}

export interface GroupOfData<T> {
  /** A cell's id, or `whole`. */
  id: string
  /** The cell's label as typed; empty for the whole group. */
  label: string
  value: T
}

export interface BreakdownOfData<T> {
  id: string
  name: string
  cells: GroupOfData<T>[]
}

export type WaveName = 'baseline' | 'mid' | 'end'

export interface WaveOfData {
  id: string
  wave: WaveName | null
  /** `YYYY-MM-DD` */
  date: string | null
  sourceNote: string
  /** For a data set of counts. */
  whole: Tally
  breakdowns: BreakdownOfData<Tally>[]
  /** For a data set of piles: samples per pile id, whole group and by cell. */
  piles: { whole: Record<string, number>; breakdowns: BreakdownOfData<Record<string, number>>[] }
  /** For a data set of words. */
  voices: { id: string; who: 'students' | 'families' | 'teachers' | null; text: string }[]
}

/** A measure with its waves, baseline first, as the team typed it. */
export interface DataSet {
  id: string
  measure: string
  kind: CycleView['dataSets'][number]['kind']
  content: 'counts' | 'words' | 'piles'
  pileNames: { id: string; name: string }[]
  waves: WaveOfData[]
}

const waveOrder: Record<WaveName, number> = { baseline: 0, mid: 1, end: 2 }

/** Puts a cycle's flat tables and counts together into data sets with their waves, breakdowns and cells. */
export function readDataSets(view: CycleView): DataSet[] {
  return view.dataSets.map((dataSet) => {
    const pileNames = view.piles.filter((pile) => pile.dataSet === dataSet.id)
    const breakdowns = view.breakdowns
      .filter((breakdown) => breakdown.dataSet === dataSet.id)
      .map((breakdown) => ({ ...breakdown, cells: view.cells.filter((cell) => cell.breakdown === breakdown.id) }))
    const byCell = <T>(valueOf: (cellId: string) => T): BreakdownOfData<T>[] =>
      breakdowns.map(({ id, name, cells }) => ({
        id,
        name,
        cells: cells.map((cell) => ({ id: cell.id, label: cell.label, value: valueOf(cell.id) })),
      }))
    const waves = view.waves
      .filter((wave) => wave.dataSet === dataSet.id)
      .map((wave): WaveOfData => {
        const tally = (group: string): Tally => ({
          n: view.counts[countKey(wave.id, group, 'n')] ?? null,
          met: view.counts[countKey(wave.id, group, 'met')] ?? null,
        })
        const piled = (group: string): Record<string, number> =>
          Object.fromEntries(pileNames.map(({ id }) => [id, view.counts[pileKey(wave.id, group, id)] ?? 0]))
        return {
          id: wave.id,
          wave: wave.wave,
          date: wave.date,
          sourceNote: wave.sourceNote,
          whole: tally(wholeGroup),
          breakdowns: byCell(tally),
          piles: { whole: piled(wholeGroup), breakdowns: byCell(piled) },
          voices: view.voices.filter((voice) => voice.wave === wave.id),
        }
      })
      .sort((a, b) => waveRank(a) - waveRank(b))
    return {
      id: dataSet.id,
      measure: dataSet.measure,
      kind: dataSet.kind,
      content: dataSet.content ?? 'counts',
      pileNames: pileNames.map(({ id, name }) => ({ id, name })),
      waves,
    }
  })
}

function waveRank(wave: WaveOfData): number {
  return wave.wave === null ? 3 : waveOrder[wave.wave]
}

/** Has anybody put results into this wave: a count with its group, what somebody said, or a sorted sample? */
export function hasContent({ content }: Pick<DataSet, 'content'>, wave: WaveOfData): boolean {
  switch (content) {
    case 'counts': {
      const tallies = [wave.whole, ...wave.breakdowns.flatMap(({ cells }) => cells.map(({ value }) => value))]
      return tallies.some(({ n, met }) => n !== null && met !== null)
    }
    case 'words':
      return wave.voices.some(({ text }) => text.trim() !== '')
    case 'piles': {
      const piles = [wave.piles.whole, ...wave.piles.breakdowns.flatMap(({ cells }) => cells.map(({ value }) => value))]
      return piles.some((samples) => Object.values(samples).some((count) => count > 0))
    }
  }
}
