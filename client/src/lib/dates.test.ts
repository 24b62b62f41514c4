import { expect, test } from 'vitest'
import { clockTime, daysUntil, formatDay, longDay, parseDay, shortDay, timeAgo, weekdayTime } from './dates'

const now = new Date(2027, 0, 26, 15, 15)

test('a day is that day here, whatever the clock in Greenwich says', () => {
  expect(parseDay('2027-01-30')).toEqual(new Date(2027, 0, 30))
  expect(formatDay(new Date(2027, 0, 30, 23, 59))).toBe('2027-01-30')
})

test('a day that no calendar has is none', () => {
  expect(parseDay('2027-02-30')).toBeNull()
  expect(parseDay('soon')).toBeNull()
})

test('dates read as a school says them', () => {
  expect(longDay('2027-01-30', now)).toBe('30 January')
  expect(longDay('2026-10-14', now)).toBe('14 October 2026')
  expect(shortDay('2027-01-23')).toBe('23 Jan')
  expect(weekdayTime('2027-01-26', '14:45')).toBe('Tue 2:45')
  expect(clockTime('12:05')).toBe('12:05')
  expect(clockTime('00:30')).toBe('12:30')
})

test('words that are no date are shown as they are', () => {
  expect(longDay('after the break', now)).toBe('after the break')
})

test('days are counted by the calendar, also over the change to summer time', () => {
  expect(daysUntil('2027-01-26', now)).toBe(0)
  expect(daysUntil('2027-01-27', now)).toBe(1)
  expect(daysUntil('2027-01-25', now)).toBe(-1)
  expect(daysUntil('2027-04-01', new Date(2027, 2, 1))).toBe(31)
})

test.each([
  [0, 'now'],
  [5 * 60_000, '5 minutes ago'],
  [3 * 3_600_000, '3 hours ago'],
  [24 * 3_600_000, 'yesterday'],
  [4 * 24 * 3_600_000, '4 days ago'],
  [21 * 24 * 3_600_000, '3 weeks ago'],
])('%i ms ago reads "%s"', (ago, words) => {
  expect(timeAgo(now.getTime() - ago, now.getTime())).toBe(words)
})

test('last night is yesterday, not "17 hours ago"', () => {
  expect(timeAgo(new Date(2027, 0, 25, 22).getTime(), now.getTime())).toBe('yesterday')
})
