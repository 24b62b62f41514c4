import type { Standing } from 'shared/access/standing'
import type { AnswersToAll, AskAnswer, AsksOfCycle, AsksToMe } from 'shared/asks/schema'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { AskDependencies } from './dependencies'
import { peopleToAsk } from './people'
import * as store from './store'

type Answered = Awaited<ReturnType<typeof store.answersTo>>[number]

function presentAnswer({ person_id, name, verdict, by_date, text, to_all, answered_at }: Answered): AskAnswer {
  return { by: { id: person_id, name }, verdict, byDate: by_date, text, toAll: to_all === 1, answeredAt: answered_at }
}

type Reads = Pick<AskDependencies, 'database'>

/** What became of a cycle's asks. A coach finds those to them, with what they and, to everybody, others have answered. */
export async function readAsksOfCycle({ database }: Reads, cycleId: string, { by, standing }: { by: By; standing: Standing }): Promise<AsksOfCycle> {
  const { read } = database
  const room = await store.findRoom(read, cycleId)
  if (room === undefined) throw notThere()
  const isMember = standing.toTeam.kind === 'member'
  const sent = await store.sentAsks(read, cycleId)
  const toMe = isMember ? new Set<string>() : new Set((await store.asksTo(read, by)).map(({ id }) => id))
  const mine = sent.filter(({ id }) => isMember || toMe.has(id))
  const answers = (await store.answersTo(read, mine.map(({ id }) => id))).filter(
    ({ person_id, to_all }) => isMember || person_id === by.id || to_all === 1,
  )
  return {
    asks: mine.map(({ id, row_id, text, about, to_kind, to_person_id, name, sent_at }) => ({
      ...{ row: row_id, text, about, sentAt: sent_at },
      to: { kind: to_kind, person: to_person_id === null ? null : { id: to_person_id, name: name ?? '' } },
      answers: answers.filter(({ ask_id }) => ask_id === id).map(presentAnswer),
    })),
    whom: isMember ? await readWhom({ database }, { teamId: room.team_id, buildingId: room.building_id }, by) : { colleague: [], coach: [], leader: [] },
  }
}

async function readWhom({ database: { read } }: Reads, team: { teamId: string; buildingId: string }, by: By): Promise<AsksOfCycle['whom']> {
  const others = async (kind: 'colleague' | 'coach' | 'leader') => (await peopleToAsk(read, kind, team)).filter(({ id }) => id !== by.id)
  return { colleague: await others('colleague'), coach: await others('coach'), leader: await others('leader') }
}

/** Those to the caller: open ones, the longest waiting first; then those that are answered, the latest first. */
export async function readAsksToMe({ database }: Reads, by: By): Promise<AsksToMe> {
  const rows = await store.asksTo(database.read, by)
  const answers = await store.answersTo(database.read, rows.map(({ id }) => id))
  const asks = rows.map(({ id, team_id, team, text, about, to_kind, to_person_id, sent_at }) => {
    const given = answers.filter(({ ask_id }) => ask_id === id)
    const mine = given.find(({ person_id }) => person_id === by.id)
    return {
      ...{ id, team: { id: team_id, name: team }, text, about, as: to_kind, byName: to_person_id !== null, sentAt: sent_at },
      mine: mine === undefined ? null : presentAnswer(mine),
      answeredBy: given.filter((each) => each !== mine).map(({ name }) => name),
    }
  })
  const isOpen = ({ mine, answeredBy }: AsksToMe['asks'][number]) => mine === null && answeredBy.length === 0
  return { asks: [...asks.filter(isOpen), ...asks.filter((ask) => !isOpen(ask)).reverse()] }
}

export async function readAnswersToAll({ database }: Reads, { buildingId }: By): Promise<AnswersToAll> {
  const rows = await store.answersToAll(database.read, buildingId)
  return { answers: rows.map((row) => ({ id: `${row.ask_id}/${row.person_id}`, team: row.team, ask: row.ask, answer: presentAnswer(row) })) }
}
