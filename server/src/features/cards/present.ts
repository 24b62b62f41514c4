import { createHash } from 'node:crypto'
import { may } from 'shared/access/policy'
import type { Relation, Standing } from 'shared/access/standing'
import type { CardOf } from 'shared/cards/make-card'
import type { ListedCard, Opening } from 'shared/cards/publishing'
import type { SharedCard } from 'shared/cards/schema'
import { suppressionOf } from '../../db/suppression-settings'
import type { openingsByGuests, openingsByPeople, publishedCards } from './store'

interface CycleOfCard {
  id: string
  number: number
  team_id: string
  name: string
  grade: string
  minimum_group: number
  bands: string | null
}

/** Whose card it is, and the building's rule, as `makeCard` takes them. */
export function cardOf(row: CycleOfCard): CardOf {
  return {
    team: { id: row.team_id, name: row.name, grade: row.grade },
    cycle: { id: row.id, number: row.number },
    settings: suppressionOf(row),
  }
}

/** Of a card as it stands: publishing names it, so that nothing is published that nobody has looked at. */
export function digestOf(card: SharedCard): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex')
}

type Published = Awaited<ReturnType<typeof publishedCards>>[number]

/** The cards among these that somebody who stands so in the building, and so to each team, may read. */
export function readableCards(
  cards: readonly Published[],
  standing: Pick<Standing, 'roles' | 'teaches'>,
  toTeam: ReadonlyMap<string, Relation>,
): ListedCard[] {
  return cards
    .filter(({ team_id, shared_with_teams }) =>
      may(
        'read the card',
        { ...standing, toTeam: toTeam.get(team_id) ?? { kind: 'none' } },
        { published: true, sharedWithTeams: shared_with_teams === 1 },
      ),
    )
    .map(({ cycle_id, published_at, shared_with_teams, card }) => ({
      cycleId: cycle_id,
      number: card.cycle.number,
      title: card.question,
      team: card.team,
      strategy: card.strategy.name,
      publishedAt: published_at,
      sharedWithTeams: shared_with_teams === 1,
    }))
}

type ByPerson = Awaited<ReturnType<typeof openingsByPeople>>[number]
type ByGuest = Awaited<ReturnType<typeof openingsByGuests>>[number]

/** Who opened a card, the latest first. */
export function presentOpenings(people: readonly ByPerson[], guests: readonly ByGuest[]): Opening[] {
  const byPeople = people.map(({ name, role, at, times }): Opening => ({
    reader: { kind: 'person', name, role: role ?? 'teacher' },
    at,
    times,
  }))
  const byGuests = guests.map(({ created_at, at, times }): Opening => ({ reader: { kind: 'guest', madeAt: created_at }, at, times }))
  return [...byPeople, ...byGuests].sort((a, b) => b.at - a.at)
}
