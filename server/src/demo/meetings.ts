import type { Transaction } from '../db/transaction'
import { lastMeetingDay } from '../features/teams/next-meeting'
import { saveMeeting } from '../features/teams/store'
import { addDays, momentIn } from '../lib/time-zone'
import { buildingId, demoTeams } from './people'

/** Weeks before its last meeting in which a team could not meet, and why; in the others it met. */
const notMet: Record<string, Record<number, string>> = {
  'grade-2': { 2: 'Two of us covered other classes' },
  'grade-3': { 3: 'Too few of us were there' },
  'grade-5': { 1: 'Testing took the time' },
}
const weeks = [1, 2, 3]

/** Puts on record what became of each team's meetings, but for its last one: about that one its Home asks. */
export async function writeMeetings(transaction: Transaction, now: number, until: string): Promise<void> {
  for (const { id, meets, members } of demoTeams) {
    const last = lastMeetingDay({ ...meets, until }, 0, null, now)
    const [first] = members
    if (last === null || first === undefined) continue
    for (const week of weeks) {
      const date = addDays(last, -7 * week)
      const reason = notMet[id]?.[week]
      await saveMeeting(transaction, {
        ...{ building_id: buildingId, team_id: id, date, recorded_by: first.id },
        ...{ met: reason === undefined ? 1 : 0, reason: reason ?? '', recorded_at: momentIn(null, date, meets.time) },
      })
    }
  }
}
