import type { SharedCard } from 'shared/cards/schema'
import { steps } from 'shared/cycles/steps'
import type { Board, BoardCycle, BoardTeam, Counts, Found } from 'shared/dashboards/schema'
import { strategyShown } from 'shared/dashboards/strategy-shown'
import type { Database } from '../../db/client'
import { type CycleRecord, openCyclesOf, trailsOf } from '../cycles/store'
import { findNextMeeting } from '../teams/store'
import { linkTo, type ReadableCard, type Reader, readableCards } from './readable-cards'
import { teamsOfBuilding } from './store'

/**
 * Where every team of the building stands. It is made of what product.md gives the building (step, dates, the
 * strategy's name, the next meeting) and of published cards; nothing else of a room is read here.
 */
export async function readBoard(database: Database, now: number, reader: Reader): Promise<Board> {
  const { read } = database
  const { buildingId } = reader
  const [teams, open, trails, cards] = await Promise.all([
    teamsOfBuilding(read, buildingId),
    openCyclesOf(read, buildingId),
    trailsOf(read, buildingId),
    readableCards(database, reader),
  ])
  const present = async ({ id, name, grade }: (typeof teams)[number]): Promise<BoardTeam> => {
    const cycle = open.find(({ teamId }) => teamId === id)
    const isPaused = cycle !== undefined && cycle.summary.pause !== null
    return {
      ...{ id, name, grade },
      cycle: cycle === undefined ? null : presentCycle(cycle, trails, cards),
      nextMeeting: isPaused ? null : await findNextMeeting(read, id, now),
    }
  }
  return { teams: await Promise.all(teams.map(present)), found: cards.map(presentFound) }
}

/** How many teams stand where. */
export async function readCounts({ read }: Database, buildingId: string): Promise<Counts> {
  const teams = await teamsOfBuilding(read, buildingId)
  const open = (await openCyclesOf(read, buildingId)).filter(({ teamId }) => teams.some(({ id }) => id === teamId))
  return {
    steps: steps.map((step) => ({ step, teams: open.filter(({ summary }) => summary.step === step).length })),
    withoutCycle: teams.length - open.length,
    paused: open.filter(({ summary }) => summary.pause !== null).length,
  }
}

type Trails = Awaited<ReturnType<typeof trailsOf>>

function presentCycle({ summary, strategy }: CycleRecord, trails: Trails, cards: readonly ReadableCard[]): BoardCycle {
  const { id, number, step, openedAt, pause } = summary
  const been = trails.get(id) ?? []
  const card = cards.find(({ cycle_id }) => cycle_id === id)
  return {
    ...{ number, step, openedAt },
    // The journal is written with the state, but the two are read one after the other.
    trail: been.at(-1) === step ? been : [...been, step],
    pausedSince: pause?.since ?? null,
    strategy: strategyShown(step, strategy),
    card: card === undefined ? null : linkTo(card),
  }
}

function presentFound({ cycle_id, published_at, card }: ReadableCard): Found {
  return {
    cycleId: cycle_id,
    number: card.cycle.number,
    team: card.team,
    question: card.question,
    strategy: card.strategy.name,
    libraryId: card.strategy.libraryId,
    publishedAt: published_at,
    result: resultOf(card),
  }
}

/** The whole group's first and last look, of the first result that shows two. In bands, as the card has them. */
function resultOf({ results }: SharedCard): Found['result'] {
  for (const { measure, whole } of results) {
    const looks = (whole ?? []).filter((look) => look !== null)
    const [before, after] = [looks[0], looks.at(-1)]
    if (before !== undefined && after !== undefined && looks.length > 1) {
      return { measure, before: before.band, after: after.band }
    }
  }
  return null
}
