import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, isDay, momentIn, weekdayOf } from './time-zone'

const at = (iso: string) => Date.parse(iso)
const zones = ['America/New_York', 'America/Denver', 'America/Phoenix', 'Pacific/Honolulu', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
const time = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

describe('the wall clock of a building', () => {
  it('shows the building’s day, wherever the server stands', () => {
    const late = at('2026-11-23T03:30:00Z')
    expect(dayIn('America/New_York', late)).toBe('2026-11-22')
    expect(dayIn('Europe/London', late)).toBe('2026-11-23')
    expect(dayIn('Pacific/Auckland', at('2026-11-22T12:00:00Z'))).toBe('2026-11-23')
  })

  it('keeps a meeting at a quarter to three when the clocks change', () => {
    expect(momentIn('America/New_York', '2026-10-31', '14:45')).toBe(at('2026-10-31T18:45:00Z'))
    expect(momentIn('America/New_York', '2026-11-01', '14:45')).toBe(at('2026-11-01T19:45:00Z'))
  })

  it('takes a time that the clocks skip as much later as they jump, and one that they show twice for the first', () => {
    expect(momentIn('America/New_York', '2027-03-14', '02:30')).toBe(at('2027-03-14T07:30:00Z'))
    expect(momentIn('America/New_York', '2026-11-01', '01:30')).toBe(at('2026-11-01T05:30:00Z'))
  })

  it('a day begins with its first moment also where midnight is skipped', () => {
    expect(momentIn('America/Santiago', '2026-09-06', '00:00')).toBe(at('2026-09-06T04:00:00Z'))
  })

  it('reads back the time that it was told, on every day of every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4000 }),
        // Clocks change between midnight and four.
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (zone, days, hour, minute) => {
          const day = addDays('2024-01-01', days)
          const moment = momentIn(zone, day, time(hour, minute))
          expect(dayIn(zone, moment)).toBe(day)
          const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment)
          expect(shown).toBe(time(hour, minute))
        },
      ),
    )
  })

  it('without a zone it is the server’s own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 4, max: 23 }), (days, hour) => {
        const day = addDays('2024-01-01', days)
        expect(momentIn(null, day, time(hour, 0))).toBe(new Date(`${day}T${time(hour, 0)}:00`).getTime())
      }),
    )
  })

  it('knows which days there are, and what day of the week they are', () => {
    expect(['2027-02-28', '2028-02-29'].map(isDay)).toEqual([true, true])
    expect(['2027-02-29', '2027-02-30', '2027-13-01', '27-1-1', 'today'].map(isDay)).toEqual([false, false, false, false, false])
    expect(['2026-11-23', '2026-11-22'].map(weekdayOf)).toEqual([1, 7])
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})
