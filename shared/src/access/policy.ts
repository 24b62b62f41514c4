import type { DocumentKind } from '../cycles/fields'
import type { Facts, Relation, Standing } from './standing'

/** One sentence of product.md's "Who sees what", as words and as a rule. */
interface Policy {
  /** What it is about; `everyone` is not even asked to sign in. */
  of: 'everyone' | 'person' | 'building' | 'team'
  /** For the API document, and for who is refused: who may. */
  sentence: string
  allows(standing: Standing, facts: Facts): boolean
}

const isMember = ({ toTeam }: Standing) => toTeam.kind === 'member'
const isActiveCoach = ({ toTeam }: Standing) => toTeam.kind === 'coach' && !toTeam.paused
const has = (role: 'leader' | 'admin' | 'coach') => (standing: Standing) => standing.roles.includes(role)
const isLeader = has('leader')
const isAdmin = has('admin')

/** Whoever works with teams: reads the building's board in full. An admin alone reads counts. */
const worksWithTeams = (standing: Standing) => standing.teaches || isLeader(standing) || has('coach')(standing)

/**
 * Who may do what: product.md "Who sees what", as the API, the socket and the screen ask it. Every route names one of
 * these, and the generated matrix test walks all of them.
 */
export const policies = {
  everyone: { of: 'everyone', sentence: 'Everyone, signed in or not.', allows: () => true },
  'in the demo': { of: 'everyone', sentence: 'Everyone, in the demo alone.', allows: () => true },
  'with a link': { of: 'everyone', sentence: 'Whoever holds a link that is still good.', allows: () => true },
  'signed in': { of: 'person', sentence: 'Whoever is signed in, about themselves.', allows: () => true },

  // Building
  'read the board': {
    of: 'building',
    sentence: 'Teachers, coaches and leaders read step, dates, strategy and next meeting of every team.',
    allows: worksWithTeams,
  },
  'read the counts': { of: 'building', sentence: 'Leaders and admins read how many teams stand where.', allows: (standing) => isLeader(standing) || isAdmin(standing) },
  'read the agreement': { of: 'building', sentence: 'Everyone in the building reads its agreement.', allows: () => true },
  'sign the agreement': { of: 'building', sentence: 'A leader of the building signs its agreement.', allows: isLeader },
  'follow teams': { of: 'building', sentence: 'Coaches, about the teams that they follow.', allows: has('coach') },
  'read the leader’s board': { of: 'building', sentence: 'Leaders of the building.', allows: isLeader },

  'answer asks': {
    of: 'building',
    sentence: 'Coaches, leaders and teachers answer the asks that are to them.',
    allows: worksWithTeams,
  },
  'read answers to all': {
    of: 'building',
    sentence: 'Teachers, coaches and leaders read what a leader has answered to everybody.',
    allows: worksWithTeams,
  },

  // Configuration
  'arrange teams': { of: 'building', sentence: 'Leaders and admins arrange teams and who coaches them.', allows: (standing) => isLeader(standing) || isAdmin(standing) },
  'administer the building': { of: 'building', sentence: 'Admins of the building.', allows: isAdmin },

  // Team room
  'read the room': {
    of: 'team',
    sentence: 'Members of the team, a coach whom it has not paused, a leader on the day for which it has invited them.',
    allows: (standing) => isMember(standing) || isActiveCoach(standing) || standing.toTeam.kind === 'invited' || standing.toTeam.kind === 'emergency',
  },
  'edit the room': {
    of: 'team',
    sentence: 'Members of the team, and a coach whom it lets edit.',
    allows: (standing) => isMember(standing) || (isActiveCoach(standing) && standing.toTeam.kind === 'coach' && standing.toTeam.mayEdit),
  },
  'read tries': {
    of: 'team',
    sentence: 'Members of the team, and a coach for whom it has opted in.',
    // Opting in shows the tries; they stay the team's to write, also where the coach may edit the rest.
    allows: (standing) => isMember(standing) || (isActiveCoach(standing) && standing.toTeam.kind === 'coach' && standing.toTeam.practiceShared),
  },
  'write tries': { of: 'team', sentence: 'Members of the team.', allows: isMember },
  'own the page': { of: 'team', sentence: 'Its author alone.', allows: ({ toTeam }) => toTeam.kind === 'owner' },
  'open the next cycle': { of: 'team', sentence: 'Members of the team open its next cycle, while none is open.', allows: isMember },
  'close the cycle': { of: 'team', sentence: 'Members of the team close its cycle.', allows: isMember },
  // It copies everybody's silent cards, so a coach who may edit does not.
  'reveal the cards': { of: 'team', sentence: 'Members of the team reveal their cards, together.', allows: isMember },
  'read the team page': { of: 'team', sentence: 'Members of the team, and its coaches.', allows: (standing) => isMember(standing) || standing.toTeam.kind === 'coach' },
  'run the team': {
    of: 'team',
    sentence: 'Members of the team decide who comes in and what it shares.',
    allows: isMember,
  },
  'read meetings': { of: 'team', sentence: 'Members of the team, and a coach whom it has not paused.', allows: (standing) => isMember(standing) || isActiveCoach(standing) },
  'see who asks to join': {
    of: 'team',
    sentence: 'Members of the team; leaders and admins, who arrange teams.',
    allows: (standing) => isMember(standing) || isLeader(standing) || isAdmin(standing),
  },
  'hand out the code': {
    of: 'team',
    sentence: 'Members of the team hand out its join code; so do leaders and admins, who arrange teams.',
    allows: (standing) => isMember(standing) || isLeader(standing) || isAdmin(standing),
  },
  'let people in': {
    of: 'team',
    sentence: 'Members of the team let people in; so do leaders and admins, who arrange teams.',
    allows: (standing) => isMember(standing) || isLeader(standing) || isAdmin(standing),
  },
  'arrange the team': {
    of: 'team',
    sentence: 'Leaders and admins arrange a team of their building: its name, who is in it and who coaches it.',
    allows: (standing) => isLeader(standing) || isAdmin(standing),
  },
  'open in an emergency': { of: 'team', sentence: 'Admins of the building, with a reason; the team is told.', allows: isAdmin },

  'erase a name': {
    of: 'team',
    sentence: 'Members of the team erase a student’s name from all that it has written, and read what was erased.',
    allows: isMember,
  },

  // History
  'read the history': {
    of: 'team',
    sentence: 'Members of the team, and a coach whom it has not paused; of tries and attributions, only who may read those.',
    allows: (standing) => isMember(standing) || isActiveCoach(standing),
  },
  'restore versions': {
    of: 'team',
    sentence: 'Members of the team, and a coach whom it lets edit, name versions and restore them; tries and attributions, members alone.',
    allows: (standing) => isMember(standing) || (isActiveCoach(standing) && standing.toTeam.kind === 'coach' && standing.toTeam.mayEdit),
  },

  // Asks
  'send asks': { of: 'team', sentence: 'Members of the team send its asks, and take them back.', allows: isMember },
  'read the team’s asks': {
    of: 'team',
    sentence: 'Members of the team; a coach whom it has not paused, those that are to them.',
    allows: (standing) => isMember(standing) || isActiveCoach(standing),
  },

  // Shared card
  'publish the card': { of: 'team', sentence: 'Members of the team publish its shared card.', allows: isMember },
  'read the card': {
    of: 'team',
    sentence: 'Once published: members, coaches and leaders; other teams if the team shares it with them.',
    allows: (standing, { published, sharedWithTeams }) =>
      published && (isMember(standing) || standing.toTeam.kind === 'coach' || isLeader(standing) || (sharedWithTeams && worksWithTeams(standing))),
  },
} as const satisfies Record<string, Policy>

export type PolicyName = keyof typeof policies

const nothingPublished: Facts = { published: false, sharedWithTeams: false }

/** May somebody who stands so do this? */
export function may(policy: PolicyName, standing: Standing, facts: Facts = nothingPublished): boolean {
  return policies[policy].allows(standing, facts)
}

/** How a document may be opened; null: not at all. */
export type MayOpen = 'editor' | 'reader' | null

const documentPolicies = {
  cycle: { read: 'read the room', edit: 'edit the room' },
  practice: { read: 'read tries', edit: 'write tries' },
  personal: { read: 'own the page', edit: 'own the page' },
} as const satisfies Record<DocumentKind, { read: PolicyName; edit: PolicyName }>

/** Who may open which of a cycle's documents, and how. Roles in the building count for nothing here. */
export function mayOpen({ kind, relation }: { kind: DocumentKind; relation: Relation }): MayOpen {
  const standing: Standing = { roles: [], toTeam: relation, teaches: false }
  const { read, edit } = documentPolicies[kind]
  if (may(edit, standing)) return 'editor'
  return may(read, standing) ? 'reader' : null
}
