import { ClearCycleError } from 'shared/errors'
import type { MeetingPlan, RecordMeeting } from 'shared/teams/schema'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { addDays, dayIn, isDay } from '../../lib/time-zone'
import type { TeamDependencies } from './dependencies'
import { deleteMeeting, deleteMeetingPlan, saveMeeting, saveMeetingPlan, timeZoneOf } from './store'

/** How far back a meeting can be put on record, and is shown. */
export const meetingsKeptInSight = 60
const longestPlanDays = 366

/** Sets the team's own rhythm, in place of the one before. */
export async function planMeetings(dependencies: TeamDependencies, teamId: string, plan: MeetingPlan, by: By): Promise<void> {
  const { database, now, audit, changed } = dependencies
  const today = dayIn(await timeZoneOf(database.read, teamId), now())
  if (!isDay(plan.until) || plan.until < today || plan.until > addDays(today, longestPlanDays)) {
    throw badDay('until', 'Choose a last day between today and a year from now.')
  }
  await inTransaction(database, async (transaction) => {
    await saveMeetingPlan(transaction, { teamId, buildingId: by.buildingId }, plan, now())
    await audit(transaction, by, { what: 'meeting plan set', about: teamId })
  })
  changed?.(teamId)
}

export async function dropMeetingPlan({ database, audit, changed }: TeamDependencies, teamId: string, by: By): Promise<void> {
  await inTransaction(database, async (transaction) => {
    if (await deleteMeetingPlan(transaction, teamId)) {
      await audit(transaction, by, { what: 'meeting plan taken away', about: teamId })
    }
  })
  changed?.(teamId)
}

/**
 * Puts on record that the team met on a day, or why it could not. Of two people who say so, the last one's word holds.
 * That it was said is audited; what was said stays with the team and its coach.
 */
export async function recordMeeting(
  dependencies: TeamDependencies,
  { teamId, date }: { teamId: string; date: string },
  said: RecordMeeting,
  by: By,
): Promise<void> {
  const { database, now, audit, changed } = dependencies
  const today = dayIn(await timeZoneOf(database.read, teamId), now())
  if (!isDay(date) || date > today || date < addDays(today, -meetingsKeptInSight)) {
    throw badDay('date', `Choose today or a day of the last ${meetingsKeptInSight} days.`)
  }
  await inTransaction(database, async (transaction) => {
    await saveMeeting(transaction, {
      ...{ building_id: by.buildingId, team_id: teamId, date, recorded_by: by.id, recorded_at: now() },
      ...(said.met ? { met: 1, reason: '' } : { met: 0, reason: said.reason }),
    })
    await audit(transaction, by, { what: 'meeting recorded', about: teamId })
  })
  changed?.(teamId)
}

/** Takes back what was said of a day. */
export async function forgetMeeting(
  { database, audit, changed }: TeamDependencies,
  { teamId, date }: { teamId: string; date: string },
  by: By,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    if (!(await deleteMeeting(transaction, teamId, date))) throw notThere()
    await audit(transaction, by, { what: 'meeting record taken back', about: teamId })
  })
  changed?.(teamId)
}

function badDay(path: string, message: string): ClearCycleError {
  return new ClearCycleError('bad-request', message, [{ path, message }])
}
