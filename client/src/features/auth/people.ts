import type { Demo } from 'shared/people/schema'

export type DemoPerson = Demo['people'][number]

export interface PeopleGroup {
  /** A team's id; null for those who are in none. */
  teamId: string | null
  /** "Grade 3"; empty for those who are in no team. */
  name: string
  people: DemoPerson[]
}

/** People by team in the order they came, those in no team last. */
export function groupPeople(people: readonly DemoPerson[]): PeopleGroup[] {
  const groups = new Map<string | null, PeopleGroup>()
  for (const person of people) {
    const group = groups.get(person.teamId) ?? { teamId: person.teamId, name: person.teamId ? person.work : '', people: [] }
    group.people.push(person)
    groups.set(person.teamId, group)
  }
  return [...groups.values()].sort((a, b) => Number(a.teamId === null) - Number(b.teamId === null))
}

/** People whose name or work has a word that begins with each word of the query. Accents and case don't matter. */
export function findPeople(people: readonly DemoPerson[], query: string): DemoPerson[] {
  const wanted = wordsOf(query)
  return people.filter((person) => {
    const words = wordsOf(`${person.name} ${person.work}`)
    return wanted.every((want) => words.some((word) => word.startsWith(want)))
  })
}

function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
