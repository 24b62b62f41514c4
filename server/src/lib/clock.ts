/** Milliseconds since 1970; tests bring their own. */
export type Clock = () => number

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** The calendar day of a moment by the building's wall clock, which is the server's: `YYYY-MM-DD`. */
export function dayOf(moment: number): string {
  const date = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The day that is `days` after (or, negative, before) the calendar day of `moment`: `YYYY-MM-DD`. */
export function dayAfter(moment: number, days: number): string {
  const date = new Date(moment)
  // By the calendar, not by 24 hours: the day on which clocks change has 23 or 25 of them.
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12).getTime())
}
