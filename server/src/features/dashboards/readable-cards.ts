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
  const allowed = await Promise.all(
    cards.map(async ({ team_id, shared_with_teams }) => {
      const standing: Standing = { ...reader.standing, toTeam: await reader.relationTo(team_id) }
      return may('read the card', standing, { published: true, sharedWithTeams: shared_with_teams === 1 })
    }),
  )
  return cards.filter((_, index) => allowed[index])
}

/** What leads to a card from a list. */
export function linkTo({ cycle_id, published_at, card }: ReadableCard) {
  return { cycleId: cycle_id, publishedAt: published_at, question: card.question }
}
