import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument } from '../cycles/document'
import { cycleShape, practiceShape } from '../cycles/fields'
import { project } from '../document/projection'
import { inferenceCheck, makeCycle, makePractice } from '../testing/builders'
import { editAtRandom } from '../testing/random-edits'
import { seededRandom } from '../testing/random'
import { compareDocuments } from './compare'
import { restoreInto } from './restore'
import { comparisonSchema, type FieldDifference } from './schema'

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const compareRoom = (before: Y.Doc, after: Y.Doc) => compareDocuments([{ document: 'cycle', before, after }])
const only = (found: FieldDifference[], field: string) => found.filter((difference) => difference.field === field)

describe('two versions side by side', () => {
  it('say word by word what was changed in a text, in the order of the page', () => {
    const cycle = makeCycle({ inquiryQuestion: 'How can we help them infer?', nextQuestion: 'What then?' })
    const before = copyOf(cycle.doc)
    cycle.transact(() => cycle.text('nextQuestion').insert(5, 'now '))
    cycle.transact(() => cycle.text('inquiryQuestion').insert(12, 'all '))
    cycle.set('goalTarget', 60)
    const { differences } = compareRoom(before, cycle.doc)
    expect(differences.map(({ field, step }) => [field, step])).toEqual([['inquiryQuestion', 'C'], ['goalTarget', 'C'], ['nextQuestion', 'R']])
    expect(differences[0]).toMatchObject({
      kind: 'field',
      difference: { as: 'words', emphasis: false, parts: [{ kind: 'same', text: 'How can we ' }, { kind: 'removed' }, { kind: 'added' }, { kind: 'same' }] },
    })
    expect(differences[1]).toMatchObject({ difference: { as: 'value', before: null, after: 60 } })
  })

  it('match rows by their ids: added, removed, changed and moved', () => {
    const cycle = makeCycle({ decisions: [{ id: 'a', text: 'Start aloud', kind: 'start' }, { id: 'b', text: 'Stop drills' }, { id: 'c', text: 'Go on' }, { id: 'e', text: 'Once more' }] })
    const before = copyOf(cycle.doc)
    const decisions = cycle.table('decisions')
    decisions.set('a', 'owner', 'amara')
    decisions.remove('b')
    decisions.add({ text: 'Ask families' }, { id: 'd', after: null })
    decisions.move('e', 'd')
    const { differences, unnamed } = compareRoom(before, cycle.doc)
    const [rows] = only(differences, 'decisions')
    expect(rows?.kind === 'rows' && rows.rows.map(({ id, what, moved, label }) => [id, what, moved, label])).toEqual([
      ['d', 'added', false, 'Ask families'],
      ['e', 'changed', true, 'Once more'],
      ['a', 'changed', false, 'Start aloud'],
      ['b', 'removed', false, 'Stop drills'],
    ])
    expect(unnamed).toEqual(['amara'])
  })

  it('name the rows that others refer to, and say where a count stands', () => {
    const cycle = makeCycle({ ifClauses: [{ id: 'clause', text: 'read aloud' }] }, [inferenceCheck])
    const before = copyOf(cycle.doc)
    cycle.table('adaptations').add({ text: 'Twice', clause: 'clause' })
    const [key] = Object.keys(cycle.project().view.counts)
    cycle.grid('counts').set(key ?? '', 7)
    const { differences, names } = compareRoom(before, cycle.doc)
    expect(names).toEqual({ clause: 'read aloud' })
    const [counts] = only(differences, 'counts')
    expect(counts?.kind === 'counts' && counts.counts).toMatchObject([{ measure: 'Inference check', wave: 'baseline', after: 7 }])
  })

  it('never tell who signed, who voted, or the marks of the server', () => {
    const cycle = makeCycle({ cards: [{ id: 'card', text: 'More', signedBy: 'amara' }] })
    const before = copyOf(cycle.doc)
    cycle.table('cards').set('card', 'signedBy', null)
    cycle.grid('votes').set('card/ben', true)
    cycle.grid('restored').set('worry', 1)
    expect(compareRoom(before, cycle.doc)).toEqual({ differences: [], names: {}, unnamed: [] })
  })

  it('say so where only emphasis differs', () => {
    const cycle = makeCycle({ strengths: 'They retell' })
    const before = copyOf(cycle.doc)
    const paragraph = cycle.rich('strengths').get(0)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (text instanceof Y.XmlText) text.format(0, 4, { bold: {} })
    expect(only(compareRoom(before, cycle.doc).differences, 'strengths')).toMatchObject([{ difference: { emphasis: true, parts: [{ kind: 'same', text: 'They retell' }] } }])
  })

  it('hold both documents of a cycle, and fit what the API says', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const [room, practice] = [makeCycle().doc, makePractice().doc]
        const edit = () => (editAtRandom({ shape: cycleShape, doc: room }, random), editAtRandom({ shape: practiceShape, doc: practice }, random))
        for (let n = 0; n < 20; n++) edit()
        const before = [copyOf(room), copyOf(practice)] as const
        for (let n = 0; n < 20; n++) edit()
        const { differences, names } = compareDocuments([
          { document: 'cycle', before: before[0], after: room },
          { document: 'practice', before: before[1], after: practice },
        ])
        expect(comparisonSchema.parse({ before: null, after: null, differences, names })).toEqual({ before: null, after: null, differences, names })
      }),
      { numRuns: 30 },
    )
  })

  it('are empty where nothing differs, and after a restore but for what stays', () => {
    const random = seededRandom(5)
    const room = { shape: cycleShape, doc: new Y.Doc() }
    for (let n = 0; n < 60; n++) editAtRandom(room, random)
    const before = copyOf(room.doc)
    expect(compareRoom(before, copyOf(before)).differences).toEqual([])
    const typed = cycleDocument(room.doc)
    typed.transact(() => typed.text('worry').insert(0, 'later '))
    typed.table('observations').add({ text: 'later' })
    expect(compareRoom(before, room.doc).differences).toHaveLength(2)
    room.doc.transact(() => restoreInto(room, before))
    expect(compareRoom(before, room.doc).differences).toEqual([])
    expect(project(cycleShape, room.doc).removed.length).toBeGreaterThan(0)
  })
})
