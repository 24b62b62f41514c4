import { describe, expect, it } from 'vitest'
import { documentKinds } from './fields'
import { mayAddImage, mayClose, mayOpen, mayOpenCycle, mayReadCycle, mayReveal, type Relation } from './policy'

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

  it('a leader, an admin and another team open nothing', () => {
    expect(open({ kind: 'none' })).toEqual([null, null, null])
  })
})

describe('who may do what with a cycle', () => {
  it('only members open, close and reveal; a closed cycle is not closed again', () => {
    const others: Relation[] = [{ ...coach, mayEdit: true }, { kind: 'owner' }, { kind: 'none' }]
    expect([mayOpenCycle, mayReveal].map((may) => may({ kind: 'member' }))).toEqual([true, true])
    expect(mayClose({ kind: 'member' }, { closedAt: null })).toBe(true)
    expect(mayClose({ kind: 'member' }, { closedAt: 1 })).toBe(false)
    for (const relation of others) {
      expect([mayOpenCycle(relation), mayReveal(relation), mayClose(relation, { closedAt: null })]).toEqual([false, false, false])
    }
  })

  it('whoever may open the room may read about the cycle; whoever may write in it may add a picture', () => {
    expect([mayReadCycle(coach), mayAddImage(coach)]).toEqual([true, false])
    expect([mayReadCycle({ kind: 'none' }), mayAddImage({ kind: 'member' })]).toEqual([false, true])
  })
})
