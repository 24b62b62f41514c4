import { describe, expect, it } from 'vitest'
import { cutoffOn, nextAugust } from './age'

describe('retention', () => {
  it('counts from the end of a school year, by the calendar', () => {
    const years = [{ ends_on: '2023-06-10' }, { ends_on: '2024-06-10' }, { ends_on: '2025-06-10' }]
    expect(cutoffOn(years, 3, '2026-06-09')).toBeNull()
    expect(cutoffOn(years, 3, '2026-06-10')?.day).toBe('2023-06-10')
    expect(cutoffOn(years, 1, '2026-08-01')?.day).toBe('2025-06-10')
    expect([nextAugust('2026-07-31'), nextAugust('2026-08-01')]).toEqual(['2026-08-01', '2027-08-01'])
  })
})
