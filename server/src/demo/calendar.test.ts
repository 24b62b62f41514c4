import { describe, expect, it } from 'vitest'
import { calendar } from './calendar'

const on = (year: number, month: number, day: number) => calendar(new Date(year, month - 1, day, 13, 5).getTime())

describe('the dates of the demo school', () => {
  it('are as many days from today as in late January, on school days', () => {
    const { day } = on(2026, 1, 27)
    expect([day(0), day(3), day(-4), day(-105), day(-150)]).toEqual(['2026-01-27', '2026-01-30', '2026-01-23', '2025-10-14', '2025-08-29'])
    expect(on(2026, 1, 25).day(0)).toBe('2026-01-23')
  })

  it('keep their order and stay out of the summer when today is in November', () => {
    const { day } = on(2026, 11, 22)
    const days = Array.from({ length: 155 }, (_, index) => day(index - 150))
    expect(days).toEqual(days.toSorted())
    expect(days[0]).toBe('2026-08-26')
    expect(day(-20)).toBe('2026-11-02')
  })

  it('are in the past where they say so', () => {
    const now = new Date(2026, 0, 27, 7, 30).getTime()
    expect(calendar(now).at(0, '14:45')).toBe(now)
    expect(calendar(now).at(-1, '14:45')).toBe(new Date(2026, 0, 26, 14, 45).getTime())
  })
})
