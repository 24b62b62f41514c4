import { formatDay, shortDay } from '../../lib/dates'

/** "23 Jan 2026, 14:05", by the clock here. */
export function momentWords(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${shortDay(formatDay(date))} ${date.getFullYear()}, ${two(date.getHours())}:${two(date.getMinutes())}`
}
