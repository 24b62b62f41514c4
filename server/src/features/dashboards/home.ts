import { mayOpen } from 'shared/access/policy'
import type { Person } from 'shared/people/schema'
import type { Home, TeamHome } from 'shared/teams/schema'
import type { Database } from '../../db/client'
import { type Clock, day, dayAfter } from '../../lib/clock'
import { changesSinceVisit, type CycleRecord, cyclesOfTeam } from '../cycles/store'
import { emergenciesSince, findMeetingToRecord, findNextMeeting, membersOf, teamsOfMember } from '../teams/store'

type Team = Pick<TeamHome, 'id' | 'name' | 'grade' | 'students'>

const dueWithinDays = 21
/** How long a team is reminded that an admin opened its pages. */
const emergenciesToldFor = 14 * day

/** What a person finds when they sign in: the teams that they are in. */
export async function readHome({ read }: Database, now: Clock, personId: string): Promise<Home> {
  const at = now()
  const readTeam = async ({ id, name, grade, students }: Team): Promise<TeamHome> => {
    const cycles = await cyclesOfTeam(read, id)
    const open = cycles.find(({ summary }) => summary.closedAt === null) ?? null
    const closed = cycles.filter(({ summary }) => summary.closedAt !== null)
    return {
      ...{ id, name, grade, students },
      mayEdit: mayOpen({ kind: 'cycle', relation: { kind: 'member' } }) === 'editor',
      cycle: open && open.summary,
      closedCycles: closed.map(({ summary }) => summary),
      nextMeeting: open?.summary.pause ? null : await findNextMeeting(read, id, at),
      changes: open === null ? [] : await changesSinceVisit(read, open.summary.id, personId),
      dueDecisions: dueDecisions([...(open ? [open] : []), ...closed.slice(0, 1)], await membersOf(read, id), at),
      meetingToRecord: open?.summary.pause ? null : await findMeetingToRecord(read, id, at),
      emergencies: await emergenciesSince(read, id, at - emergenciesToldFor),
    }
  }
  return { teams: await Promise.all((await teamsOfMember(read, personId)).map(readTeam)) }
}

/** Decisions of these cycles that are to be looked at within three weeks, or should have been; soonest first. */
function dueDecisions(cycles: readonly CycleRecord[], members: readonly Person[], now: number): TeamHome['dueDecisions'] {
  const latest = dayAfter(now, dueWithinDays)
  const nameOf = (personId: string | null) => members.find(({ id }) => id === personId)?.name ?? null
  return cycles
    .flatMap(({ summary, decisions }) =>
      decisions.flatMap(({ id, kind, text, owner, checkBy }) =>
        checkBy !== null && checkBy <= latest && text.trim() && !isSettled({ id, checkBy }, cycles, now)
          ? [{ cycleId: summary.id, decisionId: id, kind, text: text.trim(), owner: nameOf(owner), checkBy }]
          : [],
      ),
    )
    .sort((a, b) => (a.checkBy < b.checkBy ? -1 : a.checkBy > b.checkBy ? 1 : 0))
}

/** What the next cycle's carry-in has dropped, or has kept when it was due, has been looked at. */
function isSettled(decision: { id: string; checkBy: string }, cycles: readonly CycleRecord[], now: number): boolean {
  const carried = cycles.flatMap(({ carriedDecisions }) => carriedDecisions).find(({ id }) => id === decision.id)
  return carried?.verdict === 'dropped' || (carried?.verdict === 'kept' && decision.checkBy < dayAfter(now, 0))
}
