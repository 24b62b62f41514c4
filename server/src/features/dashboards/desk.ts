import { may } from 'shared/access/policy'
import type { Desk, DeskTeam } from 'shared/dashboards/schema'
import type { NextMeeting } from 'shared/teams/schema'
import type { Database } from '../../db/client'
import { changesSinceVisit, type CycleRecord, cyclesOfTeam } from '../cycles/store'
import { findNextMeeting, teamsOfCoach } from '../teams/store'
import { linkTo, type Reader, readableCards } from './readable-cards'
import { teamsThatPaused } from './store'

/** The teams that a coach follows, out of their rooms, which the coach reads; of the tries nothing is here. */
export async function readDesk(database: Database, now: number, reader: Reader): Promise<Desk> {
  const { read } = database
  const [followed, paused, cards] = await Promise.all([
    teamsOfCoach(read, reader.personId),
    teamsThatPaused(read, reader.personId),
    readableCards(database, reader),
  ])
  const present = async ({ id, name, grade }: (typeof followed)[number]): Promise<DeskTeam> => {
    const cycles = await cyclesOfTeam(read, id)
    const open = cycles.find(({ summary }) => summary.closedAt === null) ?? null
    const card = cards.find(({ cycle_id }) => cycle_id === open?.summary.id)
    return {
      ...{ id, name, grade },
      cycle: open && open.summary,
      strategy: open?.strategy ?? '',
      nextMeeting: open?.summary.pause ? null : await findNextMeeting(read, id, now),
      lastDecisions: lastDecisions(open, cycles),
      changes: open === null ? [] : await changesSinceVisit(read, open.summary.id, reader.personId),
      card: card === undefined ? null : linkTo(card),
    }
  }
  // The tables say which teams a coach follows; whether they may read a room, its policy alone says.
  const rooms = await Promise.all(
    followed.map(async (team) => may('read the room', { ...reader.standing, toTeam: await reader.relationTo(team.id) })),
  )
  const teams = await Promise.all(followed.filter((_, index) => rooms[index]).map(present))
  return { teams: teams.sort(bySoonestMeeting), paused }
}

/** Of the open cycle; while it has none, of the one before. */
function lastDecisions(open: CycleRecord | null, cycles: readonly CycleRecord[]): DeskTeam['lastDecisions'] {
  const closed = cycles.find(({ summary }) => summary.closedAt !== null)
  for (const cycle of [open, closed]) {
    const decisions = cycle?.decisions.filter(({ text }) => text.trim()) ?? []
    if (cycle && decisions.length > 0) {
      const { id, number } = cycle.summary
      return { cycle: { id, number }, decisions: decisions.map((each) => ({ ...each, text: each.text.trim() })) }
    }
  }
  return null
}

/** Teams without a meeting to come stay last, in the building's order. */
function bySoonestMeeting(a: DeskTeam, b: DeskTeam): number {
  const [first, second] = [keyOf(a.nextMeeting), keyOf(b.nextMeeting)]
  return first < second ? -1 : first > second ? 1 : 0
}

function keyOf(meeting: NextMeeting | null): string {
  return meeting === null ? '9' : `${meeting.date} ${meeting.time}`
}
