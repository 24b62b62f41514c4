/**
 * Keys of the grid `counts` of a cycle (cycles/fields.ts): how many children, for a wave of a data set and either the
 * whole group or one cell of a breakdown. Flat keys, so that two people who fill two boxes at once never collide.
 */

/** The part of a key that stands for the whole group. */
export const wholeGroup = 'whole'

/** `n`: how many children were looked at. `met`: how many of them met the mark. */
export type Count = 'n' | 'met'

/** @param group a cell's id, or {@link wholeGroup} */
export function countKey(waveId: string, group: string, count: Count): string {
  return `${waveId}/${group}/${count}`
}

/** How many work samples of a group lie in a pile. */
export function pileKey(waveId: string, group: string, pileId: string): string {
  return `${waveId}/${group}/pile:${pileId}`
}
