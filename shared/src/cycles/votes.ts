import type { CycleView } from './document'

/** Key of the grid `votes` of a cycle: one vote a person and card, given or taken back. */
export function voteKey(card: string, person: string): string {
  return `${card}/${person}`
}

/** How many votes each card has, of the cards that stand. Who voted is nobody's business on screen. */
export function votesByCard({ cards, votes }: CycleView): Map<string, number> {
  const counts = new Map(cards.map(({ id }) => [id, 0]))
  for (const [key, isGiven] of Object.entries(votes)) {
    const card = key.slice(0, key.indexOf('/'))
    const count = counts.get(card)
    if (isGiven && count !== undefined) counts.set(card, count + 1)
  }
  return counts
}
