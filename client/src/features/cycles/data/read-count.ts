import { cycleShape } from 'shared/cycles/fields'

/** A typed number of children; null for an empty box, undefined for anything that is not one. */
export function readCount(typed: string): number | null | undefined {
  const digits = typed.trim()
  if (digits === '') return null
  const count = /^\d+$/.test(digits) ? Number(digits) : Number.NaN
  return count <= cycleShape.grids.counts.max ? count : undefined
}
