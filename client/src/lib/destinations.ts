import type { Session } from 'shared/people/schema'

/** The pages that somebody has, in the order in which the bar names them, with their addresses. */
export const destinations = ['home', 'desk', 'board', 'building'] as const
export type Destination = (typeof destinations)[number]

type Who = Pick<Session, 'roles' | 'teams'>

const has = ({ roles, teams }: Who) => ({
  team: teams.length > 0,
  coach: roles.includes('coach'),
  leader: roles.includes('leader'),
  admin: roles.includes('admin'),
})

/** Where somebody arrives: a teacher on Home, who is one other thing on its page, who is several on Home with links to all. */
export function landingOf(who: Who): '/' | '/desk' | '/board' {
  const { team, coach, leader, admin } = has(who)
  if (team || [coach, leader, admin].filter(Boolean).length !== 1) return '/'
  return coach ? '/desk' : '/board'
}

/** An admin alone reads on the board how many teams stand where. */
export function destinationsOf(who: Who): { name: Destination; to: string }[] {
  const { team, coach, leader, admin } = has(who)
  const mine: Record<Destination, string | null> = {
    home: landingOf(who) === '/' ? '/' : null,
    desk: coach ? '/desk' : null,
    board: team || coach || leader || admin ? '/board' : null,
    building: admin ? '/building' : leader ? '/building/teams' : null,
  }
  return destinations.flatMap((name) => {
    const to = mine[name]
    return to === null ? [] : [{ name, to }]
  })
}
