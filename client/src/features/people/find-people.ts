import type { DirectoryPerson } from 'shared/people/directory'
import { i18n } from '../../lib/i18n'

/** People of whom each word of the query begins a word: name, address, team or role. Accents and case don't matter. */
export function findPeople(people: readonly DirectoryPerson[], query: string): DirectoryPerson[] {
  const wanted = wordsOf(query)
  return people.filter((person) => {
    const { name, email, teams, coachedTeams, roles } = person
    const of = [name, email ?? '', ...[...teams, ...coachedTeams].map((team) => team.name), ...roles.map((role) => i18n.t(`people:role.${role}`))]
    const words = wordsOf(of.join(' '))
    return wanted.every((want) => words.some((word) => word.startsWith(want)))
  })
}

function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
