import type { CycleDocument } from 'shared/cycles/document'
import { countKey, wholeGroup } from 'shared/data/counts'
import type { DataSet, WaveOfData } from 'shared/data/data-sets'

interface Size {
  group: string
  n: number
}

/** How many children each group had in a wave; groups without a number are left out. */
function sizesOf(wave: WaveOfData): Size[] {
  const groups = [{ id: wholeGroup, value: wave.whole }, ...wave.breakdowns.flatMap(({ cells }) => cells)]
  return groups.flatMap(({ id, value }) => (value.n === null ? [] : [{ group: id, n: value.n }]))
}

/** The wave from which a wave without sizes can take them: the nearest earlier one that has some. Null when none. */
export function waveWithSizes(dataSet: DataSet, waveId: string): WaveOfData | null {
  const at = dataSet.waves.findIndex(({ id }) => id === waveId)
  const wave = dataSet.waves[at]
  if (dataSet.content !== 'counts' || !wave || sizesOf(wave).length > 0) return null
  return dataSet.waves.slice(0, at).findLast((earlier) => sizesOf(earlier).length > 0) ?? null
}

/** Writes the sizes of one wave's groups into another, for a second look at the same children. */
export function copySizes(cycle: CycleDocument, from: WaveOfData, toWaveId: string): void {
  const counts = cycle.grid('counts')
  cycle.transact(() => {
    for (const { group, n } of sizesOf(from)) counts.set(countKey(toWaveId, group, 'n'), n)
  })
}
