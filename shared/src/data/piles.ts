import type { DataSet } from './data-sets'

/** One pile of work samples, before → after. */
export interface PileChange {
  id: string
  name: string
  before: number
  after: number
}

/** How a data set of piles moved between its baseline and its last later wave, pile by pile; null while there is none. */
export function compareWholePiles({ content, pileNames, waves }: DataSet): PileChange[] | null {
  const before = waves.find(({ wave }) => wave === 'baseline')
  const after = waves.findLast(({ wave }) => wave === 'mid' || wave === 'end')
  if (content !== 'piles' || !before || !after) return null
  return pileNames.map(({ id, name }) => ({
    id,
    name,
    before: before.piles.whole[id] ?? 0,
    after: after.piles.whole[id] ?? 0,
  }))
}
