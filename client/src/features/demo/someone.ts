import type { Demo, Role, Session } from 'shared/people/schema'

/** Through whose eyes one can look. */
export const demoRoles = ['teacher', 'coach', 'leader'] as const satisfies Role[]

/** The team whose cycle shows most (product.md, the demo school). */
const showcase = 'Grade 3'

/**
 * Somebody with that role: myself when I have it, otherwise the one who shows most. A teacher is somebody in a team
 * who is nothing else.
 */
export function someoneWho(role: (typeof demoRoles)[number], people: Demo['people'], me: Session): Demo['people'][number] | undefined {
  const fitting = people.filter((person) =>
    role === 'teacher' ? person.teamId !== null && person.roles.every((has) => has === 'teacher') : person.roles.includes(role),
  )
  return (
    fitting.find((person) => person.id === me.person.id) ?? fitting.find((person) => person.work === showcase) ?? fitting[0]
  )
}
