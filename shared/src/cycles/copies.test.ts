import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { makeCycle, makePersonal, makePractice } from '../testing/builders'
import type { Content } from '../document/fill'
import {
  copyAttributions,
  copyCards,
  copyMyImpact,
  copyPredictions,
  copyTries,
  copyVisitNotes,
  countTriers,
  type PersonalSource,
  recordCopies,
} from './copies'
import type { PersonalShape } from './fields'

/** Stands in for the server's HMAC: the same for the same row, in no order that the rows have. */
const copyId = (row: string): string => {
  let hash = 7
  for (const character of row) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
  return `copy-${Math.imul(hash, 2_654_435_761) >>> 0}`
}

function sourceOf(author: string, content: Content<PersonalShape>): PersonalSource {
  return { documentId: `personal-of-${author}`, author, view: makePersonal(content).project().view }
}

const ana = sourceOf('ana', { predictions: [{ id: 'p1', text: 'Half will infer' }, { id: 'p2', text: '  ' }] })
const ben = sourceOf('ben', { predictions: [{ id: 'p1', text: 'Most will' , signed: true }] })

describe('a reveal', () => {
  it('copies everybody’s cards once, unsigned unless their author signs', () => {
    const cycle = makeCycle()
    expect(copyPredictions(cycle, [ana, ben], copyId).count).toBe(2)
    const { predictions } = cycle.project().view
    expect(predictions.map(({ text, signedBy }) => `${text} (${signedBy})`).sort()).toEqual([
      'Half will infer (null)',
      'Most will (ben)',
    ])
    expect(copyPredictions(cycle, [ben, ana], copyId).count).toBe(0)
    expect(cycle.project().view.predictions).toEqual(predictions)
  })

  it('leaves a copy alone that the team has taken away, moved or edited since', () => {
    const cycle = makeCycle()
    copyPredictions(cycle, [ana, ben], copyId)
    const [first = '', second = ''] = cycle.table('predictions').ids()
    cycle.table('predictions').remove(first)
    cycle.table('predictions').text(second, 'text')?.insert(0, 'Edited: ')
    const before = cycle.project()
    expect(copyPredictions(cycle, [ana, ben], copyId).count).toBe(0)
    expect(cycle.project()).toEqual(before)
  })

  it('stands in an order that says nothing about who wrote what', () => {
    const people = ['ana', 'ben', 'cy', 'dee'].map((author) =>
      sourceOf(author, { cards: [{ id: `${author}-1`, kind: 'start', text: `${author} 1` }, { id: `${author}-2`, text: 'x' }] }),
    )
    const together = makeCycle()
    copyCards(together, people, copyId)
    const oneByOne = makeCycle()
    for (const person of [...people].reverse()) copyCards(oneByOne, [person], copyId)
    const order = together.table('cards').ids()
    expect(order).toEqual([...order].sort())
    expect(oneByOne.table('cards').ids()).toEqual(order)
  })

  it('carries no trace of an author who did not sign: no name, no document, no client id', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ did: fc.string({ minLength: 1 }), signed: fc.boolean() }), { maxLength: 8 }), (rows) => {
        const personal = makePersonal({ tries: rows.map((row) => ({ ...row, done: true })) })
        const source = { documentId: 'document-of-ana', author: 'person-ana', view: personal.project().view }
        const practice = makePractice()
        copyTries(practice, [source], copyId)
        countTriers(practice, [source])
        const clients = Y.decodeStateVector(Y.encodeStateVector(practice.doc))
        expect(clients.has(personal.doc.clientID)).toBe(false)
        const plain = JSON.stringify(practice.project().view)
        const isSigned = rows.some(({ did, signed }) => signed && did.trim() !== '')
        expect(plain.includes('person-ana')).toBe(isSigned)
        expect(plain).not.toContain('document-of-ana')
        for (const { id } of source.view.tries) expect(plain).not.toContain(id)
      }),
    )
  })

  it('is the same however often and in whatever order it is repeated', () => {
    const people = fc.array(
      fc.record({
        author: fc.constantFrom('ana', 'ben', 'cy'),
        text: fc.string(),
        kind: fc.constantFrom('start' as const, 'stop' as const, null),
      }),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(people, fc.array(fc.nat(9), { maxLength: 12 }), (cards, repeats) => {
        const sources = cards.map(({ author, ...card }, i) => sourceOf(author, { cards: [{ id: `card-${i}`, ...card }] }))
        const cycle = makeCycle()
        copyCards(cycle, sources, copyId)
        const once = cycle.project()
        for (const i of repeats) copyCards(cycle, sources.slice(i), copyId)
        expect(cycle.project()).toEqual(once)
      }),
    )
  })
})

describe('copies into the practice document', () => {
  const written = sourceOf('ana', {
    tries: [
      { id: 'done', date: '2026-01-12', clause: 'aloud', did: 'Read a page', puzzle: 'Why so quiet?', toTheTable: true, done: true },
      { id: 'draft', clause: 'aloud', did: 'Not yet' },
      { id: 'blank', clause: 'listen', done: true },
    ],
    attributions: [{ id: 'cause', cause: 'No time', column: 'fixed', reframe: 'Shorter texts', done: true }, { cause: 'draft' }],
  })

  it('hold the tries and causes that are done, and no drafts', () => {
    const practice = makePractice()
    expect(copyTries(practice, [written], copyId).count).toBe(1)
    expect(copyAttributions(practice, [written], copyId).count).toBe(1)
    const { tries, attributions } = practice.project().view
    expect(tries).toEqual([
      {
        id: copyId('personal-of-ana/done'),
        date: '2026-01-12',
        clause: 'aloud',
        did: 'Read a page',
        students: '',
        puzzle: 'Why so quiet?',
        toTheTable: true,
        signedBy: null,
      },
    ])
    expect(attributions.map(({ cause, column, asAsk }) => [cause, column, asAsk])).toEqual([['No time', 'fixed', false]])
  })

  it('count how many of us tried a clause, not who, and forget a clause that nobody tries any more', () => {
    const practice = makePractice({ triers: { gone: 2 } })
    const ben = sourceOf('ben', {
      tries: [
        { clause: 'aloud', did: 'Once', done: true },
        { clause: 'aloud', did: 'Twice', done: true },
      ],
    })
    countTriers(practice, [written, ben])
    expect({ ...practice.project().view.triers }).toEqual({ aloud: 2 })
  })
})

describe('my impact', () => {
  it('reaches the team only when its author shares it, one copy an author', () => {
    const cycle = makeCycle()
    const mine = { myImpact: 'I waited longer', myImpactShared: true }
    const sources = [sourceOf('ana', mine), sourceOf('ben', { ...mine, myImpactSigned: true }), sourceOf('cy', { myImpact: 'x' })]
    expect(copyMyImpact(cycle, sources, copyId).count).toBe(2)
    expect(cycle.project().view.sharedImpacts.map(({ signedBy }) => String(signedBy)).sort()).toEqual(['ben', 'null'])
  })
})

describe('a note after a visit', () => {
  it('goes to the host of the visit and to nobody else', () => {
    const { visits } = makeCycle({
      visits: [
        { id: 'open', kind: 'open', person: 'host', with: 'ana' },
        { id: 'wish', kind: 'wish', person: 'ana', with: 'host' },
        { id: 'other', kind: 'open', person: 'ben', with: 'ana' },
      ],
    }).project().view
    const note = (visit: string) => ({ visit, text: `On ${visit}`, done: true })
    const visitor = sourceOf('ana', { visitNotes: [note('open'), note('wish'), note('other'), { visit: 'open', text: 'draft' }] })
    const host = makePersonal()
    expect(copyVisitNotes(host, 'host', visits, [visitor], copyId).count).toBe(2)
    expect(host.project().view.receivedNotes.map(({ text, from }) => `${text} from ${from}`).sort()).toEqual([
      'On open from ana',
      'On wish from ana',
    ])
  })
})

describe('what an author can tell about their own rows', () => {
  it('is which copy each became, noted once, also when the note was lost the first time', () => {
    const cycle = makeCycle()
    copyPredictions(cycle, [ana], copyId)
    const { count, marks } = copyPredictions(cycle, [ana], copyId)
    expect(count).toBe(0)
    const personal = makePersonal()
    expect(recordCopies(personal, marks)).toBe(1)
    expect(recordCopies(personal, marks)).toBe(0)
    expect(personal.project().view.copies.map(({ row, copy }) => [row, copy])).toEqual([['p1', copyId('personal-of-ana/p1')]])
  })
})
