import type { NextMeeting } from 'shared/teams/schema'
import type { MeetingPlansTable } from '../../db/schema'
import { dayAfter, minute } from '../../lib/clock'

const daysInAWeek = 7

/** The next time a team meets by its plan, the one that is still going on included; null when the plan has run out. */
export function nextMeeting(plan: MeetingPlansTable, now: number): NextMeeting | null {
  for (let days = 0; days <= daysInAWeek; days++) {
    const date = dayAfter(now, days)
    const start = new Date(`${date}T${plan.time}:00`)
    const isTheDay = (start.getDay() + 6) % daysInAWeek === plan.weekday - 1
    if (isTheDay && start.getTime() + plan.minutes * minute > now) {
      return date <= plan.until ? { date, time: plan.time, minutes: plan.minutes } : null
    }
  }
  return null
}
