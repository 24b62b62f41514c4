import { may } from 'shared/access/policy'
import type { Relation, Standing } from 'shared/access/standing'
import type { Database } from '../../db/client'
import { publishedCards } from '../cards/store'

/** Who is reading, and what they are to a team. */
export interface Reader {
  personId: string
  buildingId: string
  standing: Pick<Standing, 'roles' | 'teaches'>
  relationTo(teamId: string): Promise<Relation>
}

export type ReadableCard = Awaited<ReturnType<typeof publishedCards>>[number]

/** The published cards of the building that this reader may read, newest first. */
export async function readableCards({ read }: Database, reader: Reader): Promise<ReadableCard[]> {
  const cards = await publishedCards(read, reader.buildingId)
  const toTeams = new Map<string, Promise<Relation>>()
  const relationTo = (teamId: string) => {
    const known = toTeams.get(teamId) ?? reader.relationTo(teamId)
    toTeams.set(teamId, known)
    return known
  }
  const mayRead = async ({ team_id, shared_with_teams }: ReadableCard) => {
    const facts = { published: true, sharedWithTeams: shared_with_teams === 1 }
    const as = (toTeam: Relation): Standing => ({ ...reader.standing, toTeam })
    // Most readers need no tie to the team, and each tie is asked of the tables.
    return may('read the card', as({ kind: 'none' }), facts) || may('read the card', as(await relationTo(team_id)), facts)
  }
  const allowed = await Promise.all(cards.map(mayRead))
  return cards.filter((_, index) => allowed[index])
}

/** What leads to a card from a list. */
export function linkTo({ cycle_id, published_at, card }: ReadableCard) {
  return { cycleId: cycle_id, publishedAt: published_at, question: card.question }
}
