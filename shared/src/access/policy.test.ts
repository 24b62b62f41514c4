import { documentKinds } from '../cycles/fields'
import { describe, expect, it } from 'vitest'
import { may, mayOpen, type PolicyName } from './policy'
import type { Relation, Standing } from './standing'

const coach = { kind: 'coach', mayEdit: false, paused: false, practiceShared: false } as const
const open = (relation: Relation) => documentKinds.map((kind) => mayOpen({ kind, relation }))

describe('who may open which document of a cycle', () => {
  it('a member edits the team’s room and its tries, and nobody’s personal document', () => {
    expect(open({ kind: 'member' })).toEqual(['editor', 'editor', null])
  })

  it('an author alone opens their personal document', () => {
    expect(open({ kind: 'owner' })).toEqual([null, null, 'editor'])
  })

  it('a coach reads the room, and the tries only if the team opts in', () => {
    expect(open(coach)).toEqual(['reader', null, null])
    expect(open({ ...coach, practiceShared: true })).toEqual(['reader', 'reader', null])
  })

  it('a coach edits the room if the team lets them, but never the tries', () => {
    expect(open({ ...coach, mayEdit: true, practiceShared: true })).toEqual(['editor', 'reader', null])
  })

  it('a coach whom the team has paused opens nothing', () => {
    expect(open({ kind: 'coach', mayEdit: true, paused: true, practiceShared: true })).toEqual([null, null, null])
  })

  it('a leader on the day of their invitation, and an admin in an emergency, read the room alone', () => {
    expect(open({ kind: 'invited' })).toEqual(['reader', null, null])
    expect(open({ kind: 'emergency' })).toEqual(['reader', null, null])
  })

  it('a leader, an admin and another team open nothing', () => {
    expect(open({ kind: 'none' })).toEqual([null, null, null])
  })
})

const none: Relation = { kind: 'none' }
const people: Record<string, Standing> = {
  member: { roles: [], toTeam: { kind: 'member' }, teaches: true },
  'assigned coach': { roles: ['coach'], toTeam: coach, teaches: false },
  leader: { roles: ['leader'], toTeam: none, teaches: false },
  admin: { roles: ['admin'], toTeam: none, teaches: false },
  'other team': { roles: [], toTeam: none, teaches: true },
}
const whoMay = (policy: PolicyName, facts = { published: true, sharedWithTeams: true }) =>
  Object.keys(people).filter((name) => may(policy, people[name]!, facts))

describe('who sees what, as product.md’s table has it', () => {
  it('the building’s board is for all who work with teams; an admin reads counts', () => {
    expect(whoMay('read the board')).toEqual(['member', 'assigned coach', 'leader', 'other team'])
    expect(whoMay('read the counts')).toEqual(['leader', 'admin'])
  })

  it('the shared card is for nobody until it is published, and for other teams only if the team shares it', () => {
    expect(whoMay('read the card', { published: false, sharedWithTeams: true })).toEqual([])
    expect(whoMay('read the card', { published: true, sharedWithTeams: false })).toEqual(['member', 'assigned coach', 'leader'])
    expect(whoMay('read the card')).toEqual(['member', 'assigned coach', 'leader', 'other team'])
  })

  it('only members publish, reveal, open and close', () => {
    for (const policy of ['publish the card', 'reveal the cards', 'open the next cycle', 'close the cycle', 'run the team'] as const) {
      expect(whoMay(policy)).toEqual(['member'])
    }
  })

  it('a reason why a team could not meet stays with team and coach', () => {
    expect(whoMay('read meetings')).toEqual(['member', 'assigned coach'])
  })

  it('a team’s asks are its members’ to send; coaches, leaders and teachers answer those to them, an admin none', () => {
    expect(whoMay('send asks')).toEqual(['member'])
    expect(whoMay('read the team’s asks')).toEqual(['member', 'assigned coach'])
    for (const policy of ['answer asks', 'read answers to all'] as const) {
      expect(whoMay(policy)).toEqual(['member', 'assigned coach', 'leader', 'other team'])
    }
  })

  it('teams are arranged by leaders and admins; people, roles and retention are the admin’s', () => {
    expect(whoMay('arrange teams')).toEqual(['leader', 'admin'])
    expect(whoMay('arrange the team')).toEqual(['leader', 'admin'])
    expect(whoMay('administer the building')).toEqual(['admin'])
  })

  it('a team’s join code and its door are its members’, and theirs who arrange teams', () => {
    for (const policy of ['hand out the code', 'let people in', 'see who asks to join'] as const) {
      expect(whoMay(policy)).toEqual(['member', 'leader', 'admin'])
    }
  })

  it('a leader who also teaches is a member of their own team and nothing in another', () => {
    const teachingLeader: Standing = { roles: ['leader'], toTeam: none, teaches: true }
    expect(may('read the room', teachingLeader)).toBe(false)
    expect(may('read the room', { ...teachingLeader, toTeam: { kind: 'member' } })).toBe(true)
  })
})
