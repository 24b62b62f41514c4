import type { BreakdownOfData, Tally, WaveOfData } from 'shared/data/data-sets'

/** Something in the numbers of a wave that cannot be, or that leaves children out. Said kindly; nothing is refused. */
export type NumberFault =
  | { kind: 'more met than children'; group: string }
  | { kind: 'more than everyone'; group: string }
  | { kind: 'in no group'; breakdown: string; children: number }
  | { kind: 'in two groups'; breakdown: string; children: number }
  | { kind: 'met in no group'; breakdown: string; children: number }
  | { kind: 'met in two groups'; breakdown: string; children: number }

/**
 * Looks at what is typed; boxes still empty are never a fault, so that nothing nags half-way through a row.
 * @returns faults in reading order; `group` and `breakdown` are ids (`whole` for everyone)
 */
export function numberFaults(wave: Pick<WaveOfData, 'whole' | 'breakdowns'>): NumberFault[] {
  const faults: NumberFault[] = []
  if (isOver(wave.whole.met, wave.whole.n)) faults.push({ kind: 'more met than children', group: 'whole' })
  for (const breakdown of wave.breakdowns) {
    for (const { id, value } of breakdown.cells) {
      if (isOver(value.met, value.n)) faults.push({ kind: 'more met than children', group: id })
      else if (isOver(value.n, wave.whole.n)) faults.push({ kind: 'more than everyone', group: id })
    }
    const sums = sumFault(breakdown, wave.whole)
    if (sums) faults.push(sums)
  }
  return faults
}

/** Do the groups of a breakdown add up to the whole? Asked only once every box of that column is filled. */
function sumFault(breakdown: BreakdownOfData<Tally>, whole: Tally): NumberFault | null {
  if (breakdown.cells.length < 2) return null
  const children = difference(whole.n, breakdown, 'n')
  if (children !== null && children !== 0) {
    const kind = children > 0 ? 'in no group' : 'in two groups'
    return { kind, breakdown: breakdown.id, children: Math.abs(children) }
  }
  const met = difference(whole.met, breakdown, 'met')
  if (met === null || met === 0) return null
  const kind = met > 0 ? 'met in no group' : 'met in two groups'
  return { kind, breakdown: breakdown.id, children: Math.abs(met) }
}

function difference(whole: number | null, breakdown: BreakdownOfData<Tally>, count: 'n' | 'met'): number | null {
  let left = whole
  for (const { value } of breakdown.cells) {
    const typed = value[count]
    if (typed === null || left === null) return null
    left -= typed
  }
  return left
}

function isOver(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole
}
