import { describe, expect, it } from 'vitest'
import { lastMeetingDay, nextMeeting } from './next-meeting'

const plan = { weekday: 2, time: '14:45', minutes: 45, until: '2027-05-25' }
const newYork = 'America/New_York'
const at = (iso: string) => Date.parse(iso)

describe('when a team meets next', () => {
  it('is today while its meeting is still going on, and next week after it', () => {
    expect(nextMeeting(plan, newYork, at('2026-11-24T20:29:00Z'))?.date).toBe('2026-11-24')
    expect(nextMeeting(plan, newYork, at('2026-11-24T20:30:00Z'))?.date).toBe('2026-12-01')
  })

  it('goes by the building’s clock, not by the server’s', () => {
    const monday = { ...plan, weekday: 1, time: '19:00' }
    // Tuesday in Greenwich, Monday evening in Honolulu.
    expect(nextMeeting(monday, 'Pacific/Honolulu', at('2026-11-24T04:00:00Z'))?.date).toBe('2026-11-23')
    expect(nextMeeting(monday, 'Europe/London', at('2026-11-24T04:00:00Z'))?.date).toBe('2026-11-30')
  })

  it('stays at the same time by the wall when the clocks change', () => {
    const sunday = { ...plan, weekday: 7, time: '01:30' }
    expect(nextMeeting(sunday, newYork, at('2026-11-01T05:50:00Z'))).toEqual({ date: '2026-11-01', time: '01:30', minutes: 45 })
    expect(nextMeeting(sunday, newYork, at('2026-11-01T06:20:00Z'))?.date).toBe('2026-11-08')
  })

  it('is never again once the plan has run out', () => {
    expect(nextMeeting(plan, newYork, at('2027-05-25T19:00:00Z'))?.date).toBe('2027-05-25')
    expect(nextMeeting(plan, newYork, at('2027-05-25T20:00:00Z'))).toBeNull()
  })
})

describe('the last day on which a team was to meet', () => {
  it('is today from the beginning of the meeting on', () => {
    expect(lastMeetingDay(plan, 0, newYork, at('2026-11-24T19:44:00Z'))).toBe('2026-11-17')
    expect(lastMeetingDay(plan, 0, newYork, at('2026-11-24T19:45:00Z'))).toBe('2026-11-24')
  })

  it('is none before the team made its plan, and none after the plan’s end', () => {
    expect(lastMeetingDay(plan, at('2026-11-18T12:00:00Z'), newYork, at('2026-11-20T12:00:00Z'))).toBeNull()
    expect(lastMeetingDay(plan, 0, newYork, at('2027-06-05T12:00:00Z'))).toBeNull()
  })
})
