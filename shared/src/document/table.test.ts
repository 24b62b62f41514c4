import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type CycleDocument, cycleDocument } from '../cycles/document'
import { makeCycle } from '../testing/builders'

/** Another replica of the same document: a colleague's tab. */
function colleagueOf(cycle: CycleDocument): CycleDocument {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(cycle.doc))
  return cycleDocument(doc)
}

function meet(...cycles: CycleDocument[]): void {
  const updates = cycles.map(({ doc }) => Y.encodeStateAsUpdate(doc))
  for (const { doc } of cycles) for (const update of updates) Y.applyUpdate(doc, update)
}

describe('rows that several people work on', () => {
  it('keep the words that a colleague types while somebody takes the row away', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.boolean(), (before, typed, colleagueMeetsFirst) => {
        const mine = makeCycle({ observations: [{ id: 'seen', text: before }] })
        const theirs = colleagueOf(mine)
        mine.table('observations').remove('seen')
        theirs.table('observations').text('seen', 'text')?.insert(0, typed)
        meet(...(colleagueMeetsFirst ? [theirs, mine] : [mine, theirs]))
        for (const cycle of [mine, theirs]) {
          expect(cycle.project().view.observations).toEqual([])
          cycle.table('observations').restore('seen')
          expect(cycle.project().view.observations).toEqual([{ id: 'seen', text: typed + before }])
        }
      }),
    )
  })

  it('stand in one order for everybody when two people add at the same place at once', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }), (adds) => {
        const mine = makeCycle({ observations: [{ id: 'first' }, { id: 'last' }] })
        const theirs = colleagueOf(mine)
        for (const isMine of adds) (isMine ? mine : theirs).table('observations').add({}, { after: 'first' })
        meet(mine, theirs)
        const order = mine.table('observations').ids()
        expect(order).toHaveLength(adds.length + 2)
        expect([order.at(0), order.at(-1)]).toEqual(['first', 'last'])
        expect(theirs.table('observations').ids()).toEqual(order)
        expect(theirs.project().view.observations.map(({ id }) => id)).toEqual(order)
      }),
    )
  })

  it('merge what two people type into the same row', () => {
    const mine = makeCycle({ decisions: [{ id: 'one', text: 'Read aloud' }] })
    const theirs = colleagueOf(mine)
    mine.table('decisions').text('one', 'text')?.insert(0, 'Daily: ')
    theirs.table('decisions').text('one', 'text')?.insert('Read aloud'.length, ' together')
    meet(mine, theirs)
    expect(theirs.project().view.decisions[0]?.text).toBe('Daily: Read aloud together')
  })

  it('move without losing what is typed meanwhile', () => {
    const mine = makeCycle({ observations: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })
    const theirs = colleagueOf(mine)
    mine.table('observations').move('c', null)
    theirs.table('observations').text('c', 'text')?.insert(0, 'typed')
    meet(mine, theirs)
    expect(theirs.table('observations').ids()).toEqual(['c', 'a', 'b'])
    expect(mine.project().view.observations[0]?.text).toBe('typed')
  })
})

describe('a row', () => {
  it('comes back from the Removed tray where it stood', () => {
    const cycle = makeCycle({ observations: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })
    cycle.table('observations').remove('b')
    expect(cycle.table('observations').ids()).toEqual(['a', 'c'])
    cycle.table('observations').restore('b')
    expect(cycle.table('observations').ids()).toEqual(['a', 'b', 'c'])
  })

  it('is left as it is when somebody adds another with its id', () => {
    const cycle = makeCycle({ observations: [{ id: 'a', text: 'seen' }] })
    expect(cycle.table('observations').add({ text: 'other' }, { id: 'a' })).toBe('a')
    expect(cycle.project().view.observations).toEqual([{ id: 'a', text: 'seen' }])
  })

  it('takes only values of its kind', () => {
    const cycle = makeCycle({ decisions: [{ id: 'a' }] })
    const decisions = cycle.table('decisions')
    decisions.set('a', 'checkBy', '2026-02-14')
    expect(() => decisions.set('a', 'checkBy', 'soon')).toThrow('decisions.checkBy: not a calendar day')
    expect(() => decisions.add({ checkBy: '2026-13-01' })).toThrow(TypeError)
    expect(decisions.get('a', 'checkBy')).toBe('2026-02-14')
    decisions.set('a', 'checkBy', null)
    expect(decisions.get('a', 'checkBy')).toBeNull()
    decisions.set('nobody', 'checkBy', '2026-02-14')
    expect(decisions.ids()).toEqual(['a'])
  })

  it('is added in one update, whole, so that no two people make the same text twice', () => {
    const cycle = makeCycle()
    let updates = 0
    cycle.doc.on('update', () => (updates += 1))
    const id = cycle.table('inferences').add({ text: 'Because' })
    expect(updates).toBe(1)
    expect(cycle.table('inferences').text(id, 'confirmedBy')).toBeInstanceOf(Y.Text)
  })
})
