import { clockTime } from '../../lib/dates'

/** "2:45", by the clock here. */
export function timeOf(moment: number): string {
  const date = new Date(moment)
  return clockTime(`${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`)
}
