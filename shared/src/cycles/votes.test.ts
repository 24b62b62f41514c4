import { expect, it } from 'vitest'
import { makeCycle } from '../testing/builders'
import { voteKey, votesByCard } from './votes'

it('counts the votes of each card that stands, without those that were taken back', () => {
  const cycle = makeCycle({ cards: [{ id: 'a' }, { id: 'b' }, { id: 'gone' }] })
  const votes = cycle.grid('votes')
  for (const [card, person] of [['a', 'ana'], ['a', 'ben'], ['b', 'ana'], ['gone', 'ben']] as const) votes.set(voteKey(card, person), true)
  votes.set(voteKey('b', 'ana'), false)
  cycle.table('cards').remove('gone')
  expect([...votesByCard(cycle.project().view)]).toEqual([['a', 2], ['b', 0]])
})
