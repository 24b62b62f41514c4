import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cycleShape } from '../cycles/fields'
import { project } from '../document/projection'
import { makeCycle, makePractice } from '../testing/builders'
import { editAtRandom } from '../testing/random-edits'
import { seededRandom } from '../testing/random'
import { changesBetween } from './changes'
import { digest, type Entry } from './digest'
import { changeSchema } from './schema'

const one = { row: null, column: null, count: 1 }

/** As it is kept: how many, not which. */
const kept = (...states: Parameters<typeof changesBetween>) =>
  changesBetween(...states).map(({ members, ...noted }) => ({ ...noted, count: members.length }))

describe('L8 what changed between two states', () => {
  it('is told by field, by row and by kind', () => {
    const cycle = makeCycle({ worry: 'a', because: 'b', observations: [{ id: 'seen', text: 'c' }], decisions: [{ id: 'decided', text: 'd' }] })
    const before = cycle.project().view
    cycle.transact(() => cycle.text('worry').insert(1, 'z'))
    cycle.transact(() => cycle.text('because').delete(0, 1))
    cycle.set('goalTarget', 60)
    cycle.set('cardsRevealed', true)
    cycle.table('observations').remove('seen')
    cycle.table('observations').add({ text: 'e' }, { id: 'new' })
    cycle.table('decisions').set('decided', 'checkBy', '2026-03-01')
    cycle.grid('counts').set('w/whole/n', 7)
    cycle.grid('counts').set('w/whole/met', 5)
    expect(kept('cycle', before, cycle.project().view)).toEqual([
      { ...one, field: 'worry', what: 'written' },
      { ...one, field: 'goalTarget', what: 'chosen' },
      { ...one, field: 'because', what: 'cleared' },
      { ...one, field: 'cardsRevealed', what: 'revealed' },
      { ...one, field: 'observations', row: 'new', what: 'added' },
      { ...one, field: 'observations', row: 'seen', what: 'removed' },
      { ...one, field: 'decisions', row: 'decided', column: 'checkBy', what: 'chosen' },
      { ...one, field: 'counts', what: 'counted', count: 2 },
    ])
  })

  it('does not say which unsigned row it was, nor whose, nor together with what', () => {
    const practice = makePractice({ tries: [{ id: 'one', did: 'Read' }, { id: 'two', did: 'Asked' }] })
    const before = practice.project().view
    practice.transact(() => practice.table('tries').text('one', 'did')?.insert(0, 'x'))
    practice.transact(() => practice.table('tries').text('one', 'puzzle')?.insert(0, 'x'))
    practice.table('tries').add({ did: 'Again' }, { id: 'three' })
    practice.table('tries').set('two', 'signedBy', 'amara')
    expect(kept('practice', before, practice.project().view)).toEqual([
      { ...one, field: 'tries', what: 'written' },
      { ...one, field: 'tries', what: 'added' },
    ])
  })

  it('reads states as older code has kept them, or nothing at all', () => {
    const { view } = makeCycle({ worry: 'a' }).project()
    const older = { ...view, restored: undefined, worry: undefined, counts: undefined, observations: 'damaged' }
    expect(kept('cycle', older, view)).toEqual([{ ...one, field: 'worry', what: 'written' }])
    expect(kept('cycle', {}, view)).toEqual([{ ...one, field: 'worry', what: 'written' }])
  })

  it('holds nothing that anybody has typed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const room = { shape: cycleShape, doc: new Y.Doc() }
        for (let n = 0; n < 30; n++) editAtRandom(room, random)
        const before = project(cycleShape, room.doc).view
        for (let n = 0; n < 30; n++) editAtRandom(room, random)
        const noted = kept('cycle', before, project(cycleShape, room.doc).view)
        // Ids are drawn at random, and may spell anything.
        const told = JSON.stringify(noted.map((entry) => ({ ...entry, row: null })))
        for (const word of ['aloud', 'deux', 'niño', '読む', 'somebody']) expect(told).not.toContain(word)
      }),
      { numRuns: 40 },
    )
  })
})

describe('what changed since I was last here', () => {
  const entry = (changes: Partial<Entry>): Entry => ({ document: 'cycle', field: 'observations', row: 'a', column: null, what: 'written', count: 1, at: 1, ...changes })
  const told = (...entries: Entry[]) => digest(entries, (_field, row) => (row === 'gone' ? null : `words of ${row}`)).map((change) => changeSchema.parse(change))

  it('is one sentence a field and kind, in the order of the page', () => {
    const changes = told(
      entry({ field: 'nextQuestion', row: null, at: 2 }),
      entry({ what: 'added', row: 'b', at: 4 }),
      entry({ what: 'added', row: 'c', at: 3 }),
      entry({ field: 'worry', row: null, count: 1 }),
      entry({ field: 'worry', row: null, at: 9 }),
      entry({ field: 'counts', row: null, what: 'counted', count: 4 }),
      entry({ field: 'counts', row: null, what: 'counted', count: 2 }),
      entry({ document: 'practice', field: 'tries', row: null, what: 'added', count: 2 }),
      entry({ field: null, row: null, what: 'restored' }),
    )
    expect(changes.map(({ field, what, count, at, step }) => [field, what, count, at, step])).toEqual([
      [null, 'restored', 1, 1, null],
      ['worry', 'written', 1, 9, 'C'],
      ['counts', 'counted', 6, 1, 'C'],
      ['observations', 'added', 2, 4, 'C'],
      ['tries', 'added', 2, 1, 'E'],
      ['nextQuestion', 'written', 1, 2, 'R'],
    ])
    expect(changes[3]?.rows).toEqual([{ id: 'b', label: 'words of b' }, { id: 'c', label: 'words of c' }])
  })

  it('leaves out what came and went again, and what was done to rows that are new or gone', () => {
    expect(told(entry({ what: 'added' }), entry({ column: 'text' }), entry({ what: 'removed' }))).toEqual([])
    expect(told(entry({ what: 'removed' }), entry({ what: 'brought-back' }))).toEqual([])
    expect(told(entry({ what: 'added' }), entry({ column: 'text' }))).toMatchObject([{ what: 'added', count: 1 }])
    expect(told(entry({ column: 'text' }), entry({ what: 'removed', row: 'gone' }), entry({ column: 'text', row: 'gone' }))).toMatchObject([
      { what: 'written', count: 1, columns: ['text'], rows: [{ id: 'a' }] },
      { what: 'removed', count: 1, rows: [] },
    ])
  })
})
