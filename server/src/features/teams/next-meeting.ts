import type { MeetingPlan, NextMeeting } from 'shared/teams/schema'
import { minute } from '../../lib/clock'
import { addDays, dayIn, momentIn, type TimeZone, weekdayOf } from '../../lib/time-zone'

const daysInAWeek = 7

/** The next time a team meets by its plan, the one that is still going on included; null when the plan has run out. */
export function nextMeeting(plan: MeetingPlan, zone: TimeZone, now: number): NextMeeting | null {
  const today = dayIn(zone, now)
  for (let days = 0; days <= daysInAWeek; days++) {
    const date = addDays(today, days)
    if (weekdayOf(date) === plan.weekday && momentIn(zone, date, plan.time) + plan.minutes * minute > now) {
      return date <= plan.until ? { date, time: plan.time, minutes: plan.minutes } : null
    }
  }
  return null
}

/**
 * The last day on which a team was to meet by its plan, today's meeting from its beginning on; null when that was
 * before the team made the plan, or after its end.
 * @param madeAt when the plan was made, milliseconds since 1970
 */
export function lastMeetingDay(plan: MeetingPlan, madeAt: number, zone: TimeZone, now: number): string | null {
  const today = dayIn(zone, now)
  for (let days = 0; days <= daysInAWeek; days++) {
    const date = addDays(today, -days)
    const begins = momentIn(zone, date, plan.time)
    if (weekdayOf(date) === plan.weekday && begins <= now) return date <= plan.until && begins >= madeAt ? date : null
  }
  return null
}
