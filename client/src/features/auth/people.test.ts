import { expect, test } from 'vitest'
import { makeDemo } from '../../testing/fake-server'
import { findPeople, groupPeople } from './people'

const { people } = makeDemo()
const names = (query: string) => findPeople(people, query).map((person) => person.name)

test('people are found by the beginning of any word of their name, without its accents', () => {
  expect(names('nun')).toEqual(['Ana Nuñez'])
  expect(names('b eze')).toEqual(['Ben Eze'])
})

test('people are found by grade and by their work', () => {
  expect(names('grade 4')).toEqual(['Carl Ott'])
  expect(names('principal')).toEqual(['June Park'])
})

test('an empty query finds everybody, an unknown one nobody', () => {
  expect(names('  ')).toHaveLength(people.length)
  expect(names('zzz')).toEqual([])
})

test('teams keep their order, and who is in none comes last', () => {
  const [staff, ...teams] = [people[3]!, people[0]!, people[2]!]
  expect(groupPeople([staff, ...teams]).map((group) => group.name)).toEqual(['Grade 3', 'Grade 4', ''])
})
