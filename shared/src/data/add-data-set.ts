import type { CycleDocument } from '../cycles/document'
import { countKey, pileKey, wholeGroup } from './counts'
import type { DataSet, WaveName } from './data-sets'

/** `[n, met]`: children looked at, and those of them who met the mark. */
export type Pair = readonly [n: number, met: number]

/** One look at a data set, as a person would say it: by name of breakdown, label of cell, name of pile. */
export interface NewWave {
  /** `YYYY-MM-DD` */
  date?: string
  sourceNote?: string
  whole?: Pair
  groups?: Readonly<Record<string, Readonly<Record<string, Pair>>>>
  /** Samples in each pile, the whole group. */
  piles?: Readonly<Record<string, number>>
  voices?: readonly { who: 'students' | 'families' | 'teachers'; text: string }[]
}

export interface NewDataSet {
  measure: string
  kind?: NonNullable<DataSet['kind']>
  content?: DataSet['content']
  waves: Readonly<Partial<Record<WaveName, NewWave>>>
}

/** Ids of what was added, by the names that were given. */
export interface AddedDataSet {
  id: string
  waves: Partial<Record<WaveName, string>>
  cells: Record<string, string>
}

/** Adds a data set with its waves, breakdowns, cells, piles and counts, in one transaction. */
export function addDataSet(cycle: CycleDocument, { measure, kind, content, waves }: NewDataSet): AddedDataSet {
  const added: AddedDataSet = { id: '', waves: {}, cells: {} }
  cycle.transact(() => {
    added.id = cycle.table('dataSets').add({ measure, kind: kind ?? 'student learning', content: content ?? 'counts' })
    const cellOf = oncePerName((name) => {
      const [breakdown = '', label = ''] = name.split('\n')
      return cycle.table('cells').add({ breakdown: breakdownOf(breakdown), label })
    }, added.cells)
    const breakdownOf = oncePerName((name) => cycle.table('breakdowns').add({ dataSet: added.id, name }))
    const pileOf = oncePerName((name) => cycle.table('piles').add({ dataSet: added.id, name }))
    const counts = cycle.grid('counts')
    const writePair = (wave: string, group: string, [n, met]: Pair): void => {
      counts.set(countKey(wave, group, 'n'), n)
      counts.set(countKey(wave, group, 'met'), met)
    }
    for (const name of ['baseline', 'mid', 'end'] as const) {
      const look = waves[name]
      if (!look) continue
      const { date = null, sourceNote = '', whole, groups = {}, piles = {}, voices = [] } = look
      const wave = cycle.table('waves').add({ dataSet: added.id, wave: name, date, sourceNote })
      added.waves[name] = wave
      if (whole) writePair(wave, wholeGroup, whole)
      for (const [breakdown, cells] of Object.entries(groups)) {
        for (const [label, pair] of Object.entries(cells)) writePair(wave, cellOf(`${breakdown}\n${label}`), pair)
      }
      for (const [pile, samples] of Object.entries(piles)) counts.set(pileKey(wave, wholeGroup, pileOf(pile)), samples)
      for (const voice of voices) cycle.table('voices').add({ wave, ...voice })
    }
  })
  return added
}

/** Makes each named thing the first time it is asked for, and notes its id by the last line of its name. */
function oncePerName(make: (name: string) => string, note: Record<string, string> = {}): (name: string) => string {
  const made = new Map<string, string>()
  return (name) => {
    const id = made.get(name) ?? make(name)
    made.set(name, id)
    note[name.split('\n').at(-1) ?? name] = id
    return id
  }
}
